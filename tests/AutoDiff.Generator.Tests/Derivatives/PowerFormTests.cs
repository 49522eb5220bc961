using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>Powers with a constant exponent have templates of their own, and these state the same derivative.</summary>
public sealed class PowerFormTests
{
    private static readonly bool[] baseOnly = [true, false];

    private static readonly DerivativeRow pow = DerivativeTable.Get("Pow", 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(2.7)]
    public void The_form_states_the_general_derivative(double exponent)
    {
        RowCase rowCase = new(pow);
        Expr? form = pow.Partial(0, baseOnly, Arguments(RealConstant.Of(exponent, IrType.Double)), IrType.Double);
        foreach (double x in new[] { 1e-5, 0.3, 1, 2.7, 1234.5 })
        {
            double expected = rowCase.Partial(0, baseOnly, x, exponent);
            Assert.Equal(expected, rowCase.Evaluate(form, [x, exponent]), Math.Abs(expected) * 1e-13);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(1.5, 0)]
    [InlineData(2.7, 0)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void At_zero_the_form_has_the_value_that_it_should(double exponent, double expected)
    {
        Expr? form = pow.Partial(0, baseOnly, Arguments(RealConstant.Of(exponent, IrType.Double)), IrType.Double);
        Assert.Equal(expected, new RowCase(pow).Evaluate(form, [0, exponent]));
    }

    [Fact]
    public void A_constant_is_seen_through_a_conversion()
    {
        Expr exponent = new Convert(IntegerConstant.Of(2), IrType.Double);
        Expr? form = pow.Partial(0, baseOnly, Arguments(exponent), IrType.Double);
        Assert.Equal(new Binary(BinaryOperator.Multiply, RealConstant.Of(2, IrType.Double), new Operand(0, IrType.Double), IrType.Double), form);
    }

    [Fact]
    public void Forms_are_given_in_the_type_of_the_call()
    {
        Expr? form = pow.Partial(0, baseOnly, Arguments(RealConstant.Of(3, IrType.Float)), IrType.Float);
        Assert.All(Walk.All(form!), e => Assert.Equal(IrType.Float, e.Type));
    }

    [Theory]
    [InlineData(2, RowTraits.None)]
    [InlineData(1, RowTraits.None)]
    [InlineData(3, RowTraits.MayOverflow)]
    [InlineData(0.5, RowTraits.Singular | RowTraits.MayOverflow)]
    [InlineData(-1, RowTraits.Singular | RowTraits.MayOverflow)]
    internal void Only_low_exponents_are_singular(double exponent, RowTraits expected) =>
        Assert.Equal(expected, pow.TraitsFor(0, baseOnly, Arguments(RealConstant.Of(exponent, IrType.Double))));

    [Fact]
    public void A_variable_exponent_is_singular() =>
        Assert.Equal(RowTraits.Singular | RowTraits.MayOverflow, pow.TraitsFor(0, baseOnly, Arguments(new Operand(1, IrType.Double))));

    [Theory]
    [InlineData(2, RowTraits.None)]
    [InlineData(0, RowTraits.Singular)]
    internal void Dividing_by_a_constant_is_not_singular(double divisor, RowTraits expected) =>
        Assert.Equal(
            expected,
            DerivativeTable.ForOperator(BinaryOperator.Divide)!.TraitsFor(0, baseOnly, Arguments(RealConstant.Of(divisor, IrType.Double))));

    private static Expr[] Arguments(Expr exponent) => [new Operand(0, IrType.Double), exponent];
}
