namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An object of the program's model type.</summary>
/// <param name="IsLocal">The method made it, and may change it and let other variables name it.</param>
/// <param name="IsWritable">Calls may change it.</param>
internal sealed record ObjectVariable(string Name, bool IsLocal, bool IsWritable = false);
