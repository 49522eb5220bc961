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

    public EquatableArray<TResult> Map<TResult>(Func<T, TResult> selector) => EquatableArray<TResult>.From(items.Select(selector));

    public bool Equals(EquatableArray<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || items.SequenceEqual(other.items));

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

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
