using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The calls that refuse wrong lengths and overlaps before anything is written.</summary>
internal static class BufferCheckPrinter
{
    /// <summary>The most buffers that one call of the guard compares the written one with.</summary>
    private const int OthersPerCall = 8;

    public static void Print(IndentedWriter writer, BufferChecks checks)
    {
        foreach (BufferPair pair in checks.SameLength)
        {
            writer.Code($"global::AutoDiff.BufferGuard.SameLength({Identifier.Of(pair.Buffer)}.Length, {Identifier.Of(pair.Other)}.Length);");
        }

        foreach (IGrouping<Variable, Variable> written in checks.Disjoint.GroupBy(pair => pair.Buffer, pair => pair.Other))
        {
            List<string> others = [.. written.Select(Identifier.Of)];
            string element = ((SequenceType)written.Key.Type).Element.Text;
            for (int start = 0; start < others.Count; start += OthersPerCall)
            {
                string list = string.Join(", ", others.Skip(start).Take(OthersPerCall));
                writer.Code($"global::AutoDiff.BufferGuard.Disjoint<{element}>({Identifier.Of(written.Key)}, {list});");
            }
        }

        if (checks.SameLength.Count + checks.Disjoint.Count > 0)
        {
            writer.Blank();
        }
    }
}
