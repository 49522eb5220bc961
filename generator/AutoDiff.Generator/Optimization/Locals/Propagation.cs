using System.Collections.Generic;
using System.Linq;
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

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new Propagation().Visit(body, []);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, Dictionary<Variable, Expr> known)
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
                Forget(known, Effects.Of(declare));
            }
        }

        return result.SequenceEqual(block, ReferenceComparer.Instance) ? block : result.ToEquatableArray();
    }

    private Statement Visit(Statement statement, Dictionary<Variable, Expr> known)
    {
        switch (statement)
        {
            case If branch:
                return Visit(branch, known);

            case CountedLoop loop:
                {
                    Expr start = Substitute(loop.Start, known);
                    Forget(known, Effects.Of(loop));
                    CountedLoop result = loop with { Start = start, Bound = Substitute(loop.Bound, known), Body = Visit(loop.Body, new(known)) };
                    return result.Equals(loop) ? loop : result;
                }

            case WhileLoop loop:
                {
                    Forget(known, Effects.Of(loop));
                    WhileLoop result = loop with { Condition = Substitute(loop.Condition, known), Body = Visit(loop.Body, new(known)) };
                    return result.Equals(loop) ? loop : result;
                }

            default:
                // A call of the user's may change a variable in the middle of the statement.
                foreach (Expr expression in Walk.Expressions(statement))
                {
                    Forget(known, Effects.Of(expression));
                }

                Statement substituted = InKnown(known).InOwnExpressions(statement);
                Forget(known, Effects.Of(statement));
                Learn(substituted, known);
                return substituted;
        }
    }

    private If Visit(If branch, Dictionary<Variable, Expr> known)
    {
        Expr condition = Substitute(branch.Condition, known);
        Forget(known, Effects.Of(condition));
        Dictionary<Variable, Expr> afterThen = new(known);
        Dictionary<Variable, Expr> afterElse = new(known);
        If result = branch with { Condition = condition, Then = Visit(branch.Then, afterThen), Else = Visit(branch.Else, afterElse) };
        known.Clear();
        foreach (KeyValuePair<Variable, Expr> entry in afterThen)
        {
            if (afterElse.TryGetValue(entry.Key, out Expr? other) && other.Equals(entry.Value))
            {
                known[entry.Key] = entry.Value;
            }
        }

        return result.Equals(branch) ? branch : result;
    }

    private static void Learn(Statement statement, Dictionary<Variable, Expr> known)
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
            known[variable!] = value!;
        }
    }

    /// <summary>Drops what assignments have made untrue.</summary>
    private static void Forget(Dictionary<Variable, Expr> known, Effects effects)
    {
        if (effects.Assigned.Count == 0)
        {
            return;
        }

        List<Variable> untrue = [.. known.Where(entry =>
            effects.DoesAssign(entry.Key.Id) || Walk.Variables(entry.Value).Any(v => effects.DoesAssign(v.Id))).Select(entry => entry.Key)];
        foreach (Variable variable in untrue)
        {
            known.Remove(variable);
        }
    }

    private static Expr Substitute(Expr expression, Dictionary<Variable, Expr> known) => InKnown(known).Visit(expression);

    private static Replacement InKnown(Dictionary<Variable, Expr> known) =>
        new(e => e is Read read && known.TryGetValue(read.Variable, out Expr? value) ? value : null);
}
