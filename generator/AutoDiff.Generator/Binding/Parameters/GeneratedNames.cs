using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>The names that the generated methods and their parameters have.</summary>
internal static class GeneratedNames
{
    public const string Upstream = "upstream";

    public static readonly string[] MethodSuffixes = ["Gradient", "Backward", "Jvp"];

    public static string Gradient(string parameter) => parameter + "Gradient";

    public static string Tangent(string parameter) => parameter + "Tangent";

    /// <summary>The names of the locals in a method's source.</summary>
    public static IEnumerable<string> Locals(SyntaxNode declaration) => declaration.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    }).OfType<string>();

    /// <summary>The parameters of a primary constructor, which a local would hide.</summary>
    private static IEnumerable<string> Captured(IMethodSymbol method) => method.IsStatic ? [] : method.ContainingType.InstanceConstructors
        .Where(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax))
        .SelectMany(c => c.Parameters.Select(p => p.Name))
        .Where(name => method.Parameters.All(p => p.Name != name));

    /// <summary>Names that a local in a generated method must not have.</summary>
    public static IEnumerable<string> Reserved(IMethodSymbol method) =>
        [Upstream, Gradient("this"), Tangent("this"), .. Captured(method), .. method.Parameters.SelectMany(p => new[] { Gradient(p.Name), Tangent(p.Name) })];
}
