using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// Which real values can never be negative, or never be 0 either (NaN aside): <c>1 + Math.Exp(-x)</c> is safe to divide by. A variable
/// is judged by everything that is ever assigned to it.
/// </summary>
internal sealed class Signs
{
    private readonly Dictionary<Variable, List<Expr>> definitions = [];
    private readonly HashSet<Variable> nonNegative = [];
    private readonly HashSet<Variable> overflowing = [];
    private readonly HashSet<Variable> asked = [];
    private readonly SequenceRoots roots;

    public Signs(EquatableArray<Statement> body, SequenceRoots roots)
    {
        this.roots = roots;
        foreach (Statement statement in Walk.Statements(body))
        {
            if (LeafStatements.Target(statement) is { } target && LeafStatements.Value(statement) is { } value && (value.Type.IsReal || value is Allocate or NewArena))
            {
                Define(target, value);
            }

            if (RuleCalls.Of(statement) is { } call)
            {
                foreach (Variable output in RuleCalls.Outputs(call))
                {
                    Define(output, call);
                }
            }
        }

        while (definitions.Count(d => d.Value.Any(MayOverflow) && overflowing.Add(d.Key)) > 0)
        {
        }

        // The largest set that supports itself: a sum that starts at 0 and only ever grows.
        nonNegative.UnionWith(definitions.Keys.Where(v => v.Kind == VariableKind.Local));
        while (nonNegative.RemoveWhere(v => !definitions[v].All(IsNonNegative)) > 0)
        {
        }
    }

    private void Define(Variable target, Expr value)
    {
        Variable root = roots.Of(target);
        if (!definitions.TryGetValue(root, out List<Expr>? values))
        {
            definitions.Add(root, values = []);
        }

        values.Add(value);
    }

    /// <summary>Every value ever assigned to the variable, or stored in the sequence.</summary>
    public IReadOnlyList<Expr> DefinitionsOf(Variable root) => definitions.TryGetValue(root, out List<Expr>? values) ? values : [];

    public bool IsNonNegative(Expr value) => value switch
    {
        RealConstant constant => constant.Value >= 0,
        Allocate or NewArena => true,
        Read read => nonNegative.Contains(read.Variable),
        Element element => nonNegative.Contains(roots.Of(element.Sequence)),
        Convert convert => IsNonNegative(convert.Operand),
        IntegerConstant constant => constant.Value >= 0,
        Length => true,
        Binary { Operator: BinaryOperator.Multiply } product when product.Left == product.Right => true,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Multiply or BinaryOperator.Divide } e => IsNonNegative(e.Left) && IsNonNegative(e.Right),
        Call call when Has(call, ValueFacts.NonNegative) => true,
        Call call when Has(call, ValueFacts.AtLeastOperands) => call.Arguments.Any(IsNonNegative),
        Call call when Has(call, ValueFacts.AnOperand) => call.Arguments.All(IsNonNegative),
        _ => false,
    };

    public bool IsPositive(Expr value) => value switch
    {
        RealConstant constant => constant.Value > 0,
        IntegerConstant constant => constant.Value > 0,
        Convert convert => IsPositive(convert.Operand),
        Read { Variable.Kind: VariableKind.Local } read when DefinitionsOf(read.Variable) is { Count: 1 } single && !Mentions(single[0], read.Variable) => IsPositive(read.Variable, single[0]),
        Binary { Operator: BinaryOperator.Add } sum =>
            (IsPositive(sum.Left) && IsNonNegative(sum.Right)) || (IsNonNegative(sum.Left) && IsPositive(sum.Right)),
        Call call when Has(call, ValueFacts.AtLeastOperands) => call.Arguments.Any(IsPositive),
        Call call when Has(call, ValueFacts.AnOperand) => call.Arguments.All(IsPositive),
        _ => false,
    };

    /// <summary>A variable of a recursive function may be defined by itself, on the way around through its calls.</summary>
    private bool IsPositive(Variable variable, Expr definition) => asked.Add(variable) && IsPositiveOnce(variable, definition);

    private bool IsPositiveOnce(Variable variable, Expr definition)
    {
        bool isPositive = IsPositive(definition);
        asked.Remove(variable);
        return isPositive;
    }

    /// <summary>The value may be infinite by overflow of an exponential at ordinary arguments.</summary>
    public bool MayOverflow(Expr value) => value switch
    {
        Call call when Row(call).MayOverflow => true,
        Read { Variable.Kind: VariableKind.Local } read => overflowing.Contains(read.Variable),
        Element element => overflowing.Contains(roots.Of(element.Sequence)),
        Unary or Convert => Walk.Operands(value).Any(MayOverflow),
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => Walk.Operands(value).Any(MayOverflow),
        _ => false,
    };

    private static bool Has(Call call, ValueFacts fact) => (Row(call).FactsFor(call.Arguments) & fact) != 0;

    private static DerivativeRow Row(Call call) => DerivativeTable.Get(call.Function, call.Arguments.Count);

    private static bool Mentions(Expr value, Variable variable) => Walk.Variables(value).Contains(variable);
}
