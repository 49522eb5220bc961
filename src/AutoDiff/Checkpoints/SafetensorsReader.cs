using System.Buffers.Binary;
using System.Text.Json;

namespace AutoDiff.Checkpoints;

/// <summary>Reads the safetensors layout, and believes nothing of it before it has been checked.</summary>
internal static class SafetensorsReader
{
    // The format's own limit.
    private const long LongestHeader = 100_000_000;

    public static Checkpoint Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            return Read(file);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new InvalidDataException($"'{path}' is damaged, or no safetensors file: its header is not as it should be ({e.Message})", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"'{path}' is damaged, or no safetensors file: {e.Message}", e);
        }
    }

    private static Checkpoint Read(FileStream file)
    {
        if (file.Length < 8)
        {
            throw new InvalidDataException($"it has {file.Length} bytes.");
        }

        byte[] start = new byte[8];
        file.ReadExactly(start);
        long length = BinaryPrimitives.ReadInt64LittleEndian(start);
        if (length < 2 || length > LongestHeader || length > file.Length - 8)
        {
            throw new InvalidDataException($"a header of {length} bytes does not fit into {file.Length}.");
        }

        byte[] header = new byte[length];
        file.ReadExactly(header);
        byte[] data = new byte[file.Length - 8 - length];
        file.ReadExactly(data);
        using JsonDocument json = JsonDocument.Parse(header);
        List<KeyValuePair<string, Tensor>> tensors = [];
        List<KeyValuePair<string, string>> texts = [];
        long used = 0;
        foreach (JsonProperty property in json.RootElement.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                texts.AddRange(property.Value.EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value.GetString() ?? string.Empty)));
                continue;
            }

            Tensor tensor = Read(property.Name, property.Value, data);
            used += tensor.Bytes.Length;
            tensors.Add(KeyValuePair.Create(property.Name, tensor));
        }

        RequireUnique(tensors.Select(t => t.Key).Concat(texts.Select(t => t.Key + " ")));
        return used == data.Length
            ? new Checkpoint(tensors, texts)
            : throw new InvalidDataException($"its arrays take {used} bytes, and {data.Length} are there.");
    }

    private static Tensor Read(string name, JsonElement entry, byte[] data)
    {
        string type = entry.GetProperty("dtype").GetString() ?? string.Empty;
        int size = Tensor.SizeOf(type);
        if (size == 0)
        {
            throw new InvalidDataException($"'{name}' holds numbers of type {type}; known are F64 and F32.");
        }

        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];
        long[] offsets = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt64())];
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > data.Length)
        {
            throw new InvalidDataException($"'{name}' lies outside of the file.");
        }

        long expected = shape.Aggregate((long)size, (product, length) => length >= 0 ? checked(product * length) : throw new InvalidDataException($"'{name}' has a negative size."));
        if (offsets[1] - offsets[0] != expected)
        {
            throw new InvalidDataException($"'{name}' should take {expected} bytes, and takes {offsets[1] - offsets[0]}.");
        }

        return new Tensor(type, shape, data[(int)offsets[0]..(int)offsets[1]]);
    }

    private static void RequireUnique(IEnumerable<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                throw new InvalidDataException($"'{name.Trim()}' is there twice.");
            }
        }
    }
}
