using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>
/// An expression under construction, with the operators of C#, so that a row of the table reads like the formula it states.
/// Everything real is written as <c>double</c>; <see cref="Template.Retype"/> gives it the type of the call.
/// </summary>
internal readonly struct Term(Expr expression)
{
    public Expr Expression => expression;

    public static implicit operator Term(double value) => new(RealConstant.Of(value, IrType.Double));

    public static Term operator -(Term x) => new(new Unary(UnaryOperator.Negate, x.Expression));

    public static Term operator +(Term left, Term right) => Real(BinaryOperator.Add, left, right);

    public static Term operator -(Term left, Term right) => Real(BinaryOperator.Subtract, left, right);

    public static Term operator *(Term left, Term right) => Real(BinaryOperator.Multiply, left, right);

    public static Term operator /(Term left, Term right) => Real(BinaryOperator.Divide, left, right);

    public static Term operator >(Term left, Term right) => Boolean(BinaryOperator.Greater, left, right);

    public static Term operator <(Term left, Term right) => Boolean(BinaryOperator.Less, left, right);

    public static Term operator >=(Term left, Term right) => Boolean(BinaryOperator.GreaterOrEqual, left, right);

    public static Term operator <=(Term left, Term right) => Boolean(BinaryOperator.LessOrEqual, left, right);

    public static Term operator &(Term left, Term right) => Boolean(BinaryOperator.AndAlso, left, right);

    public static Term operator |(Term left, Term right) => Boolean(BinaryOperator.OrElse, left, right);

    /// <summary><c>this == other</c> in the emitted code.</summary>
    public Term Is(Term other) => Boolean(BinaryOperator.Equal, this, other);

    public static Term If(Term condition, Term whenTrue, Term whenFalse) =>
        new(new Conditional(condition.Expression, whenTrue.Expression, whenFalse.Expression));

    /// <summary>A function of the table.</summary>
    public static Term Function(string name, params Term[] arguments) =>
        new(new Call(name, arguments.Select(argument => argument.Expression).ToEquatableArray(), IrType.Double));

    /// <summary>An integer operand as a real number.</summary>
    public Term ToReal() => new(new Convert(Expression, IrType.Double));

    private static Term Real(BinaryOperator op, Term left, Term right) =>
        new(new Binary(op, left.Expression, right.Expression, IrType.Double));

    private static Term Boolean(BinaryOperator op, Term left, Term right) =>
        new(new Binary(op, left.Expression, right.Expression, IrType.Bool));
}
