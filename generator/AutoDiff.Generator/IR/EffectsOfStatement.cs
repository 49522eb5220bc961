namespace AutoDiff.Generator.IR;

/// <summary>Finds the <see cref="Effects"/> of a statement.</summary>
internal static class EffectsOfStatement
{
    public static Effects Compute(Statement statement)
    {
        Effects effects = new();
        foreach (Expr expression in Walk.Expressions(statement))
        {
            effects.Include(Effects.Of(expression));
        }

        AddOwn(statement, effects);
        foreach (EquatableArray<Statement> block in Walk.Blocks(statement))
        {
            foreach (Statement nested in block)
            {
                effects.Include(Effects.Of(nested));
            }
        }

        return effects;
    }

    private static void AddOwn(Statement statement, Effects effects)
    {
        switch (statement)
        {
            case Declare s:
                effects.Assign(s.Variable);
                effects.HasNaming |= s.Variable.Type is SequenceType;
                break;
            case Assign s:
                effects.Assign(s.Variable);
                effects.HasNaming |= s.Variable.Type is SequenceType;
                break;
            case Store s:
                effects.Write(s.Sequence);
                break;
            case Clear s:
                effects.Write(s.Sequence);
                break;
            case CopyTo s:
                effects.Write(s.To);
                effects.Read(s.From);
                break;
            case CountedLoop s:
                effects.HasLoop = true;
                effects.Assign(s.Index);
                MentionExit(s.Exit, effects);
                break;
            case WhileLoop s:
                effects.HasLoop = true;
                MentionExit(s.Exit, effects);
                break;
            case Throw:
                effects.HasThrow = true;
                break;
            case Invoke s:
                AddInvoke(s, effects);
                break;
            case Push s:
                effects.Mention(s.Tape);
                effects.HasOrder = true;
                break;
            case Release s:
                effects.Mention(s.Variable);
                effects.HasOrder = true;
                effects.HasRelease |= s.Variable.Type is ScratchType or SequenceType;
                break;
        }
    }

    private static void AddInvoke(Invoke invoke, Effects effects)
    {
        effects.HasExternal = true;
        foreach (Variable result in invoke.Results)
        {
            effects.Assign(result);
        }

        foreach (Argument argument in invoke.Arguments)
        {
            if (argument.IsWritten)
            {
                effects.Write(argument.Sequence!);
            }
        }
    }

    private static void MentionExit(Variable? exit, Effects effects)
    {
        if (exit is not null)
        {
            effects.Mention(exit);
        }
    }
}
