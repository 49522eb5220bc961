using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// What is verified of arrays and lists of objects: the shape of gradients and tangents, that what is written is there once, and that it is
/// shared with nothing else.
/// </summary>
internal sealed class ObjectArrayChecks(DerivativeSignature signature)
{
    private const string Guard = "global::AutoDiff.ObjectArrayGuard.";

    private readonly List<string> calls = [];
    private readonly List<Side> sides = [];

    public IEnumerable<string> Calls()
    {
        foreach (ParameterModel part in signature.Method.Parameters.Where(p => p.Part?.Gathered is not null))
        {
            ParameterModel owner = signature.Method.Parameters.First(p => p.Variable == part.Part!.Owner);
            string primal = PartArguments.TextOn(owner.Variable.Name, part.Part!.Path);
            sides.Add(new Side(primal, part, part.IsWritten));
            if (part.Differentiated)
            {
                string derivative = PartArguments.TextOn(signature.ArgumentOf(owner).Name, part.Part.Path);
                Add("SameLength(" + derivative + ", " + primal + ")");
                if (part.Part.Gathered!.Form != GatheredForm.Number)
                {
                    Add("SameShape(" + derivative + ", " + primal + ", " + part.Part.Gathered.Lambda + ")");
                }

                sides.Add(new Side(derivative, part, part.IsWritten || signature.Kind != DerivativeKind.Jvp));
            }
        }

        foreach (Side written in sides.Where(s => s.IsWritten))
        {
            Add("Distinct(" + written.Whole + ")");
        }

        for (int i = 0; i < sides.Count; i++)
        {
            foreach (Side other in sides.Skip(i + 1).Where(other => (other.IsWritten || sides[i].IsWritten) && sides[i].MayMeet(other)))
            {
                Add("Apart(" + sides[i].Whole + ", " + other.Whole + ")");
            }
        }

        foreach (Side numbers in sides.Where(s => s.Gathered.Form == GatheredForm.Number))
        {
            foreach ((string node, bool isWritten) in Nodes(numbers.Gathered.Lineage).Where(n => n.IsWritten || numbers.IsWritten))
            {
                Add("Apart(" + numbers.Objects + ", " + node + ")");
            }
        }

        foreach (Side arrays in sides.Where(s => s.Gathered.Form != GatheredForm.Number))
        {
            foreach ((string text, _, _) in new BufferTexts(signature).All().Where(b => b.Element == arrays.Element && (b.IsWritten || arrays.IsWritten)))
            {
                Add("Apart(" + arrays.Objects + ", " + arrays.Gathered.Lambda + ", " + text + ")");
            }

            foreach ((string rows, bool isWritten) in Rows(arrays.Element).Where(r => r.IsWritten || arrays.IsWritten))
            {
                Add("Apart(" + arrays.Whole + ", " + rows + ")");
            }
        }

        return calls.Distinct();
    }

    /// <summary>Single objects with numbers in them, which may be in an array as well.</summary>
    private IEnumerable<(string Text, bool IsWritten)> Nodes(EquatableArray<string> lineage)
    {
        foreach (ParameterModel owner in signature.Method.Parameters.Where(p => p.Owner is not null))
        {
            foreach (ObjectNode node in owner.Owner!.Objects.Where(o => o.Lineage.Contains(lineage[0]) || lineage.Contains(o.Lineage[0])))
            {
                bool isWritten = signature.Method.PartsOf(owner).Any(p => !p.Variable.Type.IsSequence && p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out);
                yield return (PartArguments.TextOn(owner.Variable.Name, node.Path), isWritten);
                if (owner.Differentiated && signature.Method.PartsOf(owner).Any(p => p.Differentiated && p.Part!.Path.StartsWith(node.Path + ".", System.StringComparison.Ordinal)))
                {
                    yield return (PartArguments.TextOn(signature.ArgumentOf(owner).Name, node.Path), signature.Kind != DerivativeKind.Jvp || isWritten);
                }
            }
        }
    }

    private IEnumerable<(string Text, bool IsWritten)> Rows(IrType element)
    {
        foreach (ParameterModel values in signature.Method.Parameters.Where(p => p.Part?.Jagged is { IsValues: true } && ((SequenceType)p.Variable.Type).Element == element))
        {
            ParameterModel owner = signature.Method.Parameters.First(p => p.Variable == values.Part!.Owner);
            yield return (RowsOf(values.Part!, owner.Variable.Name), values.IsWritten);
            if (values.Differentiated)
            {
                yield return (RowsOf(values.Part!, signature.ArgumentOf(owner).Name), values.IsWritten || signature.Kind != DerivativeKind.Jvp);
            }
        }
    }

    private static string RowsOf(PartModel part, string owner)
    {
        string whole = PartArguments.TextOn(owner, part.Path);
        return part.Jagged!.ByRows ? "global::AutoDiff.JaggedArray.Rows(" + whole + ")" : whole;
    }

    private void Add(string call) => calls.Add(Guard + call + ";");

    /// <summary>One member of the objects of an array, of an input or of its derivative.</summary>
    private sealed record Side(string Objects, ParameterModel Part, bool IsWritten)
    {
        public GatheredPart Gathered => Part.Part!.Gathered!;

        public IrType Element => ((SequenceType)Part.Variable.Type).Element;

        /// <summary>What must not be the same: the objects for their numbers, else the arrays in them.</summary>
        public string Whole => Gathered.Form == GatheredForm.Number ? Objects : Gathered.MembersOf(Objects);

        public bool MayMeet(Side other) => Gathered.Form == other.Gathered.Form
            && (Gathered.Form == GatheredForm.Number ? Objects != other.Objects : Element == other.Element);
    }
}
