using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Puts <c>Optimize = false</c> into every <c>[Differentiable]</c>: nothing is simplified, and what could be computed again is recorded.</summary>
internal sealed class PlainBuildRewriter : CSharpSyntaxRewriter
{
    private static readonly AttributeArgumentSyntax off = SyntaxFactory.AttributeArgument(
        SyntaxFactory.NameEquals("Optimize"), null, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));

    public static SyntaxTree Rewrite(SyntaxTree tree) =>
        tree.WithRootAndOptions(new PlainBuildRewriter().Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitAttribute(AttributeSyntax node)
    {
        if (node.Name.ToString() != "Differentiable")
        {
            return node;
        }

        AttributeArgumentListSyntax arguments = node.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return node.WithArgumentList(arguments.AddArguments(off));
    }
}
