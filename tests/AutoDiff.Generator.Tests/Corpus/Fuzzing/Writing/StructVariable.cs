namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A place that holds a struct of two numbers.</summary>
internal sealed record StructVariable(string Name)
{
    /// <summary>A parameter by reference, which lambdas cannot see.</summary>
    public bool IsByReference { get; init; }
}
