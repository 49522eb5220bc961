using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace AutoDiff.Generator.IR;

/// <summary>Tells IR nodes apart by identity: two equal statements at different places have different facts.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}
