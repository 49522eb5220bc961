using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiff.Parameters;

/// <summary>
/// The real-valued parameters of an object, such as a model's: its fields and auto-properties of the number type <typeparamref name="T"/>,
/// its arrays of it (any rank, also arrays of arrays), and those of the objects that it holds, by path. Read-only numbers are constants, not
/// parameters; read-only arrays are parameters. Fields of other types are left alone.
/// </summary>
/// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class ParameterObject<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly List<ParameterBuffer<T>> _buffers = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    private ParameterObject(object model)
    {
        Visit(model, string.Empty);
        Count = _buffers.Sum(buffer => (long)buffer.Length);
    }

    /// <summary>The arrays and numbers, base classes first, in the order in which the fields are declared.</summary>
    public IReadOnlyList<ParameterBuffer<T>> Buffers => _buffers;

    /// <summary>The number of parameters in all buffers.</summary>
    public long Count { get; }

    /// <summary>Finds the parameters of an object. The view stays valid while no array or nested object is replaced.</summary>
    /// <param name="model">The object.</param>
    /// <returns>Its parameters.</returns>
    /// <exception cref="ArgumentException">Something is held twice (its gradient would be counted twice), or there is no parameter.</exception>
    /// <exception cref="NotSupportedException">A struct holds numbers of type <typeparamref name="T"/>; use fields of their own.</exception>
    public static ParameterObject<T> Of(object model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ParameterObject<T> parameters = new(model);
        return parameters._buffers.Count > 0
            ? parameters
            : throw new ArgumentException($"{model.GetType().Name} has no parameters of type {typeof(T).Name}.", nameof(model));
    }

    /// <summary>Copies all values to one flat buffer.</summary>
    /// <param name="values">Is set; of <see cref="Count"/>.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public void CopyTo(Span<T> values)
    {
        RequireCount(values.Length);
        foreach (ParameterBuffer<T> buffer in _buffers)
        {
            buffer.CopyTo(values[..buffer.Length]);
            values = values[buffer.Length..];
        }
    }

    /// <summary>Sets all values from one flat buffer.</summary>
    /// <param name="values">Of <see cref="Count"/>.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public void CopyFrom(ReadOnlySpan<T> values)
    {
        RequireCount(values.Length);
        foreach (ParameterBuffer<T> buffer in _buffers)
        {
            buffer.CopyFrom(values[..buffer.Length]);
            values = values[buffer.Length..];
        }
    }

    /// <summary>The path of one value of the flat buffer: <c>layer1.weights[3, 17]</c>.</summary>
    /// <param name="index">Its index.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public string PathOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        foreach (ParameterBuffer<T> buffer in _buffers)
        {
            if (index < buffer.Length)
            {
                return buffer.PathOf((int)index);
            }

            index -= buffer.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(index), $"There are {Count} parameters.");
    }

    /// <summary>Whether another object has the same paths and shapes.</summary>
    /// <param name="other">Its parameters.</param>
    /// <returns>Null where it has; else the first difference, in words.</returns>
    public string? DifferenceTo(ParameterObject<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0; i < Math.Max(_buffers.Count, other._buffers.Count); i++)
        {
            if (i >= _buffers.Count || i >= other._buffers.Count)
            {
                return $"{(i < _buffers.Count ? this : other)._buffers[i].Path} is in one of them only";
            }

            ParameterBuffer<T> mine = _buffers[i];
            ParameterBuffer<T> others = other._buffers[i];
            if (mine.Path != others.Path)
            {
                return $"{mine.Path} stands where the other has {others.Path}";
            }

            if (!mine.Shape.SequenceEqual(others.Shape))
            {
                return $"{mine.Path} is {ShapeText(mine)} in one and {ShapeText(others)} in the other";
            }
        }

        return null;
    }

    private static string ShapeText(ParameterBuffer<T> buffer) => $"[{string.Join(", ", buffer.Shape)}]";

    private void Visit(object model, string prefix)
    {
        Note(model, prefix);
        Stack<Type> types = [];
        for (Type? type = model.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            types.Push(type);
        }

        foreach (FieldInfo field in types.SelectMany(type => type.GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)))
        {
            string path = prefix + NameOf(field);
            if (field.FieldType == typeof(T))
            {
                if (!field.IsInitOnly)
                {
                    _buffers.Add(new ScalarParameter<T>(path, model, field));
                }
            }
            else if (field.GetValue(model) is { } value)
            {
                Add(value, path);
            }
        }
    }

    private void Add(object value, string path)
    {
        Type type = value.GetType();
        switch (value)
        {
            case Array array when type.GetElementType() == typeof(T):
                Note(array, path);
                _buffers.Add(new ArrayParameter<T>(path, array));
                break;
            case Array { Rank: 1 } array when !type.GetElementType()!.IsValueType:
                int index = 0;
                foreach (object? element in (IEnumerable)array)
                {
                    if (element is not null)
                    {
                        Add(element, $"{path}[{index}]");
                    }

                    index++;
                }

                break;
            case string or Delegate or Array or Type:
                break;
            case ValueType:
                if (!type.IsPrimitive && !type.IsEnum && HoldsNumbers(type))
                {
                    throw new NotSupportedException($"{path} is a struct of type {type.Name} with numbers in it; parameters are fields and arrays of classes.");
                }

                break;
            default:
                // Objects of the runtime's own (locks, lists, random sources) hold no parameters of the user's.
                if (type.Assembly != typeof(object).Assembly)
                {
                    Visit(value, path + ".");
                }

                break;
        }
    }

    private void Note(object value, string path)
    {
        // Zero-length arrays are commonly shared, and hold nothing that could be counted twice.
        if (value is not Array { Length: 0 } && !_seen.Add(value))
        {
            throw new ArgumentException($"{path.TrimEnd('.')} holds something that the object holds elsewhere too; its gradient would be counted twice.");
        }
    }

    private static bool HoldsNumbers(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(field => field.FieldType == typeof(T)) && type.Assembly != typeof(object).Assembly;

    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private void RequireCount(int length)
    {
        if (length != Count)
        {
            throw new ArgumentException($"The object has {Count} parameters, not {length}.");
        }
    }
}
