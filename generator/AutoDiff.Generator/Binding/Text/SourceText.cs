using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>A statement's text in the source on one line, for the comment above what comes from it.</summary>
internal static class SourceText
{
    private const int Limit = 120;

    public static string Of(SyntaxNode node)
    {
        int end = node switch
        {
            IfStatementSyntax s => s.CloseParenToken.Span.End,
            ForStatementSyntax s => s.CloseParenToken.Span.End,
            CommonForEachStatementSyntax s => s.CloseParenToken.Span.End,
            WhileStatementSyntax s => s.CloseParenToken.Span.End,
            DoStatementSyntax s => s.DoKeyword.Span.End,
            SwitchStatementSyntax s => s.OpenBraceToken.SpanStart,
            _ => node.Span.End,
        };
        StringBuilder text = new();
        SyntaxToken previous = default;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token.Span.End > end || text.Length > Limit)
            {
                break;
            }

            if (text.Length > 0 && (previous.HasTrailingTrivia || token.HasLeadingTrivia))
            {
                text.Append(' ');
            }

            text.Append(token.Text);
            previous = token;
        }

        // A raw or verbatim string may span lines.
        foreach (char lineBreak in "\r\n\u0085\u2028\u2029")
        {
            text.Replace(lineBreak, ' ');
        }

        return text.Length > Limit ? text.ToString(0, Limit - 1) + "…" : text.ToString();
    }
}
