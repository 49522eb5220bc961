using System.Collections.Generic;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// Writes the value of a local in its place where it is known to be a constant or another variable: an adjoint that was just cleared
/// reads as 0, so that its first accumulation becomes an assignment.
/// </summary>
internal sealed class Propagation
{
    private Propagation()
    {
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new Propagation().Visit(body, new KnownValues());

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, KnownValues known)
    {
        List<Statement> result = [];
        foreach (Statement statement in block)
        {
            result.Add(Visit(statement, known));
        }

        // What is declared in a block cannot be named behind it.
        foreach (Statement statement in block)
        {
            if (statement is Declare declare)
            {
                known.Forget(Effects.Of(declare));
            }
        }

        return block.Keep(result);
    }

    private Statement Visit(Statement statement, KnownValues known)
    {
        switch (statement)
        {
            case If branch:
                return Visit(branch, known);

            case CountedLoop loop:
                {
                    Expr start = known.Substitute(loop.Start);
                    known.Forget(Effects.Of(loop));
                    Expr bound = known.Substitute(loop.Bound);
                    EquatableArray<Statement> body = Visit(loop.Body, known.Copy());
                    bool isSame = ReferenceEquals(start, loop.Start) && ReferenceEquals(bound, loop.Bound) && ReferenceEquals(body, loop.Body);
                    return isSame ? loop : loop with { Start = start, Bound = bound, Body = body };
                }

            case WhileLoop loop:
                {
                    known.Forget(Effects.Of(loop));
                    Expr condition = known.Substitute(loop.Condition);
                    EquatableArray<Statement> body = Visit(loop.Body, known.Copy());
                    bool isSame = ReferenceEquals(condition, loop.Condition) && ReferenceEquals(body, loop.Body);
                    return isSame ? loop : loop with { Condition = condition, Body = body };
                }

            default:
                // A call of the user's may change a variable in the middle of the statement.
                foreach (Expr expression in Walk.Expressions(statement))
                {
                    known.Forget(Effects.Of(expression));
                }

                Statement substituted = known.SubstituteIn(statement);
                known.Forget(Effects.Of(statement));
                Learn(substituted, known);
                return substituted;
        }
    }

    private If Visit(If branch, KnownValues known)
    {
        Expr condition = known.Substitute(branch.Condition);
        known.Forget(Effects.Of(condition));
        KnownValues afterThen = known.Copy();
        KnownValues afterElse = known.Copy();
        EquatableArray<Statement> then = Visit(branch.Then, afterThen);
        EquatableArray<Statement> otherwise = Visit(branch.Else, afterElse);
        known.Join(afterThen, afterElse);
        bool isSame = ReferenceEquals(condition, branch.Condition) && ReferenceEquals(then, branch.Then) && ReferenceEquals(otherwise, branch.Else);
        return isSame ? branch : branch with { Condition = condition, Then = then, Else = otherwise };
    }

    private static void Learn(Statement statement, KnownValues known)
    {
        (Variable? variable, Expr? value) = statement switch
        {
            Declare s => (s.Variable, s.Value),
            Assign s => (s.Variable, s.Value),
            _ => (null, null),
        };
        bool isKnown = variable is not null && value is not null && VariableRoles.MayDissolve(variable) && value.Type == variable.Type
            && Purity.IsTrivial(value) && !Effects.Of(value).DoesMention(variable);
        if (isKnown)
        {
            known.Learn(variable!, value!);
        }
    }
}
