using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The calls that refuse wrong lengths and overlaps before anything is written.</summary>
internal static class BufferCheckPrinter
{
    public static void Print(IndentedWriter writer, BufferChecks checks)
    {
        foreach (BufferPair pair in checks.SameLength)
        {
            (string buffer, string other) = Names(pair);
            writer.Code($"global::AutoDiff.BufferGuard.SameLength({buffer}.Length, {other}.Length, nameof({buffer}), nameof({other}));");
        }

        foreach (BufferPair pair in checks.Disjoint)
        {
            (string buffer, string other) = Names(pair);
            string element = ((SequenceType)pair.Buffer.Type).Element.Text;
            writer.Code($"global::AutoDiff.BufferGuard.Disjoint<{element}>({buffer}, {other}, nameof({buffer}), nameof({other}));");
        }

        if (checks.SameLength.Count + checks.Disjoint.Count > 0)
        {
            writer.Blank();
        }
    }

    private static (string Buffer, string Other) Names(BufferPair pair) => (Identifier.Of(pair.Buffer), Identifier.Of(pair.Other));
}
