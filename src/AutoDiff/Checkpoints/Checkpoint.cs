using System.Globalization;
using System.Numerics;
using AutoDiff.Optimization;
using AutoDiff.Parameters;

namespace AutoDiff.Checkpoints;

/// <summary>
/// Named arrays of numbers and named texts in one file of the safetensors layout, which Python reads
/// (<c>safetensors.numpy.load_file</c>): a model, the state of its optimizer, how far the training had come. What is read is bit for bit
/// what was put.
/// </summary>
public sealed class Checkpoint
{
    private readonly SortedDictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Makes an empty one.</summary>
    public Checkpoint()
    {
    }

    internal Checkpoint(IEnumerable<KeyValuePair<string, Tensor>> tensors, IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach ((string name, Tensor tensor) in tensors)
        {
            _tensors.Add(name, tensor);
        }

        foreach ((string name, string text) in texts)
        {
            _texts.Add(name, text);
        }
    }

    /// <summary>The names of the arrays, sorted.</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>The texts, by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    internal IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>Puts a text; one of the same name is replaced.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    public void Put(string name, string text) => _texts[name] = text;

    /// <summary>Puts a copy of an array; one of the same name is replaced.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values, in row-major order.</param>
    /// <param name="shape">The sizes along each dimension; left out, one dimension.</param>
    /// <exception cref="ArgumentException">The shape has not as many values.</exception>
    public void Put<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        int[] sizes = shape.IsEmpty ? [values.Length] : shape.ToArray();
        PutRaw(name, values, sizes);
    }

    /// <summary>Puts all parameters of an object, each under the name and its path.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">What stands before the paths, with a dot.</param>
    /// <param name="parameters">The parameters.</param>
    public void Put<T>(string name, ParameterObject<T> parameters)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (ParameterBuffer<T> buffer in parameters.Buffers)
        {
            T[] values = new T[buffer.Length];
            buffer.CopyTo(values);
            PutRaw<T>($"{name}.{buffer.Path}", values, [.. buffer.Shape]);
        }
    }

    /// <summary>Puts what an optimizer remembers.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">What stands before the names of its buffers, with a dot.</param>
    /// <param name="optimizer">The optimizer.</param>
    public void Put<T>(string name, Optimizer<T> optimizer)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        foreach (OptimizerBuffer<T> buffer in optimizer.State)
        {
            PutRaw<T>($"{name}.{buffer.Name}", buffer.Values, [buffer.Values.Length]);
        }

        Put(name + ".kind", KindOf(optimizer));
        Put(name + ".steps", optimizer.Steps.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public string GetText(string name) =>
        _texts.TryGetValue(name, out string? text) ? text : throw new InvalidDataException($"The checkpoint has no text '{name}'.");

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Is set; of its length.</param>
    /// <exception cref="InvalidDataException">There is none of that name, number type and length.</exception>
    public void Get<T>(string name, Span<T> values)
        where T : IFloatingPointIeee754<T> => ValuesOf<T>(name, values.Length).CopyTo(values);

    /// <summary>Reads the parameters of an object. Where something does not fit, nothing is changed.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name under which they were put.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="InvalidDataException">A parameter is missing or has another shape.</exception>
    public void Get<T>(string name, ParameterObject<T> parameters)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        T[][] values = [.. parameters.Buffers.Select(buffer => ValuesOf<T>($"{name}.{buffer.Path}", buffer.Length, buffer.Shape))];
        for (int i = 0; i < values.Length; i++)
        {
            parameters.Buffers[i].CopyFrom(values[i]);
        }
    }

    /// <summary>Reads what an optimizer remembers. Where something does not fit, nothing is changed.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name under which it was put.</param>
    /// <param name="optimizer">An optimizer of the same kind and length.</param>
    /// <exception cref="InvalidDataException">It was of another kind or length, or something is missing.</exception>
    public void Get<T>(string name, Optimizer<T> optimizer)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        (long steps, T[][] state) = Require(name, optimizer);
        optimizer.Restore(steps, state);
    }

    /// <summary>Writes the file: beside its place first, then renamed, so that an interruption leaves the old one whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => SafetensorsWriter.Write(this, path);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="InvalidDataException">It is damaged or something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Checkpoint Load(string path) => SafetensorsReader.Read(path);

    internal (long Steps, T[][] State) Require<T>(string name, Optimizer<T> optimizer)
        where T : IFloatingPointIeee754<T>
    {
        string kind = GetText(name + ".kind");
        if (kind != KindOf(optimizer))
        {
            throw new InvalidDataException($"'{name}' was saved from the optimizer {kind}, not {KindOf(optimizer)}.");
        }

        if (!long.TryParse(GetText(name + ".steps"), NumberStyles.None, CultureInfo.InvariantCulture, out long steps))
        {
            throw new InvalidDataException($"'{name}.steps' is not a number of steps.");
        }

        return (steps, [.. optimizer.State.Select(buffer => ValuesOf<T>($"{name}.{buffer.Name}", buffer.Values.Length))]);
    }

    private static string KindOf(object optimizer) => optimizer.GetType().Name.Split('`')[0];

    private void PutRaw<T>(string name, ReadOnlySpan<T> values, int[] shape)
    {
        if (shape.Aggregate(1L, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException($"The shape [{string.Join(", ", shape)}] has not {values.Length} values.", nameof(shape));
        }

        _tensors[name] = Tensor.Of(values, shape);
    }

    private T[] ValuesOf<T>(string name, int length, IReadOnlyList<int>? shape = null)
    {
        if (!_tensors.TryGetValue(name, out Tensor? tensor))
        {
            throw new InvalidDataException($"The checkpoint has no array '{name}'.");
        }

        T[] values = tensor.ToArray<T>(name);
        return values.Length == length && (shape is null || shape.SequenceEqual(tensor.Shape))
            ? values
            : throw new InvalidDataException($"'{name}' has the shape [{string.Join(", ", tensor.Shape)}] in the checkpoint, not [{string.Join(", ", shape ?? [length])}].");
    }
}
