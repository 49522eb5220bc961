using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The tangent of an expression: the sum over its operands of local derivative times tangent.</summary>
internal sealed class TangentRules(Activity activity, InfiniteTangents infinities, DerivativeVariables tangents)
{
    /// <param name="result">How the value of the whole expression can be read, where a local derivative names it.</param>
    /// <returns>The tangent, or null where it is zero.</returns>
    public Expr? Tangent(Expr node, Expr result)
    {
        if (!activity.IsActive(node))
        {
            return null;
        }

        switch (node)
        {
            case Read read:
                return new Read(tangents.Of(read.Variable));
            case Element element:
                return new Element(tangents.Of(element.Sequence), element.Index);
            case Convert convert:
                return Tangent(convert.Operand, result) is { } inner ? new Convert(inner, convert.Type) : null;
        }

        LocalDerivative derivative = LocalDerivative.Of(node, activity)!;
        Expr? sum = null;
        for (int i = 0; i < derivative.Operands.Count; i++)
        {
            Expr operand = derivative.Operands[i];
            if (Tangent(operand, result) is { } tangent && derivative.Partial(i, result) is { } partial)
            {
                bool guarded = infinities.NeedsGuard(derivative, i);
                sum = Add(sum, ChainRule.Product(tangent, partial, guarded), node.Type);
            }
        }

        return sum;
    }

    private static Expr Add(Expr? sum, Expr term, IrType type) => (sum, term) switch
    {
        (null, _) => term,
        (_, Unary { Operator: UnaryOperator.Negate } negated) => new Binary(BinaryOperator.Subtract, sum, negated.Operand, type),
        _ => new Binary(BinaryOperator.Add, sum, term, type),
    };
}
