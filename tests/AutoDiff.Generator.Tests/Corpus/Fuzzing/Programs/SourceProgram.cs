namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A random differentiable method with its helpers.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Named">The parameters that the attribute names; none means all.</param>
internal sealed record SourceProgram(int Seed, IReadOnlyList<string> Named, SourceMethod Main, IReadOnlyList<SourceMethod> Helpers)
{
    /// <summary>The types that it declares, as text.</summary>
    public string Types { get; init; } = "";

    public string Text => ProgramPrinter.Print(this, ProgramForm.Optimized);

    public string NameOf(ProgramForm form) => $"Program{Seed}{(form == ProgramForm.Optimized ? "" : form.ToString())}";
}
