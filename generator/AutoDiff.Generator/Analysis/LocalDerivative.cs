using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// One node of an active expression with its row of the derivative table: what its partial derivatives are, and which values
/// they need.
/// </summary>
internal sealed class LocalDerivative
{
    private readonly DerivativeRow row;
    private readonly IReadOnlyList<bool> active;
    private readonly Expr?[] templates;

    private LocalDerivative(Expr node, DerivativeRow row, IReadOnlyList<Expr> operands, IReadOnlyList<bool> active)
    {
        Node = node;
        this.row = row;
        this.active = active;
        Operands = operands;
        templates = [.. operands.Select((_, i) => active[i] ? row.Partial(i, active, operands, node.Type) : null)];
    }

    public Expr Node { get; }

    public IReadOnlyList<Expr> Operands { get; }

    /// <summary>The node's value occurs in its own partials (<c>tanh: 1 − y²</c>).</summary>
    public bool NeedsResult => templates.Any(t => t is not null && Template.UsesResult(t));

    /// <summary>A partial may be infinite or NaN where the adjoint is zero, so that their product must be guarded.</summary>
    public bool NeedsGuard(int index) => Node is ZeroSafeProduct || Traits(index) != RowTraits.None;

    /// <summary>Where the value is 0, so is every partial.</summary>
    public bool IsFlatAtZero => IsSquare || (row.FactsFor(Operands) & ValueFacts.FlatAtZero) != 0;

    /// <summary>The operand whose zero is the one place where the partials are infinite; null where there are others.</summary>
    public int? SingularOperand => row.SingularOperandFor(Operands);

    /// <summary><c>x * x</c>.</summary>
    public bool IsSquare => Node is Binary { Operator: BinaryOperator.Multiply } product && product.Left == product.Right;

    /// <summary>A partial may overflow at ordinary arguments.</summary>
    public bool MayOverflow(int index) => (Traits(index) & RowTraits.MayOverflow) != 0;

    /// <summary>
    /// A partial may be infinite inside the domain, and with it every adjoint further down. Not so by mere overflow, nor for the
    /// division by a count: where that is zero there is nothing to sum over.
    /// </summary>
    public bool IsSingular(int index) => (Traits(index) & RowTraits.Singular) != 0 &&
        !(index == 0 && Node is Binary { Operator: BinaryOperator.Divide, Right: Convert { Operand.Type: IntegerType } });

    /// <summary>The row of the node, or null for nodes that only pass a derivative on (variables, conversions, selections).</summary>
    public static LocalDerivative? Of(Expr node, Activity activity)
    {
        (DerivativeRow? row, IReadOnlyList<Expr> operands) = node switch
        {
            Unary e => (DerivativeTable.ForOperator(e.Operator), [e.Operand]),
            Binary e => (DerivativeTable.ForOperator(e.Operator), [e.Left, e.Right]),
            ZeroSafeProduct e => (DerivativeTable.ForOperator(BinaryOperator.Multiply), [e.Left, e.Right]),
            Call e => (DerivativeTable.Get(e.Function, e.Arguments.Count), e.Arguments),
            _ => ((DerivativeRow?)null, (IReadOnlyList<Expr>)[]),
        };
        return row is null ? null : new LocalDerivative(node, row, operands, [.. operands.Select(activity.IsActive)]);
    }

    /// <summary>The partials need the value of that operand.</summary>
    public bool NeedsOperand(int index) =>
        templates.Any(t => t is not null && Template.UsesOperand(t, index));

    /// <summary>∂node/∂operand with the operands' expressions filled in, or null where it is zero.</summary>
    public Expr? Partial(int index, Expr result) => templates[index] is { } template ? Template.Substitute(template, Operands, result) : null;

    private RowTraits Traits(int index) => active[index] ? row.TraitsFor(index, active, Operands) : RowTraits.None;
}
