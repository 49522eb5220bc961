using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Finds the elements of sequences that code reads and writes one by one.</summary>
internal static class Cells
{
    /// <summary>Those of a statement itself, not of the statements nested in it.</summary>
    public static IEnumerable<Element> TouchedBy(Statement statement)
    {
        IEnumerable<Element> read = Walk.Expressions(statement).SelectMany(ReadBy);
        return statement is Store store ? read.Append(new Element(store.Sequence, store.Index)) : read;
    }

    private static IEnumerable<Element> ReadBy(Expr expression) =>
        Effects.Of(expression).MemoryReads.Count == 0 ? [] : Walk.All(expression).OfType<Element>();
}
