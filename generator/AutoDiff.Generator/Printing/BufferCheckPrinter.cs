using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The calls that refuse missing objects, wrong lengths and overlaps before anything is written.</summary>
internal sealed class BufferCheckPrinter(IndentedWriter writer, DerivativeMethod method)
{
    /// <summary>The most buffers that one call of the guard compares the written one with.</summary>
    private const int OthersPerCall = 8;

    private static readonly string[] others = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    // What a collection has is looked at once; the numbers of an array of structs are its own memory.
    private readonly Dictionary<Variable, string> parts = method.Parts.Where(p => !p.IsFirst || IsMemory(p.Text)).ToDictionary(p => p.Variable, p => p.Text);

    private readonly Dictionary<Variable, string> collections = method.Parts.Where(p => p.IsFirst && !IsMemory(p.Text)).ToDictionary(p => p.Variable, p => p.Text);

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
                : $"global::AutoDiff.BufferGuard.SameLength({TextOf(pair.Buffer)}.Length, {TextOf(pair.Other)}.Length{Named(pair.Other, "expectedText")});");
        }

        foreach (IGrouping<Variable, Variable> written in checks.Disjoint.GroupBy(pair => pair.Buffer, pair => pair.Other))
        {
            PrintInGroups($"global::AutoDiff.BufferGuard.Disjoint<{ElementOf(written.Key)}>({TextOf(written.Key)}, ", [.. written.Select(TextOf)], Named(written.Key, "writtenName"), [.. written]);
        }

        foreach (IGrouping<string, string> written in checks.Distinct.GroupBy(pair => pair.Written, pair => pair.Other))
        {
            PrintInGroups($"global::AutoDiff.ObjectGuard.Distinct({written.Key}, ", [.. written], string.Empty, []);
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

    private void PrintInGroups(string start, List<string> arguments, string writtenName, List<Variable> variables)
    {
        for (int i = 0; i < arguments.Count; i += OthersPerCall)
        {
            IEnumerable<string> names = variables.Skip(i).Take(OthersPerCall).Select((variable, place) => Named(variable, others[place] + "Name"));
            writer.Code(start + string.Join(", ", arguments.Skip(i).Take(OthersPerCall)) + writtenName + string.Concat(names) + ");");
        }
    }

    /// <summary>What the caller calls the elements of a collection: the collection.</summary>
    private string Named(Variable variable, string parameter) => collections.TryGetValue(variable, out string? text) && text.IndexOf('(') is var open and >= 0
        ? ", " + parameter + ": \"" + text.Substring(open + 1, text.LastIndexOf(')') - open - 1).TrimStart('@') + "\""
        : string.Empty;

    private static bool IsMemory(string text) => text.StartsWith("global::AutoDiff.FlatArray.Of<", System.StringComparison.Ordinal);

    /// <summary>As a sequence; a number that is passed by reference is one of length 1.</summary>
    private string TextOf(Variable variable) => parts.TryGetValue(variable, out string? text) ? text
        : variable.Type.IsReal ? $"new global::System.ReadOnlySpan<{variable.Type.Text}>(in {Identifier.Of(variable)})"
        : Identifier.Of(variable);

    private static string ElementOf(Variable variable) => variable.Type is SequenceType sequence ? sequence.Element.Text : variable.Type.Text;
}
