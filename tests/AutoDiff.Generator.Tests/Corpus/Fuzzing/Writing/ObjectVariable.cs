namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An object of the program's model type.</summary>
/// <param name="IsLocal">The method made it, and may change it and let other variables name it.</param>
internal sealed record ObjectVariable(string Name, bool IsLocal);
