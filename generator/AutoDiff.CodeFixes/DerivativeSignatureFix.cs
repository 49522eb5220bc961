using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace AutoDiff.CodeFixes;

/// <summary>Gives a <c>[DerivativeOf]</c> method the signature that its target asks for, which the diagnostic carries.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DerivativeSignatureFix))]
[Shared]
public sealed class DerivativeSignatureFix : CodeFixProvider
{
    private const string Title = "Declare the method as the derivative";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["ADIFF045"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && diagnostic.Properties.ContainsKey("Parameters"))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => Rewrite(context.Document, method, diagnostic.Properties, cancellation), nameof(DerivativeSignatureFix)),
                diagnostic);
        }
    }

    private static async Task<Document> Rewrite(
        Document document, MethodDeclarationSyntax method, ImmutableDictionary<string, string?> expected, CancellationToken cancellation)
    {
        // Parsed as a whole, because a list of type parameters or constraints is nothing by itself.
        string text = expected["ReturnType"] + " M" + expected["TypeParameters"] + expected["Parameters"] + " " + expected["Constraints"] + " { }";
        if (SyntaxFactory.ParseMemberDeclaration(text) is not MethodDeclarationSyntax parsed)
        {
            return document;
        }

        MethodDeclarationSyntax rewritten = method
            .WithReturnType(parsed.ReturnType.WithTriviaFrom(method.ReturnType))
            .WithTypeParameterList(parsed.TypeParameterList)
            .WithParameterList(parsed.ParameterList.WithTrailingTrivia(method.ParameterList.GetTrailingTrivia()))
            .WithConstraintClauses(parsed.ConstraintClauses);
        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            rewritten = rewritten.AddModifiers(SyntaxFactory.Token(SyntaxKind.StaticKeyword));
        }

        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(method, rewritten.WithAdditionalAnnotations(Formatter.Annotation)));
    }
}
