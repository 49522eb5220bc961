using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Replaces expressions in one statement's own expressions or in whole blocks.</summary>
/// <param name="replace">The expression that stands for the given one, or null to look at its operands.</param>
internal sealed class Replacement(Func<Expr, Expr?> replace) : Rewriter
{
    public static Replacement OfVariable(Variable variable, Expr value) =>
        new(e => e is Read read && read.Variable.Id == variable.Id ? value : null);

    /// <summary>Replaces in the expressions that the statement evaluates itself.</summary>
    public Statement InOwnExpressions(Statement statement) => statement switch
    {
        If s => Keep(s, s with { Condition = Visit(s.Condition) }),
        CountedLoop s => Keep(s, s with { Start = Visit(s.Start), Bound = Visit(s.Bound) }),
        WhileLoop s => Keep(s, s with { Condition = Visit(s.Condition) }),
        _ => VisitParts(statement),
    };

    public override Expr Visit(Expr expression) => expression switch
    {
        External external => VisitHoles(external),
        _ => replace(expression) ?? base.Visit(expression),
    };

    private static Statement Keep(Statement before, Statement after) => before.Equals(after) ? before : after;

    // The text around a hole chooses overloads and takes references: only another variable can stand in for a variable.
    private External VisitHoles(External external)
    {
        List<Expr> arguments = [];
        for (int i = 0; i < external.Arguments.Count; i++)
        {
            Expr argument = external.Arguments[i];
            Expr? renamed = argument is Read && !EffectsOfExpression.IsByReference(external.Pieces[i]) ? replace(argument) : null;
            arguments.Add(renamed is Read && renamed.Type == argument.Type ? renamed : argument);
        }

        return arguments.SequenceEqual(external.Arguments) ? external : external with { Arguments = arguments.ToEquatableArray() };
    }
}
