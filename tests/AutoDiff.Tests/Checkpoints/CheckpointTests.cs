using System.Buffers.Binary;
using System.Text;
using AutoDiff.Checkpoints;

namespace AutoDiff.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_read_is_bit_for_bit_what_was_put()
    {
        double[] doubles = [0.1, -0.0, double.NaN, double.Epsilon, double.PositiveInfinity, 1e300];
        float[] floats = [0.1f, float.NaN];
        Checkpoint saved = new();
        saved.Put<double>("w", doubles, 2, 3);
        saved.Put<float>("b", floats);
        saved.Put("epoch", "7 \"ö\"");
        saved.Save(_path);
        Checkpoint loaded = Checkpoint.Load(_path);
        double[] w = new double[6];
        float[] b = new float[2];
        loaded.Get<double>("w", w);
        loaded.Get<float>("b", b);
        Assert.Equal(doubles.Select(BitConverter.DoubleToInt64Bits), w.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(floats.Select(BitConverter.SingleToInt32Bits), b.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal("7 \"ö\"", loaded.GetText("epoch"));
        Assert.Equal(["b", "w"], loaded.Names);
    }

    [Fact]
    public void The_file_has_the_safetensors_layout()
    {
        Checkpoint checkpoint = new();
        checkpoint.Put<float>("w", [1, 2, 3, 4], 2, 2);
        checkpoint.Save(_path);
        byte[] bytes = File.ReadAllBytes(_path);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal("""{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(8 + length + 16, bytes.Length);
        Assert.Equal(3f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + 8)));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_no_draft()
    {
        Checkpoint checkpoint = new();
        checkpoint.Put<double>("w", [1]);
        checkpoint.Save(_path);
        Directory.CreateDirectory(_path + ".tmp");
        try
        {
            Assert.ThrowsAny<Exception>(() => checkpoint.Save(_path));
        }
        finally
        {
            Directory.Delete(_path + ".tmp");
        }

        double[] w = new double[1];
        Checkpoint.Load(_path).Get<double>("w", w);
        Assert.Equal([1], w);
        checkpoint.Save(_path);
        Assert.False(File.Exists(_path + ".tmp"));
    }

    [Fact]
    public void Every_damaged_file_gives_an_error_that_names_it()
    {
        Checkpoint checkpoint = new();
        checkpoint.Put<double>("w", [1, 2, 3]);
        checkpoint.Put("epoch", "3");
        checkpoint.Save(_path);
        byte[] whole = File.ReadAllBytes(_path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            Assert.Contains(_path, Assert.Throws<InvalidDataException>(() => Checkpoint.Load(_path)).Message, StringComparison.Ordinal);
        }

        Random random = new(1);
        for (int trial = 0; trial < 500; trial++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(whole.Length - 24)] = (byte)random.Next(256);
            File.WriteAllBytes(_path, damaged);
            // A changed name is a good file; anything else is refused, and nothing else is thrown.
            try
            {
                Checkpoint.Load(_path);
            }
            catch (InvalidDataException)
            {
            }
        }

        File.WriteAllText(_path, "<html>this is some other file, and long enough</html>");
        Assert.Throws<InvalidDataException>(() => Checkpoint.Load(_path));
    }

    [Fact]
    public void What_is_missing_or_of_another_shape_or_type_is_named()
    {
        Checkpoint checkpoint = new();
        checkpoint.Put<double>("w", [1, 2, 3]);
        Assert.Contains("'v'", Assert.Throws<InvalidDataException>(() => checkpoint.Get<double>("v", new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("[3]", Assert.Throws<InvalidDataException>(() => checkpoint.Get<double>("w", new double[2])).Message, StringComparison.Ordinal);
        Assert.Contains("F64", Assert.Throws<InvalidDataException>(() => checkpoint.Get<float>("w", new float[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("shape", () => checkpoint.Put<double>("x", [1, 2, 3], 2, 2));
    }
}
