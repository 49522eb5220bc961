using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>A value that a variable holds, replacing its further computations as long as they give the same.</summary>
internal sealed class SharedValue
{
    private readonly Expr value;
    private readonly Variable holder;
    private readonly Memory memory;
    private readonly Effects effects;
    private readonly Replacement replacement;

    public SharedValue(Expr value, Variable holder, Memory memory)
    {
        this.value = value;
        this.holder = holder;
        this.memory = memory;
        effects = Effects.Of(value);
        replacement = new Replacement(e =>
        {
            if (!Commutative.Instance.Equals(e, this.value))
            {
                return null;
            }

            Uses++;
            return new Read(holder);
        });
    }

    /// <summary>How often the value has been replaced.</summary>
    public int Uses { get; private set; }

    /// <summary>The statements from an index on, with the holder read wherever it still holds the value.</summary>
    public List<Statement> Rewrite(IReadOnlyList<Statement> statements, int from)
    {
        List<Statement> result = [];
        bool holds = true;
        for (int i = from; i < statements.Count; i++)
        {
            result.Add(holds ? Rewrite(statements[i]) : statements[i]);
            holds = holds && Survives(Effects.Of(statements[i]));
        }

        return result;
    }

    private Statement Rewrite(Statement statement)
    {
        if (!effects.Mentions.IsSubsetOf(Effects.Of(statement).Mentions))
        {
            return statement;
        }

        // A call of the user's in the same expression may change an operand first.
        if (!Walk.Expressions(statement).All(e => Survives(Effects.Of(e))))
        {
            return statement;
        }

        if (Walk.Blocks(statement).Any() && statement is not If && !Survives(Effects.Of(statement)))
        {
            // In a later iteration the operands differ; only what a counted loop evaluates once, before it, is the same.
            return statement is CountedLoop loop ? loop with { Start = replacement.Visit(loop.Start) } : statement;
        }

        Statement result = replacement.InOwnExpressions(statement);
        return NestedBlocks.Rewrite(result, Block);
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        List<Statement> rewritten = Rewrite(block, 0);
        return block.Keep(rewritten);
    }

    private bool Survives(Effects between) => memory.IsUndisturbed(effects, between) && !between.DoesAssign(holder.Id);
}
