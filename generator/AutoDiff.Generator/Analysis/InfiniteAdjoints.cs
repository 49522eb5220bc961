using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// Which adjoints may be infinite because a singular function such as <c>Sqrt</c> at 0 stands between them and the result: there a
/// product with a zero factor is guarded, so that zero stays zero. In <c>Math.Log(sum)</c> of exponentials, or the root of a sum of
/// squares, infinity comes up only where every term is 0, and ends at the first factor: what lies below needs no guard.
/// </summary>
internal sealed class InfiniteAdjoints
{
    private readonly Dictionary<Variable, HashSet<Variable>> zeroWith = [];
    private readonly Dictionary<Variable, Causes> causes = [];
    private readonly Dictionary<Variable, bool> canEnd = [];
    private readonly HashSet<Variable> flat = [];
    private readonly Activity activity;
    private readonly SequenceRoots roots;
    private readonly Signs signs;

    /// <param name="transfers">The statements of the body that stand for what moves between a call and the function.</param>
    public InfiniteAdjoints(EquatableArray<Statement> body, Activity activity, SequenceRoots roots, IEnumerable<Statement> transfers)
    {
        this.activity = activity;
        this.roots = roots;
        signs = new Signs(body, roots);
        List<Statement> leaves = [.. Walk.Statements(body).Where(s => LeafStatements.Target(s) is { } target && activity.IsActive(target))];
        flat.UnionWith(leaves.Where(leaf => IsFlatAtZero(LeafStatements.Value(leaf)!)).Select(leaf => roots.Of(LeafStatements.Target(leaf)!)));
        foreach (Variable input in Walk.Statements(body).Where(s => RuleCalls.IsActive(s, activity)).SelectMany(s => RuleCalls.Leaves(RuleCalls.Of(s)!)))
        {
            // What the user's own rule adds may be anything.
            Variable root = roots.Of(input);
            causes[root] = (causes.TryGetValue(root, out Causes? known) ? known : Causes.None).And(null, isZeroHere: false);
        }

        HashSet<Statement> crossing = new(transfers, ReferenceComparer<Statement>.Instance);
        int before;
        do
        {
            before = Size;
            foreach (Statement leaf in leaves)
            {
                // A variable that is zero in one call of a function says nothing of another call.
                Causes at = At(leaf);
                Descend(LeafStatements.Value(leaf)!, crossing.Contains(leaf) && at.Any ? Causes.None.And(null, isZeroHere: false) : at);
            }
        }
        while (before != Size);
    }

    private int Size => causes.Values.Sum(c => c.All.Count);

    /// <summary>Why the adjoint of what the statement assigns may be infinite.</summary>
    public Causes At(Statement leaf)
    {
        Variable root = roots.Of(LeafStatements.Target(leaf)!);
        return causes.TryGetValue(root, out Causes? known)
            ? known with { ZeroHere = known.All.Where(cause => cause is not null && ZeroWith(cause).Contains(root)).ToEquatableArray() }
            : Causes.None;
    }

    /// <summary>The same for one operand of a node, given that of the node.</summary>
    public Causes Below(LocalDerivative derivative, int index, Causes at)
    {
        Causes passed = derivative.Node switch
        {
            Binary { Operator: BinaryOperator.Add } when derivative.Operands.All(signs.IsNonNegative) => at,
            _ when derivative.IsFlatAtZero => at.Ended(),
            _ => at.WithoutZeroHere(),
        };
        if (!derivative.IsSingular(index) || IsSafe(derivative))
        {
            return passed;
        }

        return derivative.SingularOperand is { } singular && derivative.Operands[singular] is Read read
            && CanEnd(read.Variable)
            ? passed.And(read.Variable, isZeroHere: singular == index)
            : passed.And(null, isZeroHere: false);
    }

    /// <summary>The same for one term of a sum, given that of the sum.</summary>
    public Causes OfTerm(Causes sum, IEnumerable<(Expr Term, bool IsNegative)> terms) =>
        terms.All(t => !t.IsNegative && signs.IsNonNegative(t.Term)) ? sum : sum.WithoutZeroHere();

    /// <summary>The product with this partial derivative needs a guard.</summary>
    public bool NeedsGuard(LocalDerivative derivative, int index, Causes at) =>
        at.Any
        || derivative.Node is ZeroSafeProduct
        || (derivative.NeedsGuard(index) && (!IsSafe(derivative) || derivative.MayOverflow(index)))
        || (derivative.Node is Binary { Operator: BinaryOperator.Multiply } && signs.MayOverflow(derivative.Operands[1 - index]));

    /// <summary>The function is kept away from its singular point.</summary>
    private bool IsSafe(LocalDerivative derivative) =>
        derivative.SingularOperand is { } singular && signs.IsPositive(derivative.Operands[singular]);

    private void Descend(Expr node, Causes at)
    {
        if (!activity.IsActive(node))
        {
            return;
        }

        switch (node)
        {
            case External:
                break;
            case Read or Element:
                Variable root = roots.Of(node is Read read ? read.Variable : ((Element)node).Sequence);
                Causes known = causes.TryGetValue(root, out Causes? before) ? before : Causes.None;
                causes[root] = known.And(at.All);
                break;
            case Convert convert:
                Descend(convert.Operand, at);
                break;
            default:
                LocalDerivative derivative = LocalDerivative.Of(node, activity)!;
                for (int i = 0; i < derivative.Operands.Count; i++)
                {
                    Descend(derivative.Operands[i], Below(derivative, i, at));
                }

                break;
        }
    }

    /// <summary>
    /// Infinity where the variable is 0 may meet a zero factor. Elsewhere nothing is to be gained from knowing the variable, and the
    /// reasons of a long method are few.
    /// </summary>
    private bool CanEnd(Variable variable)
    {
        if (!canEnd.TryGetValue(variable, out bool known))
        {
            known = ZeroWith(variable).Overlaps(flat);
            canEnd.Add(variable, known);
        }

        return known;
    }

    /// <summary>A term of the value has the derivative 0 where it is 0.</summary>
    private bool IsFlatAtZero(Expr value) => value switch
    {
        Convert convert => IsFlatAtZero(convert.Operand),
        Binary { Operator: BinaryOperator.Add } sum => IsFlatAtZero(sum.Left) || IsFlatAtZero(sum.Right),
        _ => activity.IsActive(value) && LocalDerivative.Of(value, activity) is { IsFlatAtZero: true },
    };

    /// <summary>What is 0 wherever that variable is: the terms of a sum of values that are never negative, and theirs in turn.</summary>
    private HashSet<Variable> ZeroWith(Variable sum)
    {
        if (zeroWith.TryGetValue(sum, out HashSet<Variable>? known))
        {
            return known;
        }

        HashSet<Variable> zero = [];
        Queue<Variable> open = new([sum]);
        while (open.Count > 0)
        {
            Variable next = open.Dequeue();
            if (zero.Add(next) && signs.DefinitionsOf(next).All(signs.IsNonNegative))
            {
                foreach (Variable term in signs.DefinitionsOf(next).SelectMany(Terms))
                {
                    open.Enqueue(term);
                }
            }
        }

        return zeroWith[sum] = zero;
    }

    private IEnumerable<Variable> Terms(Expr value) => value switch
    {
        Read read => [read.Variable],
        Element element => [roots.Of(element.Sequence)],
        Convert convert => Terms(convert.Operand),
        Binary { Operator: BinaryOperator.Add } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
        _ => [],
    };
}
