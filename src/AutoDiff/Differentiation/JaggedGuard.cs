using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>The checks that generated methods make on arrays of arrays before they write anything.</summary>
public static class JaggedGuard
{
    /// <summary>A gradient or tangent has the rows of what it belongs to, each with as many elements.</summary>
    /// <exception cref="ArgumentException">One of the arrays is null, or the shapes differ.</exception>
    public static void SameShape<T>(
        T[][] rows,
        T[][] expected,
        [CallerArgumentExpression(nameof(rows))] string name = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "")
    {
        SameLength(rows, expected, name, expectedName);
        for (int i = 0; i < rows.Length; i++)
        {
            SameLength(rows[i], expected[i], $"{name}[{i}]", $"{expectedName}[{i}]");
        }
    }

    /// <summary>The same for three levels.</summary>
    /// <exception cref="ArgumentException">One of the arrays is null, or the shapes differ.</exception>
    public static void SameShape<T>(
        T[][][] layers,
        T[][][] expected,
        [CallerArgumentExpression(nameof(layers))] string name = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "")
    {
        SameLength(layers, expected, name, expectedName);
        for (int i = 0; i < layers.Length; i++)
        {
            SameShape(layers[i], expected[i], $"{name}[{i}]", $"{expectedName}[{i}]");
        }
    }

    /// <summary>No array stands in two places: what is written by the one would be written by the other, too.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Distinct<T>(T[][] rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        HashSet<T[]> seen = new(rows.Length, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < rows.Length; i++)
        {
            // Empty arrays hold nothing to be written, and are often one and the same.
            if (rows[i] is { Length: > 0 } row && !seen.Add(row))
            {
                throw new ArgumentException($"'{name}' is written and has the same array in two places, one of them index {i}.", name);
            }
        }
    }

    /// <summary>The same for three levels.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Distinct<T>(T[][][] layers, [CallerArgumentExpression(nameof(layers))] string name = "") =>
        Distinct(JaggedArray.Rows(layers), name);

    /// <summary>A written array of arrays has no array in common with another one.</summary>
    /// <exception cref="ArgumentException">It has.</exception>
    public static void Disjoint<T>(
        T[][] written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        HashSet<T[]> rows = new(written, ReferenceEqualityComparer.Instance);
        foreach (T[] row in other ?? [])
        {
            if (row is { Length: > 0 } && rows.Contains(row))
            {
                throw new ArgumentException($"'{ArgumentText.Name(writtenName)}' is written and must not share memory with '{ArgumentText.Name(otherName)}'.", ArgumentText.Name(writtenName));
            }
        }
    }

    /// <summary>The same for other numbers of levels.</summary>
    /// <exception cref="ArgumentException">They have an array in common.</exception>
    public static void Disjoint<T>(
        T[][][] written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Disjoint(JaggedArray.Rows(written), other, writtenName, otherName);

    /// <summary>The same for other numbers of levels.</summary>
    /// <exception cref="ArgumentException">They have an array in common.</exception>
    public static void Disjoint<T>(
        T[][] written,
        T[][][]? other,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Disjoint(written, JaggedArray.Rows(other), writtenName, otherName);

    /// <summary>The same for other numbers of levels.</summary>
    /// <exception cref="ArgumentException">They have an array in common.</exception>
    public static void Disjoint<T>(
        T[][][] written,
        T[][][]? other,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Disjoint(JaggedArray.Rows(written), JaggedArray.Rows(other), writtenName, otherName);

    /// <summary>No row shares memory with the buffer.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Apart<T>(
        T[][]? rows,
        ReadOnlySpan<T> buffer,
        [CallerArgumentExpression(nameof(rows))] string rowsName = "",
        [CallerArgumentExpression(nameof(buffer))] string bufferName = "")
    {
        foreach (T[] row in rows ?? [])
        {
            if (buffer.Overlaps(row))
            {
                throw new ArgumentException($"'{ArgumentText.Name(rowsName)}' must not share memory with '{ArgumentText.Name(bufferName)}', one of which is written.", ArgumentText.Name(rowsName));
            }
        }
    }

    /// <summary>The same for three levels.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Apart<T>(
        T[][][]? layers,
        ReadOnlySpan<T> buffer,
        [CallerArgumentExpression(nameof(layers))] string rowsName = "",
        [CallerArgumentExpression(nameof(buffer))] string bufferName = "") => Apart(JaggedArray.Rows(layers), buffer, rowsName, bufferName);

    private static void SameLength(Array? array, Array? expected, string name, string expectedName)
    {
        if (expected is null)
        {
            throw new ArgumentException($"'{expectedName}' is null.", expectedName);
        }

        if (array is null)
        {
            throw new ArgumentException($"'{name}' is null.", name);
        }

        if (array.Length != expected.Length)
        {
            throw new ArgumentException($"'{name}' has {array.Length} elements, but '{expectedName}' has {expected.Length}.", name);
        }
    }
}
