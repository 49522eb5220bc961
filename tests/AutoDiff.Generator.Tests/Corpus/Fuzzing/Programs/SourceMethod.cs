namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A random method: the differentiated one, or a helper that it calls.</summary>
internal sealed record SourceMethod(string Name, string ReturnType, IReadOnlyList<SourceParameter> Parameters, IReadOnlyList<SourceStatement> Body)
{
    /// <summary>The method with the same parameters that it calls, and that calls it.</summary>
    public string? Partner { get; init; }

    /// <summary>The names of the sequence parameters whose cells it changes, where the called methods change what they are given.</summary>
    public IReadOnlyList<string> Written(IReadOnlyList<SourceMethod> helpers)
    {
        HashSet<string> written = [];
        foreach (SourceStatement statement in Body.SelectMany(s => s.All()))
        {
            if (statement.Writes is { } direct)
            {
                written.Add(direct);
            }

            if (statement.Call is { Helper: ModelTypes.Trained } trained)
            {
                written.UnionWith(trained.Roots.Values);
            }
            else if (statement.Call is { } call && helpers.FirstOrDefault(h => h.Name == call.Helper) is { } helper)
            {
                written.UnionWith(helper.Written(helpers).Where(call.Roots.ContainsKey).Select(name => call.Roots[name]));
            }
        }

        if (helpers.FirstOrDefault(h => h.Name == Partner) is { } partner)
        {
            written.UnionWith((partner with { Partner = null }).Written(helpers));
        }

        return [.. Parameters.SelectMany(p => p.Leaves).Select(p => p.Name).Where(written.Contains)];
    }
}
