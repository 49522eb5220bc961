using System;

namespace AutoDiff.Generator.Derivatives;

[Flags]
internal enum RowTraits
{
    None = 0,

    /// <summary>The derivative is 0 wherever it exists.</summary>
    PiecewiseConstant = 1,

    /// <summary>A partial is infinite or undefined at points of the closed domain: a zero adjoint must win over it.</summary>
    Singular = 2,

    /// <summary>A partial overflows at ordinary arguments, where the adjoint may have become 0: again zero must win.</summary>
    MayOverflow = 4,

    /// <summary>Stands for its argument, and is printed as it.</summary>
    Identity = 8,
}
