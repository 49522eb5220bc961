namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The program ran into its own throw statement.</summary>
internal sealed class ThrownException : Exception;
