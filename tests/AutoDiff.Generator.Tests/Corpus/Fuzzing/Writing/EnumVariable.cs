namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A variable of the program's enumeration.</summary>
internal sealed record EnumVariable(string Name, bool IsWritable);
