using System;

namespace AutoDiff.Generator.IR;

/// <summary>Passes that look at a node alone, and so need not look again at one that they have left as it is.</summary>
[Flags]
internal enum Settled
{
    None = 0,

    /// <summary>Algebra, in each of its four modes.</summary>
    Simple = 1,
    SimpleInDerivative = 2,
    SimpleIfStrict = 4,
    SimpleInDerivativeIfStrict = 8,

    /// <summary>Branches that are choices.</summary>
    Choices = 16,

    /// <summary>The declarations in the blocks below.</summary>
    Placement = 32,
}
