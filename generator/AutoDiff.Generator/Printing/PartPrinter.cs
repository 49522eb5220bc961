using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The names that a method gives to parts of its arguments: those that its body uses.</summary>
internal static class PartPrinter
{
    public static void Print(IndentedWriter writer, DerivativeMethod method)
    {
        HashSet<int> used = [.. Walk.Statements(method.Body).SelectMany(Mentioned).Select(v => v.Id)];
        PrintAll(writer, [.. method.Parts.Where(p => !p.IsFirst && used.Contains(p.Variable.Id))]);
    }

    /// <summary>Those that the checks use, too.</summary>
    public static void PrintFirst(IndentedWriter writer, DerivativeMethod method) => PrintAll(writer, [.. method.Parts.Where(p => p.IsFirst)]);

    private static void PrintAll(IndentedWriter writer, PartLocal[] declared)
    {
        foreach (PartLocal part in declared)
        {
            writer.Code(part.Variable.Type.Text + " " + Identifier.Of(part.Variable) + " = " + part.Text + ";");
        }

        if (declared.Length > 0)
        {
            writer.Blank();
        }
    }

    private static IEnumerable<Variable> Mentioned(Statement statement)
    {
        IEnumerable<Variable> targets = statement switch
        {
            Assign s => [s.Variable],
            Store s => [s.Sequence],
            Clear s => [s.Sequence],
            CopyTo s => [s.From, s.To],
            _ => [],
        };
        return targets.Concat(Walk.Expressions(statement).SelectMany(Walk.Variables));
    }
}
