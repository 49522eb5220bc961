namespace AutoDiff;

/// <summary>Arrays of arrays as one flat array and the starts and lengths of their rows, and back. Used by generated code.</summary>
public static class JaggedArray
{
    /// <summary>The elements of all rows, one behind the other; none where there is no array.</summary>
    /// <exception cref="ArgumentException">A row is null.</exception>
    public static T[] Values<T>(T[][]? rows)
    {
        T[] values = new T[Count(rows)];
        int start = 0;
        foreach (T[] row in rows ?? [])
        {
            row.CopyTo(values, start);
            start += row.Length;
        }

        return values;
    }

    /// <summary>The elements of all rows of all layers.</summary>
    /// <exception cref="ArgumentException">A layer or a row is null.</exception>
    public static T[] Values<T>(T[][][]? layers) => Values<T>(Rows(layers));

    /// <summary>Where each row starts among the elements.</summary>
    public static int[] Starts<T>(T[][]? rows) => StartsOf(Lengths<T>(rows));

    /// <summary>Where each layer starts among the rows.</summary>
    public static int[] Starts<T>(T[][][]? layers) => StartsOf(Lengths<T>(layers));

    /// <summary>How long each row is.</summary>
    /// <exception cref="ArgumentException">A row is null.</exception>
    public static int[] Lengths<T>(T[][]? rows)
    {
        int[] lengths = new int[rows?.Length ?? 0];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = (rows![i] ?? throw Missing(i)).Length;
        }

        return lengths;
    }

    /// <summary>How many rows each layer has.</summary>
    /// <exception cref="ArgumentException">A layer is null.</exception>
    public static int[] Lengths<T>(T[][][]? layers)
    {
        int[] lengths = new int[layers?.Length ?? 0];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = (layers![i] ?? throw Missing(i)).Length;
        }

        return lengths;
    }

    /// <summary>The rows of all layers, one behind the other.</summary>
    public static T[][] Rows<T>(T[][][]? layers) => Values<T[]>(layers);

    /// <summary>Sets the elements of the rows.</summary>
    public static void Set<T>(ReadOnlySpan<T> values, T[][] rows)
    {
        foreach (T[] row in rows)
        {
            values[..row.Length].CopyTo(row);
            values = values[row.Length..];
        }
    }

    /// <summary>Sets the elements of the rows of the layers.</summary>
    public static void Set<T>(ReadOnlySpan<T> values, T[][][] layers) => Set<T>(values, Rows(layers));

    /// <summary>Adds to the elements of the rows.</summary>
    public static void Add<T>(ReadOnlySpan<T> values, T[][] rows)
        where T : System.Numerics.IAdditionOperators<T, T, T>
    {
        foreach (T[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] += values[i];
            }

            values = values[row.Length..];
        }
    }

    /// <summary>Adds to the elements of the rows of the layers.</summary>
    public static void Add<T>(ReadOnlySpan<T> values, T[][][] layers)
        where T : System.Numerics.IAdditionOperators<T, T, T> => Add<T>(values, Rows(layers));

    /// <summary>The number of elements of all rows.</summary>
    /// <exception cref="ArgumentException">A row is null.</exception>
    public static int Count<T>(T[][]? rows)
    {
        int count = 0;
        foreach (int length in Lengths<T>(rows))
        {
            count = checked(count + length);
        }

        return count;
    }

    /// <summary>The number of elements of all rows of all layers.</summary>
    /// <exception cref="ArgumentException">A layer or a row is null.</exception>
    public static int Count<T>(T[][][]? layers) => Count<T>(Rows(layers));

    private static int[] StartsOf(int[] lengths)
    {
        int start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            int length = lengths[i];
            lengths[i] = start;
            start += length;
        }

        return lengths;
    }

    private static ArgumentException Missing(int index) => new($"An array of arrays has no array at index {index}.");
}
