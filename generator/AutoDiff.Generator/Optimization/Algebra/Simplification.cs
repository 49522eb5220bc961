using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Rewrites every expression of a body by the algebraic rules, until none applies.</summary>
internal sealed class Simplification : Rewriter
{
    // Every rule makes an expression smaller or moves a sign outwards; the bound is a safety net only.
    private const int MaximumSteps = 32;

    private readonly RealAlgebra reals;
    private readonly bool strict;
    private bool inDerivative;

    private Simplification(bool strict)
    {
        this.strict = strict;
        reals = new RealAlgebra(strict);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new Simplification(context.Strict).Visit(body);

    /// <summary>Simplifies an expression that computes no derivative.</summary>
    public static Expr Apply(Expr expression, bool strict) => new Simplification(strict).Visit(expression);

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        inDerivative = statement switch
        {
            Declare s => VariableRoles.IsDerivative(s.Variable),
            Assign s => VariableRoles.IsDerivative(s.Variable),
            Store s => VariableRoles.IsDerivative(s.Sequence),
            _ => false,
        };
        Statement simplified = VisitParts(statement);
        return simplified switch
        {
            If { Condition: BoolConstant condition } s => condition.Value ? s.Then : s.Else,
            WhileLoop { Condition: BoolConstant { Value: false } } => [],
            CountedLoop { Start: IntegerConstant start, Bound: IntegerConstant bound } s when !Runs(start.Value, bound.Value, s.Step) => [],
            _ => [simplified],
        };
    }

    public override Expr Visit(Expr expression)
    {
        // The text around the holes may depend on what stands in them.
        if (expression is External || (expression.Settled & Mode) != 0)
        {
            return expression;
        }

        Expr result = base.Visit(expression);
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (Step(result) is not { } simpler)
            {
                result.Settled |= Mode;
                break;
            }

            result = base.Visit(simpler);
        }

        return result;
    }

    private Settled Mode => (strict, inDerivative) switch
    {
        (false, false) => Settled.Simple,
        (false, true) => Settled.SimpleInDerivative,
        (true, false) => Settled.SimpleIfStrict,
        (true, true) => Settled.SimpleInDerivativeIfStrict,
    };

    private static bool Runs(long start, long bound, int step) => step > 0 ? start < bound : start >= bound;

    private Expr? Step(Expr expression) => expression switch
    {
        Binary { Type: RealType } e => reals.Simplify(e, inDerivative),
        Binary { Type: IntegerType } e => IntegerAlgebra.Simplify(e),
        Binary e => Logic.Simplify(e),
        Unary { Operator: UnaryOperator.Negate, Type: RealType } e => RealAlgebra.SimplifyNegation(e.Operand),
        Unary { Operator: UnaryOperator.Negate, Operand: IntegerConstant e } => IntegerFolding.Negate(e),
        Unary { Operator: UnaryOperator.Negate, Operand: Unary { Operator: UnaryOperator.Negate } inner } => inner.Operand,
        Unary { Operator: UnaryOperator.Not } e => Logic.SimplifyNot(e.Operand),
        Conditional e => Logic.Simplify(e),
        Convert e => Conversions.Simplify(e),
        ZeroSafeProduct e => reals.Simplify(e),
        Call e => Powers.Simplify(e, mayRound: inDerivative && !strict),
        _ => null,
    };
}
