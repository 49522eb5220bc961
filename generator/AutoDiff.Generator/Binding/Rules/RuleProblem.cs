namespace AutoDiff.Generator.Binding;

/// <summary>What is wrong with a <c>[DerivativeOf]</c> method.</summary>
/// <param name="Expected">The declaration that it should have, where the signature is what is wrong.</param>
internal sealed record RuleProblem(Refusal Refusal, RuleDeclaration? Expected = null);
