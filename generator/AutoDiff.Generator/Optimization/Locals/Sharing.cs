using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// Common subexpressions: an expensive value that is computed again while its operands still stand is computed once, into the local
/// that holds it already or into one that is named after what it is.
/// </summary>
internal sealed class Sharing
{
    private readonly OptimizerContext context;
    private readonly Memory memory;

    private Sharing(EquatableArray<Statement> body, OptimizerContext context)
    {
        this.context = context;
        memory = Memory.Of(body);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new Sharing(body, context).Visit(body, new Occurrences(body));

    /// <param name="occurrences">What occurs in the block; it may be what occurs around it as well.</param>
    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, Occurrences occurrences)
    {
        List<Statement> statements = block.ToList();
        for (int i = 0; i < statements.Count; i++)
        {
            // Each success names one value more, and there are finitely many.
            while (TryShare(statements, i, occurrences))
            {
                occurrences = new Occurrences(statements);
            }
        }

        for (int i = 0; i < statements.Count; i++)
        {
            statements[i] = NestedBlocks.Rewrite(statements[i], b => Visit(b, occurrences));
        }

        return block.Keep(statements);
    }

    private bool TryShare(List<Statement> statements, int at, Occurrences occurrences)
    {
        Statement statement = statements[at];
        IEnumerable<Expr> evaluated = statement switch
        {
            CountedLoop loop => [loop.Start],
            WhileLoop => [],
            _ => Walk.Expressions(statement),
        };
        // A call of the user's in the same expression may change an operand before the value is computed.
        if (evaluated.Any(e => Effects.Of(e).HasExternal))
        {
            return false;
        }

        return evaluated.SelectMany(Expense.Unconditional).Where(occurrences.IsRepeated).Distinct(Commutative.Instance).Any(e => TryShare(statements, at, e));
    }

    private bool TryShare(List<Statement> statements, int at, Expr value)
    {
        (Variable? holder, Expr? held) = statements[at] switch
        {
            Declare s => (s.Variable, s.Value),
            Assign s => (s.Variable, s.Value),
            _ => (null, null),
        };

        // An accumulation reads the variable that it writes: it holds another value afterwards.
        bool isHeld = holder is not null && holder.Type == value.Type && held is not null && Commutative.Instance.Equals(held, value)
            && !Effects.Of(value).DoesMention(holder);
        int from = isHeld ? at + 1 : at;
        if (UsesOf(value, holder: isHeld ? holder! : new Variable(-1, "", value.Type, VariableKind.Local), statements, from) < (isHeld ? 1 : 2))
        {
            return false;
        }

        Variable name = isHeld ? holder! : context.Variables.Fresh(Expense.NameOf(value), value.Type);
        List<Statement> rewritten = new SharedValue(value, name, memory).Rewrite(statements, from);
        statements.RemoveRange(from, statements.Count - from);
        if (!isHeld)
        {
            statements.Add(new Declare(name, value) { Source = rewritten[0].Source });
        }

        statements.AddRange(rewritten);
        return true;
    }

    private int UsesOf(Expr value, Variable holder, List<Statement> statements, int from)
    {
        SharedValue shared = new(value, holder, memory);
        shared.Rewrite(statements, from);
        return shared.Uses;
    }
}
