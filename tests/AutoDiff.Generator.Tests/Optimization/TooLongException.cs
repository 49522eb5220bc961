namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The program does not end within reason.</summary>
internal sealed class TooLongException : Exception;
