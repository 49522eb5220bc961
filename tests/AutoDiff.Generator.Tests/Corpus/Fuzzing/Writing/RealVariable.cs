namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A scalar of a random program.</summary>
internal sealed record RealVariable(string Name, bool IsWritable)
{
    /// <summary>A parameter by reference, which lambdas cannot see.</summary>
    public bool IsByReference { get; init; }

    /// <summary>It cannot be passed by reference.</summary>
    public bool IsProperty { get; init; }

    /// <summary>The member of a parameter that it is, if any.</summary>
    public string? Root { get; init; }

    /// <summary>Can be swapped and passed by reference without notice to anybody.</summary>
    public bool IsFree => IsWritable && !IsProperty && Root is null;
}
