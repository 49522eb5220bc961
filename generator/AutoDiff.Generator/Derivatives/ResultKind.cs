namespace AutoDiff.Generator.Derivatives;

internal enum ResultKind
{
    /// <summary>The real type of the operands.</summary>
    Real,
    Boolean,
    Integer,
}
