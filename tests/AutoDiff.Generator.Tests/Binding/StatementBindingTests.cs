namespace AutoDiff.Generator.Tests.Binding;

public sealed class StatementBindingTests
{
    [Fact]
    public void Guards_and_early_returns_stay_where_they_are() => Assert.Equal(
        """
        if (x < 0d)
          throw `new global::System.ArgumentException($"bad {(x):F2}", "x")`
        if (x > 5d)
          return x
        return Log(x)
        """,
        Sources.Body("[Differentiable] static double F(double x) { if (x < 0) throw new ArgumentException($\"bad {x:F2}\", nameof(x)); if (x > 5) return x; return Math.Log(x); }"));

    [Fact]
    public void Guard_methods_and_assertions_may_see_active_values() => Assert.Equal(
        """
        do `global::System.ArgumentOutOfRangeException.ThrowIfNegative<double>(x, "x")`
        do `global::System.Diagnostics.Debug.Assert((x < 9d), $"x is {(x):R}")`
        return Sqrt(x)
        """,
        Sources.Body("[Differentiable] static double F(double x) { ArgumentOutOfRangeException.ThrowIfNegative(x); System.Diagnostics.Debug.Assert(x < 9, $\"x is {x:R}\"); return Math.Sqrt(x); }"));

    [Fact]
    public void A_switch_is_a_chain_of_ifs() => Assert.Equal(
        """
        if ((k == 1) || (k == 2))
          x = (x + 1d)
        else
          if (k > 5)
            return x
          else
            x = (x * 2d)
        return x
        """,
        Sources.Body("[Differentiable] static double F(double x, int k) { switch (k) { case 1: case 2: x += 1; break; default: x *= 2; break; case > 5: return x; } return x; }"));

    [Fact]
    public void A_switch_expression_assigns_its_value() => Assert.Equal(
        """
        double choice
        if (k == global::System.DayOfWeek.Monday)
          choice = x
        else
          if ((k == global::System.DayOfWeek.Friday) && (n > 2))
            choice = (x * 2d)
          else
            throw `new global::System.ArgumentException()`
        return choice
        """,
        Sources.Body("[Differentiable] static double F(double x, DayOfWeek k, int n) => k switch { DayOfWeek.Monday => x, DayOfWeek.Friday when n > 2 => x * 2, _ => throw new ArgumentException() };"));

    [Fact]
    public void Every_local_has_a_name_of_its_own()
    {
        string body = Sources.Body("[Differentiable] static double F(double x) { double s = 0; for (int i = 0; i < 3; i++) { double t = x; s += t; } for (int i = 0; i < 4; i++) { double t = s; s *= t; } return s; }");
        Assert.Equal(
            """
            double s = 0d
            for i from 0 to 3 by 1
              double t = x
              s = (s + t)
            for i2 from 0 to 4 by 1
              double t2 = s
              s = (s * t2)
            return s
            """,
            body);
    }

    [Fact]
    public void Statements_remember_their_source_on_one_line()
    {
        var model = Sources.Model("[Differentiable] static double F(double x)\n{\n double y =\n   x /* twice */\n   * 2;\n if (y >\n 3)\n { return x; }\n return y;\n}");
        Assert.Equal(["double y = x * 2;", "if (y > 3)", "return y;"], model.Body.Select(s => s.Source));
    }
}
