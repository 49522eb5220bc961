using System;

namespace AutoDiff.Generator.IR;

/// <summary>Finds the <see cref="Effects"/> of an expression.</summary>
internal static class EffectsOfExpression
{
    public static Effects Compute(Expr expression)
    {
        Effects effects = new();
        foreach (Expr operand in Walk.Operands(expression))
        {
            effects.Include(Effects.Of(operand));
        }

        AddOwn(expression, effects);
        return effects;
    }

    /// <summary>The text before an argument hands it over by reference.</summary>
    public static bool IsByReference(string textBefore)
    {
        string text = textBefore.TrimEnd();
        return text.EndsWith("ref", StringComparison.Ordinal)
            || text.EndsWith("out", StringComparison.Ordinal)
            || text.EndsWith("in", StringComparison.Ordinal)
            || text.EndsWith("&", StringComparison.Ordinal);
    }

    private static bool IsImpure(Expr expression) =>
        expression is External or Pop or Take or TakeBack or TakeStart or Allocate or NewArena or View or Pair or Composite or ReturnedArray;

    private static bool MayFail(Expr expression) => expression switch
    {
        Element or External => true,
        Call { Function: "Clamp" or "Sign" or "Round" } or Call { Type: IntegerType } => true,
        Binary { Checked: true } or Convert { Checked: true } => true,
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: not RealType } => true,
        _ => false,
    };

    private static void AddOwn(Expr expression, Effects effects)
    {
        effects.IsImpure |= IsImpure(expression);
        effects.MayFail |= MayFail(expression);
        if (Walk.Variable(expression) is { } variable)
        {
            effects.Mention(variable);
        }

        switch (expression)
        {
            case Element element:
                effects.Read(element.Sequence);
                break;
            case Read { Variable.Type: SequenceType } read:
                effects.Read(read.Variable);
                effects.HasNaming = true;
                break;
            case External external:
                AddExternal(external, effects);
                break;
            case ReturnedArray:
                effects.HasExternal = true;
                break;
            case Pop pop:
                effects.Store(pop.Tape);
                break;
            case Take take:
                effects.Store(take.Scratch);
                break;
            case TakeBack takeBack:
                effects.Store(takeBack.Scratch);
                effects.HasNaming = true;
                break;
            case TakeStart takeStart:
                effects.Store(takeStart.Arena);
                break;
            case View { Source: { Type: SequenceType { Kind: SequenceKind.Arena } } arena }:
                effects.ShowStore(arena);
                break;
            case Length { Sequence: { Type: SequenceType { Kind: SequenceKind.Arena } } arena }:
                effects.Store(arena);
                break;
            case Allocate:
                effects.HasOrder = true;
                break;
        }
    }

    private static void AddExternal(External external, Effects effects)
    {
        effects.HasExternal = true;
        for (int i = 0; i < external.Arguments.Count; i++)
        {
            if (external.Arguments[i] is Read read && IsByReference(external.Pieces[i]))
            {
                effects.AssignByReference(read.Variable);
                if (read.Variable.Type is TapeType or ScratchType)
                {
                    effects.Store(read.Variable);
                }
            }
        }
    }
}
