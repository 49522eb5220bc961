using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Puts operands and result in the places that a row of the derivative table leaves for them.</summary>
internal sealed class TemplateFilling(IReadOnlyList<Expr> operands, Expr result) : Rewriter
{
    public override Expr Visit(Expr expression) => expression switch
    {
        Operand operand => operands[operand.Index],
        Result => result,
        _ => base.Visit(expression),
    };
}
