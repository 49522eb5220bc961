using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which tangents may be infinite because a singular function such as <c>Sqrt</c> at 0 stands between them and an input.</summary>
internal sealed class InfiniteTangents
{
    private readonly HashSet<Variable> mayBeInfinite = [];
    private readonly Activity activity;
    private readonly SequenceRoots roots;
    private readonly Signs signs;

    public InfiniteTangents(EquatableArray<Statement> body, Activity activity, SequenceRoots roots)
    {
        this.activity = activity;
        this.roots = roots;
        signs = new Signs(body, roots);
        List<Statement> leaves = [.. Walk.Statements(body).Where(s => LeafStatements.Target(s) is { } target && activity.IsActive(target))];
        mayBeInfinite.UnionWith(Walk.Statements(body).Where(s => RuleCalls.IsActive(s, activity)).SelectMany(s => RuleCalls.Outputs(RuleCalls.Of(s)!)).Select(roots.Of));
        while (leaves.Count(leaf => MayBeInfinite(LeafStatements.Value(leaf)!) && mayBeInfinite.Add(roots.Of(LeafStatements.Target(leaf)!))) > 0)
        {
        }
    }

    /// <summary>The tangent of the expression may be infinite.</summary>
    public bool MayBeInfinite(Expr node) => activity.IsActive(node) && node switch
    {
        External => true,
        Read read => mayBeInfinite.Contains(read.Variable),
        Element element => mayBeInfinite.Contains(roots.Of(element.Sequence)),
        _ => LocalDerivative.Of(node, activity) is { } derivative
            ? derivative.Operands.Where((operand, i) => activity.IsActive(operand) && (derivative.IsSingular(i) || MayBeInfinite(operand))).Any()
            : DifferentiablePaths.Operands(node).Any(MayBeInfinite),
    };

    /// <summary>The product of the operand's tangent with this partial derivative needs a guard.</summary>
    public bool NeedsGuard(LocalDerivative derivative, int index) =>
        derivative.NeedsGuard(index)
        || MayBeInfinite(derivative.Operands[index])
        || (derivative.Node is Binary { Operator: BinaryOperator.Multiply } && signs.MayOverflow(derivative.Operands[1 - index]));
}
