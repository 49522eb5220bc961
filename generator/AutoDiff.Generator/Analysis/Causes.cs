using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Why an adjoint may be infinite at a place in an expression.</summary>
/// <param name="All">The variables that are 0 whenever it is; null stands for a reason that no variable tells.</param>
/// <param name="ZeroHere">Those of them for which the value at this place is 0 then, too.</param>
internal sealed record Causes(EquatableArray<Variable?> All, EquatableArray<Variable?> ZeroHere)
{
    public static readonly Causes None = new(EquatableArray<Variable?>.Empty, EquatableArray<Variable?>.Empty);

    public bool Any => All.Count > 0;

    public Causes WithoutZeroHere() => this with { ZeroHere = EquatableArray<Variable?>.Empty };

    /// <summary>Below a function whose derivative is 0 where its value is: infinity meets a zero factor there, and ends.</summary>
    public Causes Ended() => new(All.Where(cause => !ZeroHere.Contains(cause)).ToEquatableArray(), EquatableArray<Variable?>.Empty);

    public Causes And(Variable? cause, bool isZeroHere) => this with
    {
        All = With(All, cause),
        ZeroHere = isZeroHere ? With(ZeroHere, cause) : ZeroHere,
    };

    /// <summary>Together with the reasons at another place, of which nothing is known here.</summary>
    public Causes And(EquatableArray<Variable?> others)
    {
        Variable?[] added = [.. others.Where(cause => !All.Contains(cause))];
        return added.Length == 0 ? this : this with { All = All.Concat(added).ToEquatableArray() };
    }

    private static EquatableArray<Variable?> With(EquatableArray<Variable?> causes, Variable? cause) =>
        causes.Contains(cause) ? causes : causes.Append(cause).ToEquatableArray();
}
