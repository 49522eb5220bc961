using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// What is verified of arrays of arrays: the shape of gradients and tangents, that what is written has every array once, and that it
/// shares none with another argument.
/// </summary>
internal sealed class JaggedChecks(DerivativeSignature signature)
{
    private readonly List<string> calls = [];

    public EquatableArray<string> Calls()
    {
        List<(string Text, IrType Element, bool IsWritten)> arrays = [];
        List<(string Text, IrType Element, bool IsWritten)> buffers = [.. Buffers()];
        foreach (ParameterModel values in signature.Method.Parameters.Where(p => p.Part?.Jagged is { IsValues: true }))
        {
            ParameterModel owner = signature.Method.Parameters.First(p => p.Variable == values.Part!.Owner);
            IrType element = ((SequenceType)values.Variable.Type).Element;
            string primal = Identifier.Of(owner.Variable);
            arrays.Add((primal, element, values.IsWritten));
            if (owner.Differentiated)
            {
                string derivative = Identifier.Of(signature.ArgumentOf(owner));
                Add("SameShape", element, derivative, primal);
                arrays.Add((derivative, element, values.IsWritten || signature.Kind != DerivativeKind.Jvp));
            }
        }

        foreach ((string text, IrType element, _) in arrays.Where(a => a.IsWritten))
        {
            Add("Distinct", element, text);
        }

        for (int i = 0; i < arrays.Count; i++)
        {
            foreach ((string text, IrType element, bool isWritten) in arrays.Skip(i + 1).Where(a => a.Element == arrays[i].Element && (a.IsWritten || arrays[i].IsWritten)))
            {
                Add("Disjoint", element, isWritten ? text : arrays[i].Text, isWritten ? arrays[i].Text : text);
            }

            foreach ((string text, IrType element, bool isWritten) in buffers.Where(b => b.Element == arrays[i].Element && (b.IsWritten || arrays[i].IsWritten)))
            {
                Add("Apart", element, arrays[i].Text, text);
            }
        }

        return calls.ToEquatableArray();
    }

    private IEnumerable<(string Text, IrType Element, bool IsWritten)> Buffers()
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Variable.Type is SequenceType && p.Part?.Jagged is null))
        {
            IrType element = ((SequenceType)parameter.Variable.Type).Element;
            yield return (TextOf(parameter, parameter.Variable), element, parameter.IsWritten);
            if (parameter.Differentiated && parameter.Part is null)
            {
                yield return (Identifier.Of(signature.ArgumentOf(parameter)), element, parameter.IsWritten || signature.Kind != DerivativeKind.Jvp);
            }
        }
    }

    private static string TextOf(ParameterModel parameter, Variable variable) =>
        parameter.Part is not { } part ? Identifier.Of(variable)
        : part.IsCaptured ? part.Path
        : part.Start + PartArguments.TextOn(part.Owner.Name, part.Path);

    private void Add(string check, IrType element, params string[] arguments) =>
        calls.Add("global::AutoDiff.JaggedGuard." + check + "<" + element.Text + ">(" + string.Join(", ", arguments) + ");");
}
