namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

internal sealed record HelperParameter(string Name, HelperParameterRole Role, SequenceForm Form);
