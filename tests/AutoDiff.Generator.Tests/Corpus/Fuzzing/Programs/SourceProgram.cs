namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A random differentiable method with its helpers.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Named">The parameters that the attribute names; none means all.</param>
internal sealed record SourceProgram(int Seed, IReadOnlyList<string> Named, SourceMethod Main, IReadOnlyList<SourceMethod> Helpers)
{
    /// <summary>The types that it declares.</summary>
    public IReadOnlyList<SourceType> Types { get; init; } = [];

    /// <summary>What it is made of beyond the common, for the counts of what is refused.</summary>
    public IReadOnlyList<Family> Families { get; init; } = [];

    /// <summary>A static array that nothing writes; null where there is none.</summary>
    public string? Table { get; init; }

    /// <summary>Methods and types that stay as they are.</summary>
    public IReadOnlyList<string> Declarations { get; init; } = [];

    /// <summary>The order of sums is that of the source.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The fields of the object whose methods these are; null where they are static.</summary>
    public string? Fields { get; init; }

    public string Text => ProgramPrinter.Print(this, ProgramForm.Optimized);

    public string NameOf(ProgramForm form) => $"Program{Seed}{(form == ProgramForm.Optimized ? "" : form.ToString())}";
}
