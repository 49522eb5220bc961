using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Where a derivative can flow inside an expression: not through indices, conditions, integers or piecewise-constant functions.</summary>
internal static class DifferentiablePaths
{
    /// <summary>The operands of one node that its derivative distributes over.</summary>
    public static IEnumerable<Expr> Operands(Expr expression) => expression switch
    {
        { Type.IsReal: false } => [],
        Unary e => [e.Operand],
        Binary e => [e.Left, e.Right],
        ZeroSafeProduct e => [e.Left, e.Right],
        Convert { Operand.Type.IsReal: true } e => [e.Operand],
        Conditional e => [e.WhenTrue, e.WhenFalse],
        Call e when !DerivativeTable.Get(e.Function, e.Arguments.Count).IsPiecewiseConstant => e.Arguments.Where(a => a.Type.IsReal),
        _ => [],
    };

    /// <summary>The scalars and sequences that the expression depends on differentiably.</summary>
    public static IEnumerable<Variable> Leaves(Expr expression)
    {
        switch (expression)
        {
            case External { Rule: not null } call:
                return RuleCalls.Leaves(call);
            case Read { Type: OpaqueType } whole:
                return [whole.Variable];
            case { Type.IsReal: false }:
                return [];
            case Read read:
                return [read.Variable];
            case Element element:
                return [element.Sequence];
            default:
                return Operands(expression).SelectMany(Leaves);
        }
    }
}
