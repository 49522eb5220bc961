namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What a helper takes and returns, before it has a body.</summary>
internal sealed class HelperSignature
{
    public Scope Scope { get; } = new(null);

    public List<HelperParameter> Described { get; } = [];

    public List<SourceParameter> Parameters { get; } = [];

    /// <summary>What must stand first.</summary>
    public List<SourceStatement> Start { get; } = [];

    public HelperResult Result { get; set; } = HelperResult.Real;

    public bool IsRecursive { get; set; }
}
