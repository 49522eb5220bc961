using System.Collections.Generic;

namespace AutoDiff.Generator.IR;

/// <summary>Short ways to make an <see cref="EquatableArray{T}"/>.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> Of<T>(params T[] items) => EquatableArray<T>.From(items);

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => EquatableArray<T>.From(items);
}
