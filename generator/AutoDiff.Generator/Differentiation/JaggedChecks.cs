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
        List<(string Text, IrType Element, bool IsWritten)> buffers = [.. new BufferTexts(signature).All()];
        foreach (ParameterModel values in signature.Method.Parameters.Where(p => p.Part?.Jagged is { IsValues: true }))
        {
            IrType element = ((SequenceType)values.Variable.Type).Element;
            string primal = PartArguments.TextOn(values.Part!.Owner.Name, values.Part.Path);
            arrays.Add((primal, element, values.IsWritten));
            if (values.Differentiated)
            {
                string derivative = PartArguments.TextOn(signature.ArgumentOf(signature.Method.Parameters.First(p => p.Variable == values.Part!.Owner)).Name, values.Part.Path);
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

    private void Add(string check, IrType element, params string[] arguments) =>
        calls.Add("global::AutoDiff.JaggedGuard." + check + "<" + element.Text + ">(" + string.Join(", ", arguments) + ");");
}
