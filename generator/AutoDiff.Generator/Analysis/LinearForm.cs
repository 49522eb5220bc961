using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>An integer expression as a constant plus multiples of variables and lengths.</summary>
internal sealed class LinearForm
{
    private readonly Dictionary<Expr, long> terms;

    private LinearForm(long constant, Dictionary<Expr, long> terms)
    {
        Constant = constant;
        this.terms = terms;
    }

    public long Constant { get; }

    /// <summary>The variables and lengths, with their factors.</summary>
    public IEnumerable<KeyValuePair<Expr, long>> Terms => terms;

    public static LinearForm Of(long constant) => new(constant, []);

    public static LinearForm Of(Expr atom) => new(0, new Dictionary<Expr, long> { [atom] = 1 });

    public LinearForm Plus(LinearForm other, long factor = 1)
    {
        Dictionary<Expr, long> sum = new(terms);
        foreach (KeyValuePair<Expr, long> term in other.terms)
        {
            sum[term.Key] = (sum.TryGetValue(term.Key, out long before) ? before : 0) + (factor * term.Value);
        }

        foreach (Expr gone in sum.Where(t => t.Value == 0).Select(t => t.Key).ToList())
        {
            sum.Remove(gone);
        }

        return new LinearForm(Constant + (factor * other.Constant), sum);
    }

    public LinearForm Times(long factor) => Of(0).Plus(this, factor);

    /// <summary>The form with another one in place of a variable.</summary>
    public LinearForm With(Expr atom, LinearForm value) => Plus(Of(atom), -terms[atom]).Plus(value, terms[atom]);
}
