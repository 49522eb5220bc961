using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The call of the user's own backward method.</summary>
internal static class RuleInvocation
{
    /// <param name="values">The inputs, one for each of the rule's.</param>
    /// <param name="upstream">Of the returned number; ignored where the call returns none.</param>
    /// <param name="gradients">The gradient of each real-valued input, in their order: a scalar is handed over by reference.</param>
    public static Statement Of(External call, IReadOnlyList<Expr> values, Expr? upstream, IReadOnlyList<Variable> gradients)
    {
        CustomRule rule = call.Rule!;
        List<string> pieces = [];
        List<Expr> arguments = [];
        string text = rule.Method + "(";
        void Add(string before, Expr value, string after)
        {
            pieces.Add(text + (arguments.Count == 0 ? "" : ", ") + before);
            arguments.Add(value);
            text = after;
        }

        void AddInputs(bool trailing)
        {
            for (int i = 0; i < rule.Inputs.Count; i++)
            {
                if (rule.Inputs[i].IsTrailing == trailing)
                {
                    Add("", values[i], rule.Inputs[i].Suffix);
                }
            }
        }

        AddInputs(trailing: false);
        if (rule.HasUpstream)
        {
            Add("", upstream!, "");
        }

        foreach (Variable gradient in gradients)
        {
            Add(gradient.Type.IsSequence ? "" : "ref ", new Read(gradient), "");
        }

        AddInputs(trailing: true);
        External backward = new(pieces.Append(text + ")").ToEquatableArray(), arguments.ToEquatableArray(), call.Type, call.Site, "");
        return new Evaluate(backward);
    }

    /// <summary>A buffer's declaration and what gives it back.</summary>
    public static (Statement Take, Statement Back) Buffer(Variable buffer, Variable like, Storage storage)
    {
        Length length = new(like);
        return (new Declare(buffer, new Take(storage.ScratchOf(buffer), length)), new Evaluate(new TakeBack(storage.ScratchOf(buffer), length)));
    }

    /// <summary><c>for (i) body</c> over a sequence.</summary>
    public static Statement ForEach(Variable sequence, VariableFactory variables, System.Func<Expr, Statement> body)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        return new CountedLoop(index, IntegerConstant.Of(0), new Length(sequence), 1, EquatableArrays.Of(body(new Read(index))));
    }

    /// <summary>A span variable for the derivative of a sequence.</summary>
    public static Variable SpanLike(Variable sequence, string suffix, VariableFactory variables) =>
        sequence.Kind == VariableKind.Static
            ? variables.Fresh("table" + suffix, SpanOf(sequence))
            : variables.FreshFor(sequence, suffix, SpanOf(sequence));

    private static SequenceType SpanOf(Variable sequence) => new(SequenceKind.Span, ((SequenceType)sequence.Type).Element);

    public static IEnumerable<RuleInput> RealInputs(External call) => call.Rule!.Inputs.Where(i => i.HasGradient);
}
