using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Makes live what evaluating an expression reads.</summary>
internal sealed class Demand(BufferContents contents, NeededStores stores)
{
    public void NeedAll(IEnumerable<Expr> expressions, LiveSet live)
    {
        foreach (Expr expression in expressions)
        {
            Need(expression, live);
        }
    }

    public void Need(Expr expression, LiveSet live)
    {
        Effects effects = Effects.Of(expression);
        live.Add(effects.Mentions);
        stores.Add(effects.Stores);
        foreach (Variable sequence in effects.MemoryReads)
        {
            contents.Need(sequence, live);
        }
    }
}
