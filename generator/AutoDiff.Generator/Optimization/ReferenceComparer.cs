using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization;

/// <summary>Tells statements apart by identity: equal statements may stand in several places.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<Statement>
{
    public static readonly ReferenceComparer Instance = new();

    private ReferenceComparer()
    {
    }

    public bool Equals(Statement x, Statement y) => ReferenceEquals(x, y);

    public int GetHashCode(Statement obj) => RuntimeHelpers.GetHashCode(obj);
}
