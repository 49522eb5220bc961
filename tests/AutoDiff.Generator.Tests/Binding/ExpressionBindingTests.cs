namespace AutoDiff.Generator.Tests.Binding;

public sealed class ExpressionBindingTests
{
    [Theory]
    [InlineData("x * 2 + 1", "return ((x * 2d) + 1d)")]
    [InlineData("x * Scale", "return (x * 2.5d)")]
    [InlineData("-x / (1 + x)", "return (-x / (1d + x))")]
    [InlineData("Math.Exp(x) + Math.Pow(x, 2)", "return (Exp(x) + Pow(x, 2d))")]
    [InlineData("Math.Log(x, 2) + double.Exp2(x)", "return (Log(x, 2d) + Exp2(x))")]
    [InlineData("x > 0 ? x : -x", "return ((x > 0d) ? x : -x)")]
    [InlineData("(int)x", "return (double)(int)x")]
    [InlineData("(float)x", "return (double)(float)x")]
    [InlineData("Math.Max(n, 3)", "return (double)Max(n, 3)")]
    [InlineData("n / 2", "return (double)(n / 2)")]
    [InlineData("x * Rate", "return (x * global::C.Rate)")]
    [InlineData("StopGradient.Of(x) * x", "return (StopGradient(x) * x)")]
    [InlineData("double.IsNaN(x) ? 0 : 1", "return (double)(IsNaN(x) ? 0 : 1)")]
    [InlineData("n is > 3 and not 5 ? x : 0", "return (((n > 3) && !(n == 5)) ? x : 0d)")]
    [InlineData("x is double.NaN ? 0 : x", "return (IsNaN(x) ? 0d : x)")]
    [InlineData("s.Length * x", "return ((double)`s.Length` * x)")]
    [InlineData("Math.Round(x, 2)", "return Round(x, 2)")]
    public void Expressions(string expression, string expected) => Assert.Equal(
        expected,
        Sources.Body($"const double Scale = 2.5; static readonly double Rate = 0.1;\n[Differentiable] static double F(double x, int n, string s) => {expression};"));

    [Fact]
    public void Floats_are_computed_in_float() => Assert.Equal(
        "return ((0.10000000149011612f * x) + Sqrt(x))",
        Sources.Body("[Differentiable] static float F(float x) => 0.1f * x + MathF.Sqrt(x);"));

    [Fact]
    public void Operands_keep_their_order_when_a_later_one_changes_an_earlier_one() => Assert.Equal(
        """
        i = (i + 1)
        int operand = i
        int previous = i
        i = (previous + 1)
        return (x * (double)(operand + previous))
        """,
        Sources.Body("[Differentiable] static double F(double x, int i) => x * (++i + i++);"));

    [Fact]
    public void An_assignment_within_an_expression_stands_before_it() => Assert.Equal(
        """
        double z = 0d
        z = (x * 2d)
        double y = z
        return (y + z)
        """,
        Sources.Body("[Differentiable] static double F(double x) { double z; double y = z = x * 2; return y + z; }"));

    [Fact]
    public void What_the_right_side_of_a_short_circuit_needs_runs_only_there() => Assert.Equal(
        """
        int n = 0
        bool condition = (x > 0d)
        if condition
          int previous = n
          n = (previous + 1)
          condition = (previous < 3)
        if condition
          return x
        return (double)n
        """,
        Sources.Body("[Differentiable] static double F(double x) { int n = 0; if (x > 0 && n++ < 3) return x; return n; }"));

    [Fact]
    public void Small_integers_are_computed_as_int() => Assert.Equal(
        """
        byte b = 1
        b = (byte)((int)b + 2)
        b = (byte)((int)b + 1)
        return (x * (double)b)
        """,
        Sources.Body("[Differentiable] static double F(double x) { byte b = 1; b += 2; b++; return x * b; }"));

    [Fact]
    public void Generic_numbers_have_constants_and_functions() => Assert.Equal(
        "return ((Exp(x) * (1T / 2T)) - Max(0T, x))",
        Sources.Body("[Differentiable] static T F<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Exp(x) * (T.One / T.CreateChecked(2)) - T.Max(T.Zero, x);"));

    [Fact]
    public void Tuples_are_their_parts() => Assert.Equal(
        """
        double a = x
        double b = (x * 2d)
        double b2 = a
        a = b
        b = b2
        double tP = a
        double tQ = b
        tP = (tP + 1d)
        double s = Sin(tP)
        double c = Cos(tP)
        return ((s * c) + tQ)
        """,
        Sources.Body("[Differentiable] static double F(double x) { (double a, double b) = (x, x * 2); (a, b) = (b, a); var t = (P: a, Q: b); t.P += 1; var (s, c) = Math.SinCos(t.P); return s * c + t.Q; }"));

    [Fact]
    public void A_sum_of_very_many_terms_does_not_get_deep()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("x", 3000));
        Assert.Contains("double partial", Sources.Body($"[Differentiable] static double F(double x) => {sum};"), StringComparison.Ordinal);
    }
}
