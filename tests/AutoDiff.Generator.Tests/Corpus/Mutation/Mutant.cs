namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>A source file in which one differentiated method has been damaged.</summary>
/// <param name="Namespace">What keeps it apart from the other mutants of a compilation.</param>
/// <param name="Method">The damaged method, for the report.</param>
internal sealed record Mutant(int Seed, string Namespace, string Text, string Method);
