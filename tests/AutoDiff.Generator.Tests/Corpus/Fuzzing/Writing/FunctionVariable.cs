namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A delegate or local function of the method.</summary>
/// <param name="Arity">How many reals it takes.</param>
/// <param name="IsDelegate">It can be passed on.</param>
internal sealed record FunctionVariable(string Name, int Arity, bool ReturnsReal, bool IsDelegate);
