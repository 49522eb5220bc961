namespace AutoDiff.Generator.Tests.Binding;

public sealed class SequenceBindingTests
{
    [Theory]
    [InlineData("double[] a = new double[n];", "double[] a = new double[n]")]
    [InlineData("Span<double> a = stackalloc double[n];", "global::System.Span<double> a = stack double[n]")]
    [InlineData("double[] a = { x, 2 };", "double[] a = new double[2]\na[0] = x\na[1] = 2d")]
    [InlineData("double[] a = [x, 2];", "double[] a = new double[2]\na[0] = x\na[1] = 2d")]
    [InlineData("Span<double> a = stackalloc double[] { x, 2 };", "global::System.Span<double> a = stack double[2]\na[0] = x\na[1] = 2d")]
    [InlineData("Span<double> a = stackalloc[] { x, 2 };", "global::System.Span<double> a = stack double[2]\na[0] = x\na[1] = 2d")]
    [InlineData("double[] a = w;", "double[] a = w.view(, )")]
    [InlineData("Span<double> a = w;", "global::System.Span<double> a = w.view(, )")]
    [InlineData("Span<double> a = w.AsSpan(1);", "global::System.Span<double> a = w.view(1, )")]
    [InlineData("Span<double> a = w.AsSpan(n, 2);", "global::System.Span<double> a = w.view(n, 2)")]
    [InlineData("ReadOnlySpan<double> a = s.Slice(n);", "global::System.ReadOnlySpan<double> a = s.view(n, )")]
    [InlineData("ReadOnlySpan<double> a = s[1..3];", "global::System.ReadOnlySpan<double> a = s.view(1, 2)")]
    [InlineData("ReadOnlySpan<double> a = s[n..];", "global::System.ReadOnlySpan<double> a = s.view(n, )")]
    [InlineData("ReadOnlySpan<double> a = s[..^1];", "global::System.ReadOnlySpan<double> a = s.view(, (s.Length - 1))")]
    [InlineData("Span<double> a = new Span<double>(w, 1, 2);", "global::System.Span<double> a = w.view(1, 2)")]
    [InlineData("var a = w.ToArray();", "double[] a = new double[w.Length]\nfor i from 0 to w.Length by 1\n  a[i] = w[i]")]
    [InlineData("var a = (double[])w.Clone();", "double[] a = new double[w.Length]\nfor i from 0 to w.Length by 1\n  a[i] = w[i]")]
    [InlineData("var a = w[1..];", "global::System.Span<double>? part")]
    public void Declarations(string declaration, string expected)
    {
        string body = Sources.Body($"[Differentiable(nameof(x))] static double F(double x, double[] w, ReadOnlySpan<double> s, int n) {{ {declaration} return x; }}");
        if (expected.Contains('?', StringComparison.Ordinal))
        {
            // On an array a range is a copy.
            Assert.Equal("double[] part = w.view(1, )\ndouble[] a = new double[part.Length]\nfor i from 0 to part.Length by 1\n  a[i] = part[i]\nreturn x", body);
            return;
        }

        Assert.Equal(expected + "\nreturn x", body);
    }

    [Theory]
    [InlineData("w[^1] = x;", "w[(w.Length - 1)] = x")]
    [InlineData("w[n] += x;", "w[n] = (w[n] + x)")]
    [InlineData("w[n++] += x;", "int previous = n\nn = (previous + 1)\nw[previous] = (w[previous] + x)")]
    [InlineData("w[0]++;", "w[0] = (w[0] + 1d)")]
    [InlineData("(w[0], w[n]) = (w[n], w[0]);", "double w2 = w[0]\nw[0] = w[n]\nw[n] = w2")]
    [InlineData("w.AsSpan().Clear();", "for i from 0 to w.Length by 1\n  w[i] = 0d")]
    [InlineData("Array.Fill(w, x);", "for i from 0 to w.Length by 1\n  w[i] = x")]
    [InlineData("s.CopyTo(w);", "for i from 0 to s.Length by 1\n  w[i] = s[i]")]
    public void Writes(string statement, string expected) => Assert.Equal(
        expected, Sources.Body($"[Differentiable] static void F(double x, double[] w, ReadOnlySpan<double> s, int n) {{ {statement} }}"));

    [Fact]
    public void A_copy_within_one_buffer_goes_through_another() => Assert.Equal(
        """
        global::System.Span<double> part = w.view(0, 2)
        global::System.Span<double> part2 = w.view(1, 2)
        double[] copy = new double[part.Length]
        for i from 0 to part.Length by 1
          copy[i] = part[i]
        for i2 from 0 to copy.Length by 1
          part2[i2] = copy[i2]
        """,
        Sources.Body("[Differentiable] static void F(double[] w) { Array.Copy(w, 0, w, 1, 2); }"));

    [Fact]
    public void A_parameter_is_written_through_views_and_callees_too()
    {
        var model = Sources.Model("static void Put(Span<double> target) => target[0] = 1;\n[Differentiable] static double F(double x, double[] a, double[] b, double[] c) { Span<double> v = a.AsSpan(1); v[0] = x; Put(b); return c[0]; }");
        Assert.Equal([false, true, true, false], model.Signature.Parameters.Select(p => p.IsWritten));
    }

    [Fact]
    public void Static_tables_are_read_where_they_are() => Assert.Equal(
        "return (((x * global::C.Table[1]) + global::C.Data[0]) + cW[2])",
        Sources.Body("class Config { public double[] W = []; }\nstatic readonly double[] Table = [1, 2]; static ReadOnlySpan<double> Data => [3.0];\n[Differentiable(nameof(x))] static double F(double x, Config c) => x * Table[1] + Data[0] + c.W[2];"));

    [Fact]
    public void Null_tests_of_array_parameters_are_carried_over() => Assert.Equal(
        """
        do `global::System.ArgumentNullException.ThrowIfNull(w, "w")`
        if `(w is null)`
          throw `new global::System.ArgumentNullException("w")`
        return w[0]
        """,
        Sources.Body("[Differentiable] static double F(double[] w) { ArgumentNullException.ThrowIfNull(w); if (w == null) throw new ArgumentNullException(nameof(w)); return w[0]; }"));
}
