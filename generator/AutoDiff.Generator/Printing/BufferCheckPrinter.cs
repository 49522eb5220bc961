using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The calls that refuse missing objects, wrong lengths and overlaps before anything is written.</summary>
internal sealed class BufferCheckPrinter(IndentedWriter writer, DerivativeMethod method)
{
    /// <summary>The most buffers that one call of the guard compares the written one with.</summary>
    private const int OthersPerCall = 8;

    private readonly Dictionary<Variable, string> parts = method.Parts.Where(p => !p.IsFirst).ToDictionary(p => p.Variable, p => p.Text);

    public void Print()
    {
        BufferChecks checks = method.Checks;
        foreach (string present in checks.Present)
        {
            writer.Code($"global::AutoDiff.ObjectGuard.Present({present});");
        }

        foreach (ObjectPair pair in checks.SameShape)
        {
            writer.Code($"global::AutoDiff.BufferGuard.SameShape({pair.Written}, {pair.Other});");
        }

        foreach (BufferPair pair in checks.SameLength)
        {
            if (pair.Other is { Kind: VariableKind.Parameter, Type: SequenceType { Kind: SequenceKind.Array } } && !pair.OtherMayBeNull && !parts.ContainsKey(pair.Other))
            {
                writer.Code($"global::System.ArgumentNullException.ThrowIfNull({TextOf(pair.Other)});");
            }

            // An array that is a member may be missing on both sides, which makes two empty spans.
            writer.Code(pair.OtherMayBeNull || parts.ContainsKey(pair.Buffer)
                ? $"global::AutoDiff.BufferGuard.SameLength<{ElementOf(pair.Buffer)}>({TextOf(pair.Buffer)}, {TextOf(pair.Other)});"
                : $"global::AutoDiff.BufferGuard.SameLength({TextOf(pair.Buffer)}.Length, {TextOf(pair.Other)}.Length);");
        }

        foreach (IGrouping<Variable, Variable> written in checks.Disjoint.GroupBy(pair => pair.Buffer, pair => pair.Other))
        {
            PrintInGroups($"global::AutoDiff.BufferGuard.Disjoint<{ElementOf(written.Key)}>({TextOf(written.Key)}, ", [.. written.Select(TextOf)]);
        }

        foreach (IGrouping<string, string> written in checks.Distinct.GroupBy(pair => pair.Written, pair => pair.Other))
        {
            PrintInGroups($"global::AutoDiff.ObjectGuard.Distinct({written.Key}, ", [.. written]);
        }

        foreach (string call in checks.Jagged)
        {
            writer.Code(call);
        }

        if (checks.Jagged.Count + checks.Present.Count + checks.SameShape.Count + checks.SameLength.Count + checks.Disjoint.Count + checks.Distinct.Count > 0)
        {
            writer.Blank();
        }
    }

    private void PrintInGroups(string start, List<string> others)
    {
        for (int i = 0; i < others.Count; i += OthersPerCall)
        {
            writer.Code(start + string.Join(", ", others.Skip(i).Take(OthersPerCall)) + ");");
        }
    }

    /// <summary>As a sequence; a number that is passed by reference is one of length 1.</summary>
    private string TextOf(Variable variable) => parts.TryGetValue(variable, out string? text) ? text
        : variable.Type.IsReal ? $"new global::System.ReadOnlySpan<{variable.Type.Text}>(in {Identifier.Of(variable)})"
        : Identifier.Of(variable);

    private static string ElementOf(Variable variable) => variable.Type is SequenceType sequence ? sequence.Element.Text : variable.Type.Text;
}
