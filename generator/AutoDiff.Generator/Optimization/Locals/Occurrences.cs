using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>How often values are computed in some statements: only what occurs twice can be shared, and little does.</summary>
internal sealed class Occurrences
{
    private readonly Dictionary<Expr, int> counts = new(Commutative.Instance);

    public Occurrences(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            Count(statement);
        }
    }

    /// <summary>The value is computed in two places or more, whether or not it is the same in both.</summary>
    public bool IsRepeated(Expr value) => counts.TryGetValue(value, out int count) && count > 1;

    private void Count(Statement statement)
    {
        foreach (Expr expression in Walk.Expressions(statement).SelectMany(Walk.All))
        {
            if (expression is Call or ZeroSafeProduct or Binary { Type: RealType })
            {
                counts[expression] = counts.TryGetValue(expression, out int count) ? count + 1 : 1;
            }
        }

        foreach (EquatableArray<Statement> block in Walk.Blocks(statement))
        {
            foreach (Statement nested in block)
            {
                Count(nested);
            }
        }
    }
}
