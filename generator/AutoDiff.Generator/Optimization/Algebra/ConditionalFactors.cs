using System;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>
/// Products with a choice of constants, as the kinked functions' derivatives are: <c>a * (c ? 1 : 0)</c> is <c>c ? a : 0</c>, so that
/// an untaken branch contributes nothing even where <c>a</c> is not finite.
/// </summary>
internal sealed class ConditionalFactors
{
    /// <summary>The product as a choice, or null where it reads better as a product.</summary>
    public Expr? Times(Expr factor, Conditional choice)
    {
        if (!IsOfConstants(choice) || AreInfinite(choice) || (UsesOf(choice) > 1 && !Purity.IsTrivial(factor)))
        {
            return null;
        }

        return Distribute(factor, choice);
    }

    public static bool IsOfConstants(Expr expression) => expression switch
    {
        RealConstant => true,
        Conditional e => IsOfConstants(e.WhenTrue) && IsOfConstants(e.WhenFalse),
        _ => false,
    };

    public static bool AreFinite(Expr expression) => expression switch
    {
        RealConstant { Value: var value } => !double.IsNaN(value) && !double.IsInfinity(value),
        Conditional e => AreFinite(e.WhenTrue) && AreFinite(e.WhenFalse),
        _ => false,
    };

    private static bool AreInfinite(Expr expression) => expression switch
    {
        RealConstant { Value: var value } => double.IsInfinity(value),
        Conditional e => AreInfinite(e.WhenTrue) || AreInfinite(e.WhenFalse),
        _ => false,
    };

    public static bool MayBeZero(Expr expression) => expression switch
    {
        Conditional e => MayBeZero(e.WhenTrue) || MayBeZero(e.WhenFalse),
        _ => Constants.IsZero(expression),
    };

    // How often the factor would have to be written.
    private static int UsesOf(Expr expression) => expression switch
    {
        Conditional e => UsesOf(e.WhenTrue) + UsesOf(e.WhenFalse),
        _ => Constants.IsZero(expression) || IsUndefined(expression) ? 0 : 1,
    };

    private static bool IsUndefined(Expr expression) => expression is RealConstant { Value: double.NaN };

    private static Expr Distribute(Expr factor, Expr choice) => choice switch
    {
        Conditional e => new Conditional(e.Condition, Distribute(factor, e.WhenTrue), Distribute(factor, e.WhenFalse)),
        RealConstant { Value: 0 } => Constants.Zero(factor.Type),
        RealConstant { Value: double.NaN } => choice,
        RealConstant { Value: 1 } => factor,
        RealConstant { Value: -1 } => Signs.Negate(factor),
        RealConstant => new Binary(BinaryOperator.Multiply, choice, factor, factor.Type),
        _ => throw new ArgumentException("not a choice of constants", nameof(choice)),
    };
}
