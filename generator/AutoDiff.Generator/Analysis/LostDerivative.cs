namespace AutoDiff.Generator.Analysis;

/// <summary>An active value flows into something that has no derivative.</summary>
/// <param name="Site">Index into the binder's list of source locations.</param>
/// <param name="DiagnosticId">What to report there.</param>
/// <param name="Inputs">Of a call with a rule: the parameters that the values go into, as a list in words.</param>
internal sealed record LostDerivative(int Site, string DiagnosticId, string Inputs);
