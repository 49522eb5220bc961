namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What an expression of a random program yields.</summary>
internal enum ExpressionType
{
    Real,
    Integer,
    Boolean,
    Struct,
}
