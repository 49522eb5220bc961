namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>What a recursive method becomes.</summary>
internal enum FunctionVersion
{
    /// <summary>The method as it is, for calls that carry no derivative.</summary>
    Value,

    /// <summary>Computes the value, and puts on the tapes what the reverse sweep will need.</summary>
    Forward,

    /// <summary>Takes that off the tapes, and propagates adjoints.</summary>
    Reverse,

    /// <summary>Moves tangents along.</summary>
    Tangent,
}
