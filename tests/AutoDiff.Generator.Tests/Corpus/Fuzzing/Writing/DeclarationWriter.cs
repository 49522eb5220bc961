namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the methods that the statements of some families call.</summary>
internal static class DeclarationWriter
{
    public static IEnumerable<string> Of(ProgramStyle style) =>
    [
        .. style.Has(Family.StructArrays) ? [StructArrayWriter.Method(style)] : Array.Empty<string>(),
        .. style.Has(Family.EvaluationOrder) ? OrderWriter.Methods(style) : [],
        .. style.Has(Family.StructCopies) ? GaugeTypes.Of(style) : [],
        .. style.Has(Family.Captures) ? CaptureWriter.Methods(style) : [],
        .. style.Has(Family.Closures) ? ClosureWriter.Methods(style) : [],
        .. style.Has(Family.ShortSequences) ? ShortWriter.Methods(style) : [],
        .. style.Has(Family.NestedDerivatives) ? [DerivativeWriter.Nested(style)] : Array.Empty<string>(),
        .. style.Has(Family.CustomRules) ? [DerivativeWriter.Rules(style)] : Array.Empty<string>(),
    ];
}
