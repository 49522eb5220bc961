using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;

namespace AutoDiff.Generator.Tests.Optimization;

public class SimplificationTests
{
    [Theory]
    [InlineData("x * 1.0", "x")]
    [InlineData("1.0 * x", "x")]
    [InlineData("x / 1.0", "x")]
    [InlineData("x * -1.0", "-x")]
    [InlineData("-1.0 * x", "-x")]
    [InlineData("x / -1.0", "-x")]
    [InlineData("0.0 + x", "x")]
    [InlineData("x + 0.0", "x")]
    [InlineData("x - 0.0", "x")]
    [InlineData("0.0 - x", "-x")]
    [InlineData("-(-x)", "x")]
    [InlineData("x + -y", "x - y")]
    [InlineData("x - -y", "x + y")]
    [InlineData("-x + y", "y - x")]
    [InlineData("-(x * y) * z + x", "x - x * y * z")]
    [InlineData("x + -2.0 * y", "x - 2.0 * y")]
    [InlineData("x - y * -z", "x + y * z")]
    [InlineData("x + -y / z", "x - y / z")]
    [InlineData("-x * -y", "x * y")]
    [InlineData("-x / -y", "x / y")]
    [InlineData("-(x - y)", "y - x")]
    [InlineData("x * y + x * y", "2.0 * (x * y)")]
    [InlineData("(x + 0.0) * (1.0 * y)", "x * y")]
    [InlineData("Pow(x, 1.0)", "x")]
    [InlineData("Pow(x, 0.0)", "1.0")]
    public void Real_identities_hold_in_every_mode(string before, string after)
    {
        Becomes(before, after, "result", strict: true);
        Becomes(before, after, "result", strict: false);
    }

    [Theory]
    [InlineData("x * 0.0")]
    [InlineData("0.0 * x")]
    [InlineData("0.0 / x")]
    [InlineData("x / x")]
    [InlineData("x - x")]
    [InlineData("(x + y) - y")]
    [InlineData("x + x")]
    [InlineData("!(x < y) ? x : y", "x < y ? y : x")]
    [InlineData("x * (y > 0.0 ? 1.0 : 0.0)")]
    public void What_infinities_and_NaN_forbid_stays(string before, string? after = null) => Becomes(before, after ?? before, "result", strict: false);

    [Theory]
    [InlineData("x * (1.0 / y)", "x / y")]
    [InlineData("(1.0 / y) * x", "x / y")]
    [InlineData("0.5 * (2.0 * x)", "x")]
    [InlineData("(x * 3.0) * 2.0", "6.0 * x")]
    public void Derivatives_may_be_rounded_differently_unless_strict(string before, string after)
    {
        Becomes(before, after, "xGradient", strict: false);
        Becomes(before, before, "xGradient", strict: true);
        Becomes(before, before, "result", strict: false);
    }

    [Theory]
    [InlineData("Pow(x, 2.0)", "x * x")]
    [InlineData("Pow(x, -1.0)", "1.0 / x")]
    public void Powers_are_written_out_in_derivatives(string before, string after)
    {
        Becomes(before, after, "xGradient", strict: false);
        Becomes(before, before, "xGradient", strict: true);
        Becomes(before, before, "result", strict: false);
    }

