namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>A local was read that has no value.</summary>
internal sealed class UnassignedException(string variable) : Exception(variable);
