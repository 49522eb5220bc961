using System;

namespace AutoDiff.Generator.IR;

/// <summary>Rewrites the blocks that are nested in a statement, and nothing else of it.</summary>
internal static class NestedBlocks
{
    /// <summary>The statement with other blocks; itself where they are the same.</summary>
    public static Statement Rewrite(Statement statement, Func<EquatableArray<Statement>, EquatableArray<Statement>> rewrite)
    {
        switch (statement)
        {
            case If s:
                EquatableArray<Statement> then = rewrite(s.Then);
                EquatableArray<Statement> otherwise = rewrite(s.Else);
                return ReferenceEquals(then, s.Then) && ReferenceEquals(otherwise, s.Else) ? s : Keep(s, s with { Then = then, Else = otherwise });
            case CountedLoop s:
                EquatableArray<Statement> body = rewrite(s.Body);
                return ReferenceEquals(body, s.Body) ? s : Keep(s, s with { Body = body });
            case WhileLoop s:
                body = rewrite(s.Body);
                return ReferenceEquals(body, s.Body) ? s : Keep(s, s with { Body = body });
            default:
                return statement;
        }
    }

    private static Statement Keep(Statement before, Statement after) => after.Equals(before) ? before : after;
}
