namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The outcome of one random program.</summary>
/// <param name="Detail">What distinguishes findings of one kind: the ids of the diagnostics.</param>
internal sealed record Verdict(VerdictKind Kind, string Detail, string Report)
{
    public bool IsFinding => Kind > VerdictKind.Refused;

    /// <summary>Whether a smaller program with this outcome shows the same mistake.</summary>
    public bool IsLike(Verdict other) => Kind == other.Kind && Detail == other.Detail;
}
