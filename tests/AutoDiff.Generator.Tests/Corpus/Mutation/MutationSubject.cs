using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>
/// A differentiated method of the corpus or of a sample in its file. The other methods of the file lose their attribute, and a sound one
/// comes before all.
/// </summary>
internal sealed class MutationSubject
{
    /// <summary>The method that stands before the damaged one, and must get its gradient whatever comes behind it.</summary>
    public const string Witness = "WitnessOfMutation";

    private readonly List<TextChange> changes;
    private readonly SourceText file;
    private readonly MethodDeclarationSyntax method;

    private MutationSubject(CompilationUnitSyntax root, MethodDeclarationSyntax method)
    {
        file = root.GetText();
        this.method = method;
        TypeDeclarationSyntax outermost = method.Ancestors().OfType<TypeDeclarationSyntax>().Last();
        changes =
        [
            .. root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().OfType<FileScopedNamespaceDeclarationSyntax>().Select(n =>
                new TextChange(TextSpan.FromBounds(n.NamespaceKeyword.SpanStart, n.SemicolonToken.Span.End), "")),
            .. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m != method).SelectMany(Attributes).Select(a =>
                new TextChange(a.Span, "Obsolete")),
            new TextChange(
                new TextSpan(outermost.OpenBraceToken.Span.End, 0), $" [Differentiable] public static double {Witness}(double x) => x * x; "),
        ];
    }

    public static IReadOnlyList<MutationSubject> All { get; } = [.. Files().SelectMany(In)];

    /// <summary>The file with the method damaged by the dice of a seed.</summary>
    public Mutant Damage(int seed)
    {
        string damaged = TokenDamage.Of(method, new Random(seed));
        string name = $"Mutant{seed}";
        SourceText text = file.WithChanges(changes.Append(new TextChange(method.Span, damaged)).OrderBy(c => c.Span));
        return new Mutant(seed, name, $"namespace {name}\n{{\n{text}\n}}\n", damaged);
    }

    private static IEnumerable<string> Files()
    {
        string samples = Path.Combine(Binding.Sources.RepositoryRoot(), "samples");
        return
        [
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Methods"), "*.cs").Order(StringComparer.Ordinal),
            .. Directory.Exists(samples) ? Directory.GetFiles(samples, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>(),
        ];
    }

    private static IEnumerable<MutationSubject> In(string path)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), CorpusSources.ParseOptions).GetCompilationUnitRoot();
        return root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => Attributes(m).Any() && IsStatic(m)).Select(m => new MutationSubject(root, m));
    }

    /// <summary>The witness can stand in any type but an interface or a generic one.</summary>
    private static bool IsStatic(MethodDeclarationSyntax method) =>
        method.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is { TypeParameterList: null } type and not InterfaceDeclarationSyntax
        && type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(l => l.Attributes).Where(a => a.Name.ToString() == "Differentiable");
}
