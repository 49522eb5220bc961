using System.Numerics;

namespace AutoDiff;

/// <summary>
/// Arrays and lists of objects as generated methods see them: what each object has in one member, one behind the other, and where each
/// object's part starts. What is missing is empty.
/// </summary>
public static class ObjectArray
{
    /// <summary>How many objects there are.</summary>
    public static int Count<TObject>(IReadOnlyList<TObject>? objects) => objects?.Count ?? 0;

    /// <summary>How many elements the arrays have together that the objects have.</summary>
    public static int Count<TObject>(IReadOnlyList<TObject>? objects, Func<TObject, Array?> member)
        where TObject : class => Lengths(objects, member).Sum();

    /// <summary>What each object has in a member.</summary>
    /// <exception cref="ArgumentException">An object is null.</exception>
    public static T[] Select<TObject, T>(IReadOnlyList<TObject>? objects, Func<TObject, T> member)
        where TObject : class
    {
        T[] values = new T[Count(objects)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = member(objects![i] ?? throw new ArgumentException($"An array of objects has no object at index {i}."));
        }

        return values;
    }

    /// <summary>The elements of the array that each object has.</summary>
    public static T[] Values<TObject, T>(IReadOnlyList<TObject>? objects, Func<TObject, T[]?> member)
        where TObject : class => JaggedArray.Values(Rows(objects, member));

    /// <summary>The elements of the rectangular array that each object has.</summary>
    public static T[] Values<TObject, T>(IReadOnlyList<TObject>? objects, Func<TObject, T[,]?> member)
        where TObject : class
    {
        T[] values = new T[Select(objects, o => member(o)?.Length ?? 0).Sum()];
        int start = 0;
        foreach (T[,]? grid in Select(objects, member))
        {
            FlatArray.Of(grid).CopyTo(values.AsSpan(start));
            start += grid?.Length ?? 0;
        }

        return values;
    }

    /// <summary>Where the elements of each object start.</summary>
    public static int[] Starts<TObject>(IReadOnlyList<TObject>? objects, Func<TObject, Array?> member)
        where TObject : class
    {
        int[] starts = Lengths(objects, member);
        int start = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            (starts[i], start) = (start, start + starts[i]);
        }

        return starts;
    }

    /// <summary>How many elements each object has.</summary>
    public static int[] Lengths<TObject>(IReadOnlyList<TObject>? objects, Func<TObject, Array?> member)
        where TObject : class => Select(objects, o => member(o)?.Length ?? 0);

    /// <summary>How long one dimension of the rectangular array is that each object has.</summary>
    public static int[] Lengths<TObject>(IReadOnlyList<TObject>? objects, Func<TObject, Array?> member, int dimension)
        where TObject : class => Select(objects, o => member(o)?.GetLength(dimension) ?? 0);

    /// <summary>Gives each object its number.</summary>
    public static void Set<TObject, T>(Span<T> values, IReadOnlyList<TObject>? objects, Action<TObject, T> set)
        where TObject : class
    {
        for (int i = 0; i < values.Length; i++)
        {
            set(objects![i], values[i]);
        }
    }

    /// <summary>Sets the elements of the arrays.</summary>
    public static void Set<TObject, T>(Span<T> values, IReadOnlyList<TObject>? objects, Func<TObject, T[]?> member)
        where TObject : class => JaggedArray.Set(values, Rows(objects, member));

    /// <summary>Sets the elements of the rectangular arrays.</summary>
    public static void Set<TObject, T>(Span<T> values, IReadOnlyList<TObject>? objects, Func<TObject, T[,]?> member)
        where TObject : class
    {
        foreach (T[,]? grid in Select(objects, member))
        {
            Span<T> elements = FlatArray.Of(grid);
            values[..elements.Length].CopyTo(elements);
            values = values[elements.Length..];
        }
    }

    /// <summary>Adds to the elements of the arrays.</summary>
    public static void Add<TObject, T>(Span<T> values, IReadOnlyList<TObject>? objects, Func<TObject, T[]?> member)
        where TObject : class
        where T : IAdditionOperators<T, T, T> => JaggedArray.Add(values, Rows(objects, member));

    /// <summary>Adds to the elements of the rectangular arrays.</summary>
    public static void Add<TObject, T>(Span<T> values, IReadOnlyList<TObject>? objects, Func<TObject, T[,]?> member)
        where TObject : class
        where T : IAdditionOperators<T, T, T>
    {
        foreach (T[,]? grid in Select(objects, member))
        {
            Span<T> elements = FlatArray.Of(grid);
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] += values[i];
            }

            values = values[elements.Length..];
        }
    }

    private static T[][] Rows<TObject, T>(IReadOnlyList<TObject>? objects, Func<TObject, T[]?> member)
        where TObject : class => Select(objects, o => member(o) ?? []);
}
