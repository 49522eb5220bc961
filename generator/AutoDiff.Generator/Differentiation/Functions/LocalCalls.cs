using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>Makes the calls of the functions that a generated method holds.</summary>
internal static class LocalCalls
{
    /// <param name="outputs">Variables that are declared already: the first takes what is returned, the others are passed by <c>out</c>.</param>
    public static Statement Of(string function, IEnumerable<Expr> inputs, IReadOnlyList<Variable> outputs)
    {
        IrType type = outputs.Count == 0 ? IrType.Void : outputs[0].Type;
        LocalCall call = new(function, EquatableArrays.Of(function + "()"), EquatableArray<Expr>.Empty, type);
        call = Add(call, "", inputs);
        call = Add(call, "out ", outputs.Skip(1).Select(o => new Read(o)));
        return outputs.Count == 0 ? new Evaluate(call) : new Assign(outputs[0], call);
    }

    /// <summary>The call with further arguments.</summary>
    public static LocalCall Add(LocalCall call, string modifier, IEnumerable<Expr> arguments)
    {
        List<string> pieces = [.. call.Pieces];
        List<Expr> all = [.. call.Arguments];
        foreach (Expr argument in arguments)
        {
            string last = pieces[pieces.Count - 1];
            pieces[pieces.Count - 1] = last.Substring(0, last.Length - 1) + (all.Count == 0 ? "" : ", ") + modifier;
            pieces.Add(")");
            all.Add(argument);
        }

        return call with { Pieces = pieces.ToEquatableArray(), Arguments = all.ToEquatableArray() };
    }
}
