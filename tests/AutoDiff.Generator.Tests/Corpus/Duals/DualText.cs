using System.Text.RegularExpressions;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Replaces the real type in a program's text by <see cref="Dual"/>.</summary>
internal static partial class DualText
{
    private const string Home = "global::AutoDiff.Generator.Tests.Corpus";

    public static string Of(string program) =>
        Functions().Replace(RealType().Replace(program, Home + ".Dual"), Home + ".DualMath.")
            .Replace("StopGradient.Of(", Home + ".DualMath.Stop(", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(double|float)\b")]
    private static partial Regex RealType();

    [GeneratedRegex(@"(?<![\w.])MathF?\.")]
    private static partial Regex Functions();
}
