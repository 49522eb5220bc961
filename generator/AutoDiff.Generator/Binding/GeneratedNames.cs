using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The names that the generated methods and their parameters have.</summary>
internal static class GeneratedNames
{
    public const string Upstream = "upstream";

    public static readonly string[] MethodSuffixes = ["Gradient", "Backward", "Jvp"];

    public static string Gradient(string parameter) => parameter + "Gradient";

    public static string Tangent(string parameter) => parameter + "Tangent";

    /// <summary>Names that a local in a generated method must not have.</summary>
    public static IEnumerable<string> Reserved(IMethodSymbol method) =>
        [Upstream, .. method.Parameters.SelectMany(p => new[] { Gradient(p.Name), Tangent(p.Name) })];
}
