namespace AutoDiff.Generator.IR;

/// <summary>An argument of an <see cref="Invoke"/>: a scalar by value, or the <see cref="Read"/> of a sequence, whose memory the function shares.</summary>
/// <param name="IsWritten">The function may write elements of the sequence.</param>
internal sealed record Argument(Expr Value, bool IsWritten = false)
{
    /// <summary>The sequence handed over, or null for a scalar.</summary>
    public Variable? Sequence => Value is Read { Variable: { Type: SequenceType } sequence } ? sequence : null;
}
