using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>A differentiated method, with what an optimizer has to know of it.</summary>
/// <param name="Observable">The scalar parameters whose final value the caller sees.</param>
/// <param name="Arguments">The parameters of the method: inputs, upstream and derivative arguments.</param>
/// <param name="Variables">Makes further locals for the body.</param>
internal sealed record Derivation(
    DerivativeMethod Method, EquatableArray<Variable> Observable, EquatableArray<Variable> Arguments, VariableFactory Variables);
