namespace AutoDiff.Generator.IR;

internal enum DerivativeKind
{
    Gradient,
    Backward,
    Jvp,
}

/// <summary>A method that differentiation has made: what the printer prints.</summary>
/// <param name="Parameters">All parameters in their order, inputs and derivative arguments.</param>
/// <param name="Checks">Lengths and overlaps that are verified before anything else.</param>
internal sealed record DerivativeMethod(
    DerivativeKind Kind,
    string Name,
    IrType ReturnType,
    EquatableArray<DerivativeParameter> Parameters,
    BufferChecks Checks,
    EquatableArray<Statement> Body);

/// <param name="Text">The declaration without default value: <c>global::System.Span&lt;double&gt; wGradient</c>, <c>out double xGradient</c>.</param>
/// <param name="DefaultText">The default value, or null.</param>
/// <param name="Documentation">The sentence of the XML comment, or null for an input (documented by the primal).</param>
internal sealed record DerivativeParameter(string Name, string Text, string? DefaultText, string? Documentation);

/// <param name="SameLength">Pairs (buffer, input) that must have the same length.</param>
/// <param name="Disjoint">Pairs of buffers that must not share memory, the written one first.</param>
internal sealed record BufferChecks(EquatableArray<BufferPair> SameLength, EquatableArray<BufferPair> Disjoint);

internal sealed record BufferPair(Variable Buffer, Variable Other);
