using System.Buffers.Binary;
using System.Text.Json;

namespace AutoDiff.Checkpoints;

/// <summary>
/// Writes the safetensors layout: the length of the header in 8 bytes, the header in JSON (padded to a multiple of 8), the values. Source:
/// the format's description at github.com/huggingface/safetensors.
/// </summary>
internal static class SafetensorsWriter
{
    public static void Write(Checkpoint checkpoint, string path)
    {
        // In the same folder, so that the renaming is one step of the file system.
        string draft = path + ".tmp";
        try
        {
            using (FileStream file = new(draft, FileMode.Create, FileAccess.Write))
            {
                Write(checkpoint, file);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static void Write(Checkpoint checkpoint, Stream file)
    {
        byte[] header = Header(checkpoint);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (Tensor tensor in checkpoint.Tensors.Values)
        {
            file.Write(tensor.Bytes);
        }
    }

    private static byte[] Header(Checkpoint checkpoint)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            if (checkpoint.Texts.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string name, string value) in checkpoint.Texts)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach ((string name, Tensor tensor) in checkpoint.Tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", tensor.Type);
                WriteArray(json, "shape", tensor.Shape.Select(size => (long)size));
                WriteArray(json, "data_offsets", [offset, offset + tensor.Bytes.Length]);
                json.WriteEndObject();
                offset += tensor.Bytes.Length;
            }

            json.WriteEndObject();
        }

        while (text.Length % 8 != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