    [Theory]
    [InlineData("2.0 + 3.0", "5.0")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1.0 / 3.0 * 3.0", "1.0")]
    [InlineData("1.0 / 0.0", "1.0 / 0.0")]
    [InlineData("-(2.0)", "-2.0")]
    [InlineData("(double)3", "3.0")]
    public void Double_constants_fold(string before, string after) => Becomes(before, after, "result", strict: true);

    [Fact]
    public void Float_constants_fold_in_single_precision()
    {
        Expr sum = Simplification.Apply(Parse("0.1f + 0.2f"), strict: true);
        Assert.Equal(RealConstant.Of(0.1f + 0.2f, IrType.Float), sum);
        Assert.Equal(RealConstant.Of(1f / 3f, IrType.Float), Simplification.Apply(Parse("1.0f / 3.0f"), strict: true));
        Assert.Equal(RealConstant.Of(16777216f, IrType.Float), Simplification.Apply(Parse("(float)16777217"), strict: true));
    }

    [Fact]
    public void Constants_of_an_unknown_precision_do_not_fold()
    {
        RealType t = new("T");
        Binary third = new(BinaryOperator.Divide, RealConstant.Of(1, t), RealConstant.Of(3, t), t);
        Assert.Equal(third, Simplification.Apply(third, strict: false));
        Binary identity = new(BinaryOperator.Multiply, RealConstant.Of(1, t), third, t);
        Assert.Equal(third, Simplification.Apply(identity, strict: false));
    }

    [Theory]
    [InlineData("i + 0", "i")]
    [InlineData("0 + i", "i")]
    [InlineData("i * 1", "i")]
    [InlineData("i * 0", "0")]
    [InlineData("(i + 1) - 1", "i")]
    [InlineData("n - 1 + 1", "n")]
    [InlineData("n - 1 - 2", "n - 3")]
    [InlineData("n + 1 - 3", "n - 2")]
    [InlineData("n + -3", "n - 3")]
    [InlineData("(i + j) - j", "i")]
    [InlineData("(i - j) + j", "i")]
    [InlineData("i - i", "0")]
    [InlineData("2147483647 + 1", "-2147483648")]
    [InlineData("7 / 2", "3")]
    [InlineData("1 / 0", "1 / 0")]
    [InlineData("7 % 0", "7 % 0")]
    public void Integers_wrap_and_never_divide_by_zero(string before, string after) =>
        Assert.Equal(Text(after), Listing.Of(Simplification.Apply(Parse(before), strict: true)));

    [Fact]
    public void Checked_arithmetic_keeps_its_overflow()
    {
        Binary large = new(BinaryOperator.Add, IntegerConstant.Of(int.MaxValue), IntegerConstant.Of(1), IrType.Int, Checked: true);
        Assert.Equal(large, Simplification.Apply(large, strict: true));
        Binary there = new(BinaryOperator.Add, Parse("i"), IntegerConstant.Of(1), IrType.Int, Checked: true);
        Binary back = new(BinaryOperator.Subtract, there, IntegerConstant.Of(1), IrType.Int, Checked: true);
        Assert.Equal(back, Simplification.Apply(back, strict: true));
    }

    [Theory]
    [InlineData("!(!flag)", "flag")]
    [InlineData("!(x == y)", "x != y")]
    [InlineData("!(x < y)", "!(x < y)")]
    [InlineData("!(i < j)", "i >= j")]
    [InlineData("true && flag", "flag")]
    [InlineData("flag || false", "flag")]
    [InlineData("flag && false", "false")]
    [InlineData("1.0 < 2.0", "true")]
    [InlineData("3 < 2", "false")]
    [InlineData("flag ? true : false", "flag")]
    [InlineData("flag ? false : true", "!flag")]
    [InlineData("true ? x : y", "x")]
    [InlineData("flag ? x : x", "x")]
    [InlineData("flag ? (flag ? x : y) : z", "flag ? x : z")]
    [InlineData("!flag ? x : y", "flag ? y : x")]
    public void Conditions_are_shortened(string before, string after) =>
        Assert.Equal(Text(after), Listing.Of(Simplification.Apply(Parse(before), strict: true)));

    [Theory]
    [InlineData("upstream * (x > 0.0 ? 1.0 : 0.0)", "x > 0.0 ? upstream : 0.0")]
    [InlineData("(x > 0.0 ? 1.0 : 0.0) * upstream", "x > 0.0 ? upstream : 0.0")]
    [InlineData("upstream * (x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : 0.0)", "x > 0.0 ? upstream : (x < 0.0 ? -upstream : 0.0)")]
    [InlineData("upstream * (x > y ? 1.0 : x == y ? 0.5 : 0.0)", "x > y ? upstream : (x == y ? 0.5 * upstream : 0.0)")]
    [InlineData("(upstream * z) * (x > 0.0 ? 1.0 : 0.0)", "x > 0.0 ? upstream * z : 0.0")]
    [InlineData("(upstream * z) * (x > 0.0 ? 1.0 : -1.0)", "(upstream * z) * (x > 0.0 ? 1.0 : -1.0)")]
    public void A_choice_of_factors_chooses_what_flows_on(string before, string after) => Becomes(before, after, "xGradient", strict: true);

    [Theory]
    [InlineData("Multiply(upstream, 2.0)", "upstream * 2.0")]
    [InlineData("Multiply(1.0, x)", "x")]
    [InlineData("Multiply(upstream, 0.0)", "0.0")]
    [InlineData("Multiply(0.0, 1.0 / x)", "0.0")]
    [InlineData("Multiply(upstream, -(y / x))", "-Multiply(upstream, y / x)")]
    [InlineData("Multiply(-upstream, -y / x)", "Multiply(upstream, y / x)")]
    [InlineData("z + Multiply(-upstream, y)", "z - Multiply(upstream, y)")]
    [InlineData("Multiply(upstream, x > 0.0 ? 1.0 : 0.0)", "x > 0.0 ? upstream : 0.0")]
    [InlineData("Multiply(upstream, x > 0.0 ? 1.0 / x : 0.0)", "x > 0.0 ? Multiply(upstream, 1.0 / x) : 0.0")]
    [InlineData("Multiply(upstream, y / x)", "Multiply(upstream, y / x)")]
    public void Guarded_products_lose_their_guard_where_nothing_can_happen(string before, string after) => Becomes(before, after, "xGradient", strict: true);

    [Fact]
    public void Branches_and_loops_on_constants_are_decided()
    {
        OptimizedText.Becomes(
            """
            if 1 < 2
                xGradient = x
            else
                xGradient = y
            for i = 3 .. 2
                xGradient = 7.0
            while false
                xGradient = 8.0
            """,
            """
            xGradient = x
            """,
            strict: true,
            Simplification.Apply);
    }

    [Fact]
    public void The_arguments_of_foreign_code_stay_as_they_are() =>
        OptimizedText.Stays("Log(x + 0.0)", strict: false, Simplification.Apply);

    private static void Becomes(string before, string after, string target, bool strict) =>
        OptimizedText.Becomes(target + " = " + before, target + " = " + after, strict, Simplification.Apply);

    private static Expr Parse(string text) => new ExpressionText(text, new TextVariables()).Parse();

    private static string Text(string expression) => Listing.Of(Parse(expression));
}
