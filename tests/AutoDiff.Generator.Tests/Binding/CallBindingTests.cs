namespace AutoDiff.Generator.Tests.Binding;

public sealed class CallBindingTests
{
    [Fact]
    public void A_variable_stands_for_the_parameter_and_anything_else_gets_its_name() => Assert.Equal(
        """
        double v = (x + 1d)
        return ((x * x) + (v * v))
        """,
        Sources.Body("static double Square(double v) => v * v;\n[Differentiable] static double F(double x) => Square(x) + Square(x + 1);"));

    [Fact]
    public void A_parameter_that_the_callee_assigns_is_a_copy() => Assert.Equal(
        """
        double v = x
        v = (v * 2d)
        return (v + x)
        """,
        Sources.Body("static double Twice(double v) { v *= 2; return v; }\n[Differentiable] static double F(double x) => Twice(x) + x;"));

    [Fact]
    public void References_are_the_callers_variables() => Assert.Equal(
        """
        double a = 0d
        double b = 0d
        a = (x * 2d)
        b = (x * 3d)
        a = (a + 1d)
        return (a * b)
        """,
        Sources.Body("static void Split(double x, out double p, out double q) { p = x * 2; q = x * 3; }\nstatic void Increase(ref double v) => v += 1;\n[Differentiable] static double F(double x) { Split(x, out double a, out var b); Increase(ref a); return a * b; }"));

    [Fact]
    public void Named_optional_and_params_arguments_find_their_parameters() => Assert.Equal(
        """
        double a = (x * 2d)
        double[] more = new double[2]
        more[0] = 1d
        more[1] = x
        return (((a - x) * Pow(x, 3d)) + more[0])
        """,
        Sources.Body("static double Difference(double a, double b) => a - b;\nstatic double Power(double v, double p = 3) => Math.Pow(v, p);\nstatic double First(params double[] more) => more[0];\n[Differentiable] static double F(double x) => Difference(b: x, a: x * 2) * Power(x) + First(1, x);"));

    [Fact]
    public void An_early_return_becomes_structure()
    {
        string body = Sources.Body("static double Relu(double v) { if (v > 0) return v; return 0; }\n[Differentiable] static double F(double x) => Relu(x) * 2;");
        Assert.Equal(
            """
            double result
            if (x > 0d)
              result = x
            else
              result = 0d
            return (result * 2d)
            """,
            body);
    }

    [Fact]
    public void Tuples_come_back_as_parts() => Assert.Equal(
        """
        double a = (x + 1d)
        double b = (x * 2d)
        return (a * b)
        """,
        Sources.Body("static (double, double) Both(double v) => (v + 1, v * 2);\n[Differentiable] static double F(double x) { var (a, b) = Both(x); return a * b; }"));

    [Fact]
    public void Generic_callees_are_followed_with_the_callers_type() => Assert.Equal(
        """
        float v = (float)x
        return ((x * x) + (double)(v * v))
        """,
        Sources.Body("static T Square<T>(T v) where T : INumber<T> => v * v;\n[Differentiable] static double F(double x) => Square(x) + Square((float)x);"));

    [Fact]
    public void Local_functions_see_the_variables_around_them() => Assert.Equal(
        """
        double sum = 0d
        double v = x
        sum = (sum + (v * x))
        return sum
        """,
        Sources.Body("[Differentiable] static double F(double x) { double sum = 0; void Add(double v) { sum += v * x; } Add(x); return sum; }"));

    [Fact]
    public void Names_of_the_method_itself_come_first() => Assert.Equal(
        """
        double sum2 = (x * 2d)
        double sum = (sum2 + 1d)
        return sum
        """,
        Sources.Body("static double G(double v) { double sum = v * 2; return sum + 1; }\n[Differentiable] static double F(double x) { double sum = G(x); return sum; }"));

    [Fact]
    public void A_callee_that_cannot_be_followed_is_called_where_nothing_active_goes_in() => Assert.Equal(
        "return (x * `global::C.Read(3)`)",
        Sources.Body("static double Read(int n) { try { return n; } finally { } }\n[Differentiable] static double F(double x) => x * Read(3);"));

    [Fact]
    public void Small_methods_that_multiply_become_functions()
    {
        string members = "static double G0(double v) => v + v;\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"static double G{i}(double v) => G{i - 1}(v) * G{i - 1}(v);\n"))
            + "[Differentiable] static double F(double x) => G30(x);";
        var binding = Sources.Bind(Sources.Compile(Sources.InClass(members)));
        Assert.Empty(binding.Refusals);
        Assert.InRange(binding.Model!.Functions.Count, 1, 30);
        Assert.InRange(binding.Model.Functions.Sum(f => IrText.Of(f.Body).Length), 1, 40_000);
    }

    [Fact]
    public void Methods_that_multiply_and_return_arrays_stop_at_a_limit()
    {
        string members = "static double[] G0(double[] v) => v;\n"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"static double[] G{i}(double[] v) {{ double[] a = G{i - 1}(v), b = G{i - 1}(v); a[0] += b[0]; return a; }}\n"))
            + "[Differentiable] static double F(double[] x) => G30(x)[0];";
        var binding = Sources.Bind(Sources.Compile(Sources.InClass(members)));
        Assert.Equal(["ADIFF023"], binding.Refusals.Select(r => r.Id));
    }

    [Fact]
    public void A_large_method_that_is_called_often_becomes_one_function()
    {
        string terms = string.Concat(Enumerable.Range(1, 40).Select(i => $"if (v > {i}) {{ s += Math.Sin({i} * v) / (1 + v * s); }}\n"));
        string members = "static double G(double v) { double s = v;\n" + terms + "return s; }\n"
            + "[Differentiable] static double F(double x) => " + string.Join(" + ", Enumerable.Range(1, 30).Select(i => $"G({i} * x)")) + ";";
        var binding = Sources.Bind(Sources.Compile(Sources.InClass(members)));
        Assert.Empty(binding.Refusals);
        Assert.Equal("G", Assert.Single(binding.Model!.Functions).Name);
    }
}
