namespace AutoDiff.Generator.Tests.Binding;

public sealed class LoopBindingTests
{
    [Theory]
    [InlineData("int i = 0; i < n; i++", "for i from 0 to n by 1")]
    [InlineData("int i = 0; n > i; ++i", "for i from 0 to n by 1")]
    [InlineData("int i = 1; i < n; i += 2", "for i from 1 to n by 2")]
    [InlineData("int i = 0; i < w.Length; i++", "for i from 0 to w.Length by 1")]
    [InlineData("int i = w.Length - 1; i >= 0; i--", "for i from (w.Length - 1) to 0 by -1")]
    [InlineData("int i = 1; i <= 10; i++", "for i from 1 to 11 by 1")]
    [InlineData("int i = 0; i <= w.Length - 1; i++", "for i from 0 to w.Length by 1")]
    [InlineData("int i = 9; i > 0; i--", "for i from 9 to 1 by -1")]
    [InlineData("int i = 1; i <= n; i++", "for i from 1 to (n + 1) by 1")]
    [InlineData("int i = 0; i < counts[0]; i++", "for i from 0 to counts[0] by 1")]
    [InlineData("int i = 0; i != n; i++", "while (i != n)")]
    [InlineData("int i = n; i > n / 2 * 2; i--", "while (i > ((n / 2) * 2))")]
    [InlineData("int i = 0; i < m; i++", "while (i < m)")]
    [InlineData("long i = 0; i < n; i++", "while (i < (long)n)")]
    [InlineData("double i = 0; i < 1; i += 0.25", "while (i < 1d)")]
    public void A_for_loop_counts_where_that_is_certain(string header, string expected)
    {
        string body = Sources.Body($"[Differentiable] static double F(double[] w, int n, int[] counts) {{ double s = 0; int m = n; for ({header}) {{ s += w[0]; m--; }} return s; }}");
        Assert.Contains(expected, body.Split('\n'));
    }

    [Fact]
    public void A_bound_that_might_be_the_largest_integer_matters_where_the_loop_can_be_left() => Assert.Contains(
        "while (i <= n)",
        Sources.Body("[Differentiable] static double F(double x, int n) { for (int i = 1; i <= n; i++) { x /= i; if (x < 1e-9) break; } return x; }"),
        StringComparison.Ordinal);

    [Fact]
    public void An_inner_index_counts_down_to_an_outer_one() => Assert.Contains(
        "for j from n to (i + 1) by -1",
        Sources.Body("[Differentiable] static double F(double x, int n) { for (int i = 0; i < n; i++) for (int j = n; j > i; j--) x *= 2; return x; }"),
        StringComparison.Ordinal);

    [Fact]
    public void Continue_in_an_irregular_loop_still_moves_on() => Assert.Equal(
        """
        int i = 0
        while (i != n)
          if (x > 3d)
            i = (i + 1)
            continue
          x = (x * 2d)
          i = (i + 1)
        return x
        """,
        Sources.Body("[Differentiable] static double F(double x, int n) { for (int i = 0; i != n; i++) { if (x > 3) continue; x *= 2; } return x; }"));

    [Fact]
    public void Continue_in_a_do_loop_still_tests() => Assert.Equal(
        """
        int i = 0
        while true
          i = (i + 1)
          if (x > 3d)
            if !(i < n)
              break
            continue
          x = (x * 2d)
          if !(i < n)
            break
        return x
        """,
        Sources.Body("[Differentiable] static double F(double x, int n) { int i = 0; do { i++; if (x > 3) continue; x *= 2; } while (i < n); return x; }"));

    [Fact]
    public void A_condition_with_an_effect_is_tested_inside() => Assert.Equal(
        """
        while true
          int previous = n
          n = (previous - 1)
          if !(previous > 0)
            break
          x = (x * 2d)
        return x
        """,
        Sources.Body("[Differentiable] static double F(double x, int n) { while (n-- > 0) { x *= 2; } return x; }"));

    [Fact]
    public void Foreach_is_a_counted_loop() => Assert.Equal(
        """
        double s = 0d
        for i from 0 to w.Length by 1
          double v = w[i]
          s = (s + v)
        for i2 from 0 to n.Length by 1
          int k = n[i2]
          s = (s * (double)k)
        return s
        """,
        Sources.Body("[Differentiable] static double F(ReadOnlySpan<double> w, int[] n) { double s = 0; foreach (double v in w) s += v; foreach (var k in n) s *= k; return s; }"));

    [Theory]
    [InlineData("s += data[i];", "int limit = `data.Count`")]
    [InlineData("s += data[i]; data.Clear();", "while (i < `data.Count`)")]
    public void A_count_is_read_once_where_nothing_can_change_it(string statements, string expected) => Assert.Contains(
        expected,
        Sources.Body($"[Differentiable(nameof(x))] static double F(double x, List<int> data) {{ double s = x; for (int i = 0; i < data.Count; i++) {{ {statements} }} return s; }}").Split('\n'));

    [Fact]
    public void A_start_that_the_body_changes_is_kept() => Assert.Contains(
        "for i from start to 9 by 1",
        Sources.Body("[Differentiable] static double F(double x, int n) { for (int i = n; i < 9; i++) { n++; x *= n; } return x; }"),
        StringComparison.Ordinal);
}
