namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A variable of the struct that its methods change.</summary>
internal sealed record GaugeVariable(string Name);
