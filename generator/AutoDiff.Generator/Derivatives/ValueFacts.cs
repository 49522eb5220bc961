using System;

namespace AutoDiff.Generator.Derivatives;

/// <summary>What is known of a function's value, for any real operands.</summary>
[Flags]
internal enum ValueFacts
{
    None = 0,

    /// <summary>Never negative (NaN aside).</summary>
    NonNegative = 1,

    /// <summary>Where the value is 0, so is every partial.</summary>
    FlatAtZero = 2,

    /// <summary>Costs no more than a few additions: as well computed again as stored and loaded.</summary>
    Cheap = 4,

    /// <summary>Never less than any operand.</summary>
    AtLeastOperands = 8,

    /// <summary>Always one of the operands.</summary>
    AnOperand = 16,
}
