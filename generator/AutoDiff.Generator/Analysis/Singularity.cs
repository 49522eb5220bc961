using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// Which adjoints (or tangents) may be infinite because a singular function such as <c>Sqrt</c> at 0 stands between them and the
/// result (the input): there a product with a zero factor is guarded, so that zero stays zero.
/// </summary>
internal sealed class Singularity
{
    private readonly HashSet<Variable> mayBeInfinite = [];
    private readonly Activity activity;
    private readonly SequenceRoots roots;

    private Singularity(Activity activity, SequenceRoots roots)
    {
        this.activity = activity;
        this.roots = roots;
    }

    /// <summary>Infinite adjoints flow from targets to operands.</summary>
    public static Singularity OfAdjoints(EquatableArray<Statement> body, Activity activity, SequenceRoots roots)
    {
        Singularity singularity = new(activity, roots);
        List<Statement> leaves = singularity.Leaves(body);
        int count;
        do
        {
            count = singularity.mayBeInfinite.Count;
            foreach (Statement leaf in leaves)
            {
                bool target = singularity.MayBeInfinite(roots.Of(LeafStatements.Target(leaf)!));
                singularity.Descend(LeafStatements.Value(leaf)!, target);
            }
        }
        while (count != singularity.mayBeInfinite.Count);
        return singularity;
    }

    /// <summary>Infinite tangents flow from operands to targets.</summary>
    public static Singularity OfTangents(EquatableArray<Statement> body, Activity activity, SequenceRoots roots)
    {
        Singularity singularity = new(activity, roots);
        List<Statement> leaves = singularity.Leaves(body);
        while (leaves.Count(leaf => singularity.IsSingular(LeafStatements.Value(leaf)!) && singularity.mayBeInfinite.Add(roots.Of(LeafStatements.Target(leaf)!))) > 0)
        {
        }

        return singularity;
    }

    public bool MayBeInfinite(Variable root) => mayBeInfinite.Contains(root);

    /// <summary>The tangent of the expression may be infinite.</summary>
    public bool IsSingular(Expr node) => activity.IsActive(node) && node switch
    {
        Read read => MayBeInfinite(read.Variable),
        Element element => MayBeInfinite(roots.Of(element.Sequence)),
        _ => LocalDerivative.Of(node, activity) is { } derivative
            ? derivative.Operands.Where((operand, i) => activity.IsActive(operand) && (derivative.IsSingular(i) || IsSingular(operand))).Any()
            : DifferentiablePaths.Operands(node).Any(IsSingular),
    };

    private List<Statement> Leaves(EquatableArray<Statement> body) =>
        [.. Walk.Statements(body).Where(s => LeafStatements.Target(s) is { } target && activity.IsActive(target))];

    private void Descend(Expr node, bool mayBeInfiniteHere)
    {
        if (!activity.IsActive(node))
        {
            return;
        }

        switch (node)
        {
            case Read or Element when mayBeInfiniteHere:
                mayBeInfinite.Add(roots.Of(node is Read read ? read.Variable : ((Element)node).Sequence));
                break;
            default:
                LocalDerivative? derivative = LocalDerivative.Of(node, activity);
                IReadOnlyList<Expr> operands = derivative?.Operands ?? [.. DifferentiablePaths.Operands(node)];
                for (int i = 0; i < operands.Count; i++)
                {
                    Descend(operands[i], mayBeInfiniteHere || derivative?.IsSingular(i) == true);
                }

                break;
        }
    }
}
