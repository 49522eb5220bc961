using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace AutoDiff.Generator.Optimization;

/// <summary>Tells statements and blocks apart by identity: equal ones may stand in several places.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static readonly ReferenceComparer Instance = new();

    private ReferenceComparer()
    {
    }

    bool IEqualityComparer<object>.Equals(object x, object y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
