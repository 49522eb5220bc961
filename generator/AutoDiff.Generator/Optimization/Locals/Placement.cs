using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Declares a local where it gets its first value, in the innermost block that needs it.</summary>
internal sealed class Placement
{
    public static EquatableArray<Statement> Apply(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block.Select(VisitBlocks)];

        // From the end, so that a declaration moves past those that have moved already.
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is Declare { Variable.Kind: VariableKind.Local } declare && IsMovable(declare))
            {
                Move(statements, i, declare);
            }
        }

        return block.Keep(statements);
    }

    private static bool IsMovable(Declare declare) =>
        declare.Variable.Type is not (SequenceType or TapeType or ScratchType)
        && (declare.Value is null || (Constants.IsConstant(declare.Value) && VariableRoles.MayDissolve(declare.Variable)));

    private static Statement VisitBlocks(Statement statement)
    {
        if ((statement.Settled & Settled.Placement) != 0)
        {
            return statement;
        }

        Statement result = NestedBlocks.Rewrite(statement, Apply);
        result.Settled |= ReferenceEquals(result, statement) ? Settled.Placement : Settled.None;
        return result;
    }

    private static void Move(List<Statement> statements, int at, Declare declare)
    {
        int first = statements.FindIndex(at + 1, s => Effects.Of(s).DoesMention(declare.Variable));
        if (first < 0)
        {
            return;
        }

        Statement user = statements[first];
        if (user is Assign assign && assign.Variable.Id == declare.Variable.Id)
        {
            if (!Effects.Of(assign.Value).DoesMention(declare.Variable))
            {
                statements[first] = new Declare(declare.Variable, assign.Value) { Source = assign.Source ?? declare.Source };
                statements.RemoveAt(at);
            }

            return;
        }

        bool isUsedBehind = statements.FindIndex(first + 1, s => Effects.Of(s).DoesMention(declare.Variable)) >= 0;
        if (!isUsedBehind && Sink(user, declare) is { } sunk)
        {
            statements[first] = sunk;
            statements.RemoveAt(at);
        }
        else
        {
            MoveTo(PlaceBefore(statements, first, declare), statements, at, declare);
        }
    }

    private static void MoveTo(int place, List<Statement> statements, int at, Declare declare)
    {
        if (place > at + 1)
        {
            statements.Insert(place, declare);
            statements.RemoveAt(at);
        }
    }

    /// <summary>
    /// Before the statement that uses the variable, and before the declarations that have moved there already: else they would change places
    /// for ever. Behind those that carry a line of the source, which goes to the next statement should they not be needed.
    /// </summary>
    private static int PlaceBefore(List<Statement> statements, int user, Declare declare)
    {
        int place = user;
        while (place > 0 && statements[place - 1] is Declare { Variable.Kind: VariableKind.Local } moved && IsMovable(moved)
            && (moved.Source is null || declare.Source is not null))
        {
            place--;
        }

        return place;
    }

    /// <summary>The statement with the declaration in its only block that uses the variable, or null.</summary>
    private static Statement? Sink(Statement user, Declare declare)
    {
        Variable variable = declare.Variable;
        switch (user)
        {
            case If s when !Effects.Of(s.Condition).DoesMention(variable):
                return (Effects.Of(s.Then).DoesMention(variable), Effects.Of(s.Else).DoesMention(variable)) switch
                {
                    (true, false) => s with { Then = Apply(Prepend(declare, s.Then)) },
                    (false, true) => s with { Else = Apply(Prepend(declare, s.Else)) },
                    _ => null,
                };
            case CountedLoop s when StartsAnew(s.Body, declare) && !IsUsedByHeader(s.Exit, variable, s.Start, s.Bound):
                return s with { Body = Apply(Prepend(declare, s.Body)) };
            case WhileLoop s when StartsAnew(s.Body, declare) && !IsUsedByHeader(s.Exit, variable, s.Condition):
                return s with { Body = Apply(Prepend(declare, s.Body)) };
            default:
                return null;
        }
    }

    private static EquatableArray<Statement> Prepend(Declare declare, EquatableArray<Statement> block) =>
        new Statement[] { declare }.Concat(block).ToEquatableArray();

    private static bool IsUsedByHeader(Variable? exit, Variable variable, params Expr[] header) =>
        exit?.Id == variable.Id || header.Any(e => Effects.Of(e).DoesMention(variable));

    /// <summary>
    /// Every iteration begins with the declaration's value: it has none (and C# demands that each iteration assigns before it reads),
    /// or the last thing that an iteration does to the variable is to set it back.
    /// </summary>
    private static bool StartsAnew(EquatableArray<Statement> body, Declare declare)
    {
        if (declare.Value is null)
        {
            return true;
        }

        Statement? last = body.LastOrDefault(s => Effects.Of(s).DoesMention(declare.Variable));
        return last is Assign assign && assign.Variable.Id == declare.Variable.Id && assign.Value.Equals(declare.Value);
    }
}
