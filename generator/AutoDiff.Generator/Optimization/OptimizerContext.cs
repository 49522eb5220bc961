using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization;

/// <summary>What the optimizer has to know about the method around a body.</summary>
/// <param name="Strict">The order of floating-point operations stays that of the source.</param>
/// <param name="Observable">
/// The scalar parameters (<c>out</c>, <c>ref</c>) whose value at the end is a result. The memory of a sequence parameter always is.
/// </param>
/// <param name="SameLength">Pairs of sequences that the method has verified to be of one length before its body runs.</param>
/// <param name="Variables">Makes locals; it knows the names of all parameters.</param>
internal sealed record OptimizerContext(
    bool Strict,
    EquatableArray<Variable> Observable,
    EquatableArray<BufferPair> SameLength,
    VariableFactory Variables);
