using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>One parameter of the signature that a rule must have.</summary>
/// <param name="Input">The parameter of the target that it repeats; null for the upstream and the gradients.</param>
internal sealed record RuleParameter(string Name, ITypeSymbol Type, RefKind RefKind, IParameterSymbol? Input);
