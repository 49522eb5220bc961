using System.Runtime.InteropServices;

namespace AutoDiff;

/// <summary>
/// Members of a gradient object in which no derivative is ever put, such as a dictionary of numbers: a gradient that is set has zeros there.
/// Memory that is the input's own is data, and stays. Used by generated code.
/// </summary>
public static class GradientMembers
{
    /// <summary>Clears an array of any rank, and the arrays in an array of arrays.</summary>
    public static void Clear(Array? gradient, Array? input)
    {
        if (gradient is null || ReferenceEquals(gradient, input))
        {
            return;
        }

        if (gradient.GetType().GetElementType()!.IsValueType)
        {
            Array.Clear(gradient);
            return;
        }

        HashSet<object?> kept = new(input is null ? [] : input.Cast<object?>(), ReferenceEqualityComparer.Instance);
        foreach (object? row in gradient)
        {
            if (!kept.Contains(row))
            {
                Clear(row as Array, null);
            }
        }
    }

    /// <summary>Clears the elements of a list, which keeps its length.</summary>
    public static void Clear<T>(List<T>? gradient, List<T>? input)
    {
        if (gradient is null || ReferenceEquals(gradient, input))
        {
            return;
        }

        if (typeof(T).IsValueType)
        {
            CollectionsMarshal.AsSpan(gradient).Clear();
        }
        else
        {
            Clear(gradient.ToArray(), input?.ToArray());
        }
    }

    /// <summary>Clears the values of a dictionary, which keeps its keys.</summary>
    public static void Clear<TKey, TValue>(Dictionary<TKey, TValue>? gradient, Dictionary<TKey, TValue>? input)
        where TKey : notnull
    {
        if (gradient is null || ReferenceEquals(gradient, input))
        {
            return;
        }

        if (!typeof(TValue).IsValueType)
        {
            Clear(gradient.Values.ToArray(), input?.Values.ToArray());
            return;
        }

        foreach (TKey key in gradient.Keys)
        {
            CollectionsMarshal.GetValueRefOrNullRef(gradient, key) = default!;
        }
    }

    /// <summary>Does the same for the objects of an array or list and those that they belong to.</summary>
    public static void Each<TObject>(IReadOnlyList<TObject?>? gradients, IReadOnlyList<TObject?>? inputs, Action<TObject, TObject> clear)
        where TObject : class
    {
        for (int i = 0; i < Math.Min(ObjectArray.Count(gradients), ObjectArray.Count(inputs)); i++)
        {
            if (gradients![i] is { } gradient && inputs![i] is { } input && gradient != input)
            {
                clear(gradient, input);
            }
        }
    }
}
