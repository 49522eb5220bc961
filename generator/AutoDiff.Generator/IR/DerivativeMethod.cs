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
    EquatableArray<Statement> Body)
{
    /// <summary>Parts of the arguments that have names of their own in the body; declared where the body mentions them.</summary>
    public EquatableArray<PartLocal> Parts { get; init; } = EquatableArray<PartLocal>.Empty;

    /// <summary>The functions that the body calls: the derivatives of recursive methods.</summary>
    public EquatableArray<LocalFunction> Functions { get; init; } = EquatableArray<LocalFunction>.Empty;
}

/// <summary><c>double[] modelWeights = model.Weights;</c> at the start of a method.</summary>
/// <param name="Text">What it is read from.</param>
internal sealed record PartLocal(Variable Variable, string Text)
{
    /// <summary>Is declared before the checks, and always: what it is read from can be gone through only once.</summary>
    public bool IsFirst { get; init; }
}

/// <param name="Text">The declaration without default value: <c>global::System.Span&lt;double&gt; wGradient</c>, <c>out double xGradient</c>.</param>
/// <param name="DefaultText">The default value, or null.</param>
/// <param name="Documentation">The sentence of the XML comment, or null for an input (documented by the primal).</param>
internal sealed record DerivativeParameter(string Name, string Text, string? DefaultText, string? Documentation);

/// <param name="SameLength">Pairs (buffer, input) that must have the same length.</param>
/// <param name="Disjoint">Pairs of buffers that must not share memory, the written one first.</param>
internal sealed record BufferChecks(EquatableArray<BufferPair> SameLength, EquatableArray<BufferPair> Disjoint)
{
    /// <summary>Objects that must be there, outermost first, as C# text.</summary>
    public EquatableArray<string> Present { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Pairs (gradient, input) of rectangular arrays that must have the same lengths, as C# text.</summary>
    public EquatableArray<ObjectPair> SameShape { get; init; } = EquatableArray<ObjectPair>.Empty;

    /// <summary>The checks of arrays of arrays, as calls.</summary>
    public EquatableArray<string> Jagged { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Pairs of objects that must not be the same, the written one first, as C# text.</summary>
    public EquatableArray<ObjectPair> Distinct { get; init; } = EquatableArray<ObjectPair>.Empty;
}

internal sealed record ObjectPair(string Written, string Other);

internal sealed record BufferPair(Variable Buffer, Variable Other)
{
    /// <summary>The other is declared as an array that may be null, and then counts as empty.</summary>
    public bool OtherMayBeNull { get; init; }
}
