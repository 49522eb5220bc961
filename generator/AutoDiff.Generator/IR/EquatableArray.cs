using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>An immutable list with value equality, so that a model that holds it can be compared by the incremental driver.</summary>
internal sealed class EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[] items;

    private EquatableArray(T[] items) => this.items = items;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public static EquatableArray<T> From(IEnumerable<T> source)
    {
        T[] items = [.. source];
        return items.Length == 0 ? Empty : new EquatableArray<T>(items);
    }

    /// <summary>The array with every item replaced; itself where none is.</summary>
    public EquatableArray<T> Rewrite(Func<T, T> replace)
    {
        T[]? rewritten = null;
        for (int i = 0; i < items.Length; i++)
        {
            T item = replace(items[i]);
            if (rewritten is null && !ReferenceEquals(item, items[i]))
            {
                rewritten = (T[])items.Clone();
            }

            if (rewritten is not null)
            {
                rewritten[i] = item;
            }
        }

        return rewritten is null ? this : new EquatableArray<T>(rewritten);
    }

    /// <summary>The array of these items, which is this one where they are the same objects in the same order.</summary>
    public EquatableArray<T> Keep(List<T> others)
    {
        if (others.Count != items.Length)
        {
            return From(others);
        }

        for (int i = 0; i < items.Length; i++)
        {
            if (!ReferenceEquals(items[i], others[i]))
            {
                return From(others);
            }
        }

        return this;
    }

    public List<T> ToList() => [.. items];

    public EquatableArray<TResult> Map<TResult>(Func<T, TResult> selector) => EquatableArray<TResult>.From(items.Select(selector));

    public bool Equals(EquatableArray<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || AreEqual(items, other.items));

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in items)
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    /// <summary>For <c>foreach</c>, which needs no object with this one.</summary>
    public Enumerator GetEnumerator() => new(items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private static bool AreEqual(T[] left, T[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public struct Enumerator(T[] items)
    {
        private int at = -1;

        public readonly T Current => items[at];

        public bool MoveNext() => ++at < items.Length;
    }
}
