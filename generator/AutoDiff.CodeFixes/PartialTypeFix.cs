using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.CodeFixes;

/// <summary>Makes the types around a differentiated method partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialTypeFix))]
[Shared]
public sealed class PartialTypeFix : CodeFixProvider
{
    private const string Title = "Make the type partial";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["ADIFF008", "ADIFF025"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        TypeDeclarationSyntax[] types = [.. NotPartial(root?.FindNode(context.Span))];
        if (types.Length > 0)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => MakePartial(context.Document, types, cancellation), nameof(PartialTypeFix)), context.Diagnostics);
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(SyntaxNode? node) =>
        node?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)) ?? [];

    private static async Task<Document> MakePartial(Document document, TypeDeclarationSyntax[] types, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNodes(types, (_, type) => Partial(type)));
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.AddModifiers(partial);
        }

        // What stood before the first word now stands before 'partial'.
        SyntaxTriviaList before = type.Keyword.LeadingTrivia;
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(before));
    }
}
