using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Makes every statement of a body an object of its own. What a loop does at its bottom stands at each <c>continue</c>, too, as the same
/// statements, and what is found out about one of them, such as that it has to save a value, need not hold for the other.
/// </summary>
internal sealed class DistinctStatements
{
    private readonly HashSet<Statement> seen = new(ReferenceComparer<Statement>.Instance);

    public EquatableArray<Statement> Of(EquatableArray<Statement> block)
    {
        List<Statement> distinct = new(block.Count);
        foreach (Statement statement in block)
        {
            distinct.Add(Of(statement));
        }

        return block.Keep(distinct);
    }

    private Statement Of(Statement statement) => statement switch
    {
        If s => s with { Then = Of(s.Then), Else = Of(s.Else) },
        CountedLoop s => s with { Body = Of(s.Body) },
        WhileLoop s => s with { Body = Of(s.Body) },
        _ => seen.Add(statement) ? statement : statement with { },
    };
}
