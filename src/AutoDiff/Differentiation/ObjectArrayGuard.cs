using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>The checks that generated methods make on arrays and lists of objects before they write anything.</summary>
public static class ObjectArrayGuard
{
    /// <summary>A gradient or tangent has as many objects as what it belongs to, every one of them its own.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void SameLength(
        IReadOnlyList<object?>? objects,
        IReadOnlyList<object?>? expected,
        [CallerArgumentExpression(nameof(objects))] string name = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "")
    {
        if (ObjectArray.Count(objects) != ObjectArray.Count(expected))
        {
            throw new ArgumentException($"'{name}' has {ObjectArray.Count(objects)} elements, but '{expectedName}' has {ObjectArray.Count(expected)}.", name);
        }

        for (int i = 0; i < ObjectArray.Count(objects); i++)
        {
            ObjectGuard.Present(objects![i], $"{name}[{i}]");
            ObjectGuard.Present(expected![i], $"{expectedName}[{i}]");
        }
    }

    /// <summary>The array that each object has is as long as that of the object that it belongs to.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    public static void SameShape<TObject>(
        IReadOnlyList<TObject>? objects,
        IReadOnlyList<TObject>? expected,
        Func<TObject, Array?> member,
        [CallerArgumentExpression(nameof(objects))] string name = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "",
        [CallerArgumentExpression(nameof(member))] string memberName = "")
        where TObject : class
    {
        string path = ArgumentText.Path(memberName);
        for (int i = 0; i < ObjectArray.Count(objects); i++)
        {
            BufferGuard.SameShape(member(objects![i]) ?? Array.Empty<TObject>(), member(expected![i]) ?? Array.Empty<TObject>(), $"{name}[{i}]{path}", $"{expectedName}[{i}]{path}");
        }
    }

    /// <summary>No object that is written stands in two places.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Distinct(IReadOnlyList<object?>? written, [CallerArgumentExpression(nameof(written))] string name = "")
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < ObjectArray.Count(written); i++)
        {
            if (written![i] is { } one && !IsEmpty(one) && !seen.Add(one))
            {
                throw new ArgumentException($"'{ArgumentText.Name(name)}' is written and has the same object in two places, one of them index {i}.", ArgumentText.Name(name));
            }
        }
    }

    /// <summary>Two arrays of objects have none in common, or one does not hold the other, which is an object.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Apart(
        IReadOnlyList<object?>? objects,
        object? other,
        [CallerArgumentExpression(nameof(objects))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        HashSet<object?> others = new(other is IReadOnlyList<object?> list ? list : [other], ReferenceEqualityComparer.Instance);
        foreach (object? one in objects ?? [])
        {
            if (one is not null && !IsEmpty(one) && others.Contains(one))
            {
                throw new ArgumentException($"'{ArgumentText.Name(name)}' must share no object with '{ArgumentText.Name(otherName)}', one of which is written.", ArgumentText.Name(name));
            }
        }
    }

    /// <summary>No array that an object has shares memory with the buffer.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Apart<TObject, T>(
        IReadOnlyList<TObject>? objects,
        Func<TObject, T[]?> member,
        ReadOnlySpan<T> buffer,
        [CallerArgumentExpression(nameof(objects))] string name = "",
        [CallerArgumentExpression(nameof(member))] string memberName = "",
        [CallerArgumentExpression(nameof(buffer))] string bufferName = "")
        where TObject : class
    {
        foreach (TObject one in objects ?? [])
        {
            Apart<T>(member(one), buffer, name, memberName, bufferName);
        }
    }

    /// <inheritdoc cref="Apart{TObject, T}(IReadOnlyList{TObject}, Func{TObject, T[]}, ReadOnlySpan{T}, string, string, string)"/>
    public static void Apart<TObject, T>(
        IReadOnlyList<TObject>? objects,
        Func<TObject, T[,]?> member,
        ReadOnlySpan<T> buffer,
        [CallerArgumentExpression(nameof(objects))] string name = "",
        [CallerArgumentExpression(nameof(member))] string memberName = "",
        [CallerArgumentExpression(nameof(buffer))] string bufferName = "")
        where TObject : class
    {
        foreach (TObject one in objects ?? [])
        {
            Apart(FlatArray.Of(member(one)), buffer, name, memberName, bufferName);
        }
    }

    // Empty arrays hold nothing to be written, and are often one and the same.
    private static bool IsEmpty(object one) => one is Array { Length: 0 };

    private static void Apart<T>(ReadOnlySpan<T> memory, ReadOnlySpan<T> buffer, string name, string memberName, string bufferName)
    {
        if (memory.Overlaps(buffer))
        {
            string path = ArgumentText.Element(name, memberName);
            throw new ArgumentException($"'{path}' must not share memory with '{ArgumentText.Name(bufferName)}', one of which is written.", name);
        }
    }
}
