using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Diagnostics;

/// <summary>Every refusal has its id, and stands at the construct: the place marked by <c>¦</c>.</summary>
public sealed class RefusalTests
{
    [Theory]

    // The attribute and the signature.
    [InlineData("ADIFF001", "[¦Differentiable(\"q\")] static double F(double x) => x;")]
    [InlineData("ADIFF001", "[¦Differentiable(\"x\", \"x\")] static double F(double x) => x;")]
    [InlineData("ADIFF002", "[¦Differentiable(nameof(n))] static double F(double x, int n) => x;")]
    [InlineData("ADIFF003", "[¦Differentiable] static double F(int n) => n;")]
    [InlineData("ADIFF004", "[Differentiable] static int ¦F(double x) => 1;")]
    [InlineData("ADIFF004", "[Differentiable] static void ¦F(double x) { }")]
    [InlineData("ADIFF004", "[Differentiable] static (int, bool) ¦F(double x) { if (x > 0) return (1, true); return (2, false); }")]
    [InlineData("ADIFF004", "[Differentiable] static double[][] ¦F(double x) => [[x]];")]
    [InlineData("ADIFF012", "[Differentiable] static double[,] F(double[,] m) { ¦return m; }")]
    [InlineData("ADIFF004", "[Differentiable] static object ¦F(double x) => 1;")]
    [InlineData("ADIFF050", "record struct R(double A, double[] B);\n[Differentiable] static R ¦F(double x) => new(x, [x]);")]
    [InlineData("ADIFF050", "struct R { public readonly double A; public R(double a) => A = Math.Abs(a); }\n[Differentiable] static R ¦F(double x) => new(x);")]
    [InlineData("ADIFF050", "ref struct R { public double A; }\n[Differentiable] static R ¦F(double x) => new R { A = x };")]
    [InlineData("ADIFF050", "class R { public double A; } class S : R { public new double A; }\n[Differentiable] static S ¦F(double x) => new S { A = x };")]
    [InlineData("ADIFF050", "class R { public double A; } class S : R { public double B; }\n[Differentiable] static R F(double x) => ¦new S { A = x };")]
    [InlineData("ADIFF034", "class R { public double A; }\n[Differentiable] static R F(R r, double x) { r.A = x; return ¦r; }")]
    [InlineData("ADIFF011", "class R { public double A; }\n[Differentiable(nameof(x))] static R? F(double x) { if (x > 0) return new R { A = x }; return ¦null; }")]
    [InlineData("ADIFF004", "[Differentiable] static int[] ¦F(double x) => [1];")]
    [InlineData("ADIFF005", "[¦Differentiable] static double F(double x) => x; static double FGradient(double x, out double g) => g = x;")]
    [InlineData("ADIFF005", "[¦Differentiable] static double F(double x) => x; static double FJvp => 1;")]
    [InlineData("ADIFF006", "[Differentiable] static double F(double w, double ¦wGradient) => w;")]
    [InlineData("ADIFF007", "[Differentiable] static async System.Threading.Tasks.Task<double> ¦F(double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("ADIFF007", "static double G(double x) { ¦[Differentiable] static double H(double y) => y; return H(x); }")]
    [InlineData("ADIFF009", "[Differentiable] static double F(double x, double[,,,] ¦m) => x;")]
    [InlineData("ADIFF009", "[Differentiable] static double F(double x, double? ¦scale) => scale is null ? x : x * 2;")]
    [InlineData("ADIFF015", "[Differentiable] static double F(double x, decimal ¦d) => x;")]

    [InlineData("ADIFF007", "file static partial class D { [Differentiable] public static double ¦F(double x) => x; }")]
    [InlineData("ADIFF010", "[Differentiable] static unsafe double F(double* p, double x) => ¦p[0] * x;")]
    [InlineData("ADIFF015", "[Differentiable] static double F(double x, Half ¦h) => x;")]

    // Constructs.
    [InlineData("ADIFF010", "[Differentiable] static double F(double x) { ¦try { return x; } catch { return 0; } }")]
    [InlineData("ADIFF010", "[Differentiable] static double F(double x, object o) { ¦lock (o) { return x; } }")]
    [InlineData("ADIFF010", "[Differentiable] static double F(double x) { ¦using var s = new System.IO.MemoryStream(); return x; }")]
    [InlineData("ADIFF010", "[Differentiable] static unsafe double F(double x) { double* p = ¦&x; return x; }")]
    [InlineData("ADIFF020", "[Differentiable] static double F(double[] x, double m) => x[0] + ¦AutoDiff.Losses.HingeLoss.Multiclass<double>(x, 1, m);")]
    [InlineData("ADIFF020", "[Differentiable(\"t\")] static double F(double[] x, double[] t) => ¦AutoDiff.Losses.RegressionLoss.MeanSquared<double>(x, t);")]
    [InlineData("ADIFF042", "[Differentiable] static double F(double x, Func<double, double> f) => f(¦f(x));")]
    [InlineData("ADIFF042", "[Differentiable] static double F(double x, Func<double, double> f) => Twice(f, x);\nstatic double Twice(Func<double, double> f, double x) => f(¦f(x));")]
    [InlineData("ADIFF042", "static double G(double x, Func<double, double>? f) { ¦f(x); return x; }\n[Differentiable] static double F(double x) => G(x, null);")]
    [InlineData("ADIFF043", "[Differentiable] static double F(double x) { Func<double, double> f = t => t; for (int i = 0; i < 3; i++) { int n = i; f = ¦t => t * n; } return f(x); }")]
    [InlineData("ADIFF043", "[Differentiable] static double F(double x) { Action f = () => x++; ¦f += () => x *= 2; f(); return x; }")]
    [InlineData("ADIFF022", "static double G(Func<double, double> f, double x, int n) => n == 0 ? f(x) : ¦G(t => f(t) / 2, x, n - 1);\n[Differentiable] static double F(double x) => G(Math.Sin, x, 3);")]
    [InlineData("ADIFF022", "[Differentiable] static double F(double x) { Func<double, double> f = null!; f = t => t > 9 ? t : ¦f(t * x); return f(x); }")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) => x.OrderBy(v => v * v).ThenBy(¦v => v).First();")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) { Array.Sort(x, ¦(a, b) => Math.Abs(a).CompareTo(Math.Abs(b))); return x[0]; }")]
    [InlineData("ADIFF012", "[Differentiable] static double F(double[] x) { Array.Sort(¦x, x); return x[0]; }")]
    [InlineData("ADIFF026", "static readonly double[] Table = [2, 1];\n[Differentiable] static double F(double x) { ¦Array.Sort(Table); return x * Table[0]; }")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) { ref double r = ref x[0]; ¦r = ref x[1]; return r; }")]
    [InlineData("ADIFF024", "[Differentiable] static double F(double[] x, int n) { double[] y = new double[9]; ¦Buffer.BlockCopy(x, 0, y, 0, n); return y[0]; }")]
    [InlineData("ADIFF024", "static readonly System.Collections.Generic.List<double[]> Seen = new();\n[Differentiable] static double F(double[] x) { double[] y = x; y = new double[2]; ¦Seen.Add(y); return y[0]; }")]
    [InlineData("ADIFF026", "static readonly double[] Zeros = [0, 0];\n[Differentiable] static double F(double[] x) { double[] ¦y; if (x[0] > 0) y = Zeros; else y = new double[2]; y[0] = x[1]; return y[0]; }")]
    [InlineData("ADIFF026", "static readonly double[] Table = [1];\nstatic void G(ref double v) => v = 2;\n[Differentiable] static double F(double x) { G(ref ¦Table[0]); return x; }")]
    [InlineData("ADIFF009", "[Differentiable] static double F(double x, ref double[,] ¦m) => x;")]
    [InlineData("ADIFF012", "[Differentiable] static double F(double[,] m) { object o = ¦m; return m[0, 0]; }")]
    [InlineData("ADIFF012", "[Differentiable] static double F(double[,] m, int d) => m[0, 0] * m.GetLength(¦d);")]
    [InlineData("ADIFF013", "[Differentiable] static double F(double[,] m) { var a = new double[1, 1]; ¦a = m; return a[0, 0]; }")]
    [InlineData("ADIFF013", "[Differentiable] static double F(double[,] m) { ¦m = new double[1, 1]; return m[0, 0]; }")]
    [InlineData("ADIFF010", "[Differentiable] static double F(double x, int n) { switch (n) { case 1: x *= 2; ¦goto case 2; case 2: return x; } return 0; }")]
    [InlineData("ADIFF012", "static readonly double[][] M = [[1]];\n[Differentiable(nameof(x))] static double F(double x) => x * ¦M[0][0];")]
    [InlineData("ADIFF013", "[Differentiable] static double F(double[] x) { double[][] m = new double[2][]; if (¦m[0] == null) m[0] = x; return m[0][0]; }")]
    [InlineData("ADIFF038", "[Differentiable] static double F(double[][] a) { (¦a[0], a[1]) = (a[1], a[0]); return a[0][0]; }")]
    [InlineData("ADIFF038", "class M { public double[][] Rows = []; }\n[Differentiable] static double F(M m) { ¦m.Rows[0] = new double[2]; return m.Rows[0][1] * m.Rows[1][0]; }")]
    [InlineData("ADIFF013", "class M { public double[][] Rows = []; }\n[Differentiable] static double F(M m, double[][] r) { ¦m.Rows = r; return m.Rows[0][1]; }")]
    [InlineData("ADIFF014", "class M { public double[,] Cells = new double[1, 1]; }\n[Differentiable] static double F(M m) { ¦m.Cells = new double[1, 1]; return m.Cells[0, 0]; }")]
    [InlineData("ADIFF014", "class M { public System.Collections.Generic.List<double> Items = []; }\n[Differentiable] static double F(M m) { ¦m.Items = []; return m.Items[0]; }")]
    [InlineData("ADIFF030", "struct S { public double[] A; }\n[Differentiable] static void F(S ¦s, double x) { s.A[0] = x * x; }")]
    [InlineData("ADIFF022", "class D { public System.Collections.Generic.Dictionary<int, double[]> Rows = []; }\n[Differentiable(nameof(x))] static void F(double x, D d, Span<double> y) { y[0] = G(x, d, 3); }\nstatic double G(double x, D d, int n) => n == 0 ? x : ¦d.Rows[0][0] * G(x * x, d, n - 1);")]
    [InlineData("ADIFF031", "class D { public System.Collections.Generic.Dictionary<int, double[]> Rows = []; }\n[Differentiable(nameof(x))] static void F(double x, D d, double[][] y) { y[0][0] = ¦d.Rows[0][0] * x; }")]
    [InlineData("ADIFF038", "[Differentiable] static double F(double[][] a) { var b = a; ¦b[0] = new double[2]; b[0][1] = a[1][0]; return a[0][1]; }")]
    [InlineData("ADIFF013", "[Differentiable] static double F(double[] x) { double[] y = x; y = ¦null; return x[0]; }")]
    [InlineData("ADIFF014", "static double s;\n[Differentiable] static double F(double x) { ¦s = x; return x; }")]
    [InlineData("ADIFF014", "class M { public double P { get => 1; set { } } }\n[Differentiable(\"x\")] static double F(double x, M m) { ¦m.P += x; return x; }")]

    // Objects.
    [InlineData("ADIFF030", "class M { public double[] W; public readonly double S = 1; }\n[Differentiable] static double F(M m) => ¦m.S * m.W[0];")]
    [InlineData("ADIFF030", "class M { public double V; public M Next; }\n[Differentiable] static double F(M m) => m.V * ¦m.Next.V;")]
    [InlineData("ADIFF031", "class M { public double V; }\n[Differentiable(\"x\")] static double F(M m, double x) { ¦m.V += x; string t = m.ToString(); return x; }")]
    [InlineData("ADIFF032", "class M { public virtual double G(double x) => x; } class N : M { public override double G(double x) => 1; }\n[Differentiable(\"x\")] static double F(M m, double x) => ¦m.G(x);")]
    [InlineData("ADIFF002", "class M { public readonly double S = 1; }\n[¦Differentiable(\"m\")] static double F(M m) => m.S;")]
    [InlineData("ADIFF021", "class L { public Vector3[] P = []; } class M { public L[] Layers = []; public double S; }\n[Differentiable] static double F(M m) => m.S * ¦m.Layers[0].P[0].X;")]
    [InlineData("ADIFF007", "partial class M { public double V; [Differentiable] public virtual double ¦F(double x) => x * V; } class N : M { public override double F(double x) => 1; }")]

    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) { double[] s = ¦StopGradient.Of(x); s[0] = 1; return x[0]; }")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) { double[] s = ¦StopGradient.Of(x); if (x[0] > 0) { s = x; } return s[0]; }")]

    // Calls, and values that leave.
    [InlineData("ADIFF020", "[Differentiable] static double F(double x) => ¦BitConverter.DoubleToInt64Bits(x);")]
    [InlineData("ADIFF020", "[Differentiable] static double F(double x) => double.Parse(¦x.ToString());")]
    [InlineData("ADIFF020", "[Differentiable] static double F(double x) { ¦Console.WriteLine(x); return x; }")]
    [InlineData("ADIFF020", "[Differentiable] static double F(double x) { var l = new List<double>(); l = new List<double>(); ¦l.Add(x); return l[0]; }")]
    [InlineData("ADIFF024", "[Differentiable] static double F(double x) { var l = new List<double>(); l.Add(x); ¦l.TrimExcess(); return l[0]; }")]
    [InlineData("ADIFF024", "[Differentiable] static double F(List<double> x) { ¦x.Add(1); return x[0]; }")]
    [InlineData("ADIFF014", "[Differentiable] static double F(IList<double> x) { ¦x[0] = 1; return x[1]; }")]
    [InlineData("ADIFF021", "[Differentiable] static double F(double x) { object o = ¦x; return (double)o; }")]
    [InlineData("ADIFF021", "[Differentiable] static double F(double x) { decimal d = ¦(decimal)x; return (double)d; }")]
    [InlineData("ADIFF021", "[Differentiable] static double F(double x) => double.Parse(¦$\"{x}\");")]
    [InlineData("ADIFF022", "static double[] G(double[] v, int n) => n == 0 ? v : G(v, n - 1);\n[Differentiable] static double F(double[] x) => ¦G(x, 3)[0];")]
    [InlineData("ADIFF013", "class M { public double[] W = []; public M(double s) { ¦W = new double[2]; W[1] = s; } }\n[Differentiable] static double F(double x) => G(x, 1);\nstatic double G(double x, int k) { if (k <= 0) return x; double r = G(1, k - 1); M m = new M(x); return m.W[1] * r; }")]
    [InlineData("ADIFF022", "static void G(double[] a, double[] b, int n) { if (n > 0) { a[n] = b[0]; G(a, b, n - 1); } }\n[Differentiable] static double F(double[] x) { ¦G(x, x, 1); return x[0]; }")]
    [InlineData("ADIFF022", "static void G(ref double a, ref double b, int n) { if (n > 0) { a = b; G(ref a, ref b, n - 1); } }\n[Differentiable] static double F(double x) { ¦G(ref x, ref x, 1); return x; }")]
    [InlineData("ADIFF022", "[Differentiable] static double F(double x) { double y = x; G(¦ref y, 2); return y; void G(ref double a, int k) { a += y; if (k > 0) { G(ref a, k - 1); } } }")]
    [InlineData("ADIFF022", "static double G(in double a, ref double b, int n) { b *= 2; return n == 0 ? a : G(in a, ref b, n - 1); }\n[Differentiable] static double F(double x) { double p = x; return G(¦in p, ref p, 2); }")]
    [InlineData("ADIFF022", "static double G(in double a, double[] x, int n) { x[1] *= 2; return n == 0 ? a : a + G(in a, x, n - 1); }\n[Differentiable] static double F(double[] x) => G(¦in x[1], x, 2);")]
    [InlineData("ADIFF022", "static void H(double[] x) { ref double first = ref x[0]; first = 2; }\nstatic double G(in double a, double[] x, int n) { if (n == 0) { H(x); return a; } return a + G(in a, x, n - 1); }\n[Differentiable] static double F(double[] x) => G(¦x[0], x, 2);")]
    [InlineData("ADIFF022", "record struct P(double[] V);\nstatic double G(P p, int n) => n == 0 ? p.V[0] : G(p, n - 1);\n[Differentiable] static double F(double x) => ¦G(new P([x]), 1);")]
    [InlineData("ADIFF022", "record struct P(double V, double W);\nstatic void G(ref P a, ref P b, int n) { if (n > 0) { a.V = b.W; G(ref b, ref a, n - 1); } }\n[Differentiable] static double F(double x) { P p = new(x, 2); ¦G(ref p, ref p, 2); return p.V; }")]
    [InlineData("ADIFF022", "class Node { public double V; public Node? Next; public double Sum(double x) => V * x + (Next is null ? 0 : ¦Next.Sum(x)); }\n[Differentiable(\"x\")] static double F(Node n, double x) => n.Sum(x);")]
    [InlineData("ADIFF024", "[Differentiable] static double F(double[] x) { ¦Random.Shared.Shuffle(x); return x[0]; }")]
    [InlineData("ADIFF024", "[Differentiable] static double F(double x) { double[] a = new double[2]; object o = ¦a; return x; }")]
    [InlineData("ADIFF026", "static readonly double[] Table = [1];\n[Differentiable] static double F(double x) { ¦Table[0] = x; return x; }")]
    [InlineData("ADIFF034", "class Box { public double V; }\n[Differentiable] static double F(double x) { Box a = new() { V = x }, b = new(); ¦b = a; return b.V; }")]
    [InlineData("ADIFF034", "class Box { public double V; }\n[Differentiable] static double F(double x) { Box a = new() { V = x }, b = new(); Box c = ¦x > 0 ? a : b; c.V = 2; return a.V; }")]
    [InlineData("ADIFF034", "class Box { public readonly double V; public Box(double v) => V = v; }\n[Differentiable] static double F(double x) { Box a = new(x), b = a; return ¦a == b ? x : 2 * x; }")]
    [InlineData("ADIFF009", "[Differentiable] static double F(double x, System.Numerics.Vector3[,] ¦p) => x * p[0, 0].X;")]
    [InlineData("ADIFF009", "[Differentiable] static double F(double x, System.Numerics.Vector3[][] ¦p) => x * p[0][0].X;")]
    [InlineData("ADIFF009", "record struct S(double X, int N);\n[Differentiable] static double F(double x, S[] ¦p) => x * p[0].X;")]
    [InlineData("ADIFF055", "record struct S(double X, int N);\n[¦Differentiable(\"p\")] static double F(S[] p) => p[0].X;")]
    [InlineData("ADIFF055", "struct S { public double X; public int N; }\n[Differentiable(\"x\")] static double F(double x, S[] ¦p) { p[0].X = x; return x; }")]
    [InlineData("ADIFF055", "record struct S(double X, string N);\n[Differentiable] static double ¦F(double x) { S[] p = new S[2]; p[0] = new S(x, \"a\"); return p[0].X * p[0].N.Length; }")]
    [InlineData("ADIFF026", "static readonly System.Numerics.Vector3[] Table = [default];\n[Differentiable] static double F(double x) { ¦Table[0].X = (float)x; return x; }")]
    [InlineData("ADIFF026", "static readonly System.Numerics.Vector3[] Table = [default];\n[Differentiable] static double F(float x) { ¦Table[0] = new(x, x, x); return x; }")]
    [InlineData("ADIFF034", "class Box { public double V; } record struct Two(Box A, Box B);\n[Differentiable] static double F(double x) { Box a = new() { V = x }; Two t = new(¦a, new Box()); a.V *= x; return t.A.V; }")]
    // Blame what is wrong, and nothing beside it.
    [InlineData("ADIFF020", "[Differentiable] static double F(double[] y, double[] x) => ¦AutoDiff.Losses.RegressionLoss.Huber<double>(y, x, 0.4);")]
    [InlineData("ADIFF020", "interface IShape { double Area(double x); }\n[Differentiable] static double F<T>(double x, T s) where T : struct, IShape => ¦s.Area(x);")]
    [InlineData("ADIFF020", "interface INumber<T> where T : INumber<T> { static abstract T operator +(T a, T b); static abstract T Of(double x); double V { get; } }\n[Differentiable] static double F<T>(double x, T one) where T : INumber<T> => (one + ¦T.Of(x)).V;")]
    [InlineData("ADIFF020", "interface IFunction { double Eval(double x); }\n[Differentiable(\"x\")] static double F(IFunction f, double x) => ¦f.Eval(x);")]
    [InlineData("ADIFF011", "record struct S(double A, double B);\n[Differentiable(\"x\")] static double F(IReadOnlyList<S> list, double x) { double s = 0; ¦foreach (var i in list) { s += i.A * x; } return s; }")]
    [InlineData("ADIFF011", "class P { public double A; }\n[Differentiable(\"x\")] static double F(P[] ps, double x) => ps.Select(¦p => p.A * x).Sum();")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double[] x) { var s = new Lazy<double>(¦() => x[0]); return s.Value; }")]
    [InlineData("ADIFF010", "[Differentiable] static double F(double x, int n) { switch (n) { case 1: x *= 2; ¦goto default; default: return x; } }")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double x) { var a = ¦new List<double> { x }; var b = new List<double> { 2 * x }; a = b; return a[0]; }")]
    [InlineData("ADIFF043", "[Differentiable] static double F(double x) { Func<double, double> f = Math.Sin, g = Math.Cos; (¦f, g) = (g, f); return f(x) * g(x); }")]
    [InlineData("ADIFF043", "[Differentiable] static double F(double x) { Func<double, double> f = Math.Sin, g = Math.Cos; var t = f; f = ¦g; g = t; return f(x) * g(x); }")]
    [InlineData("ADIFF034", "partial record V(double A, double B) { [Differentiable(\"k\")] public double F(double k) { var v = ¦this with { A = k }; return v.A * v.B; } }")]
    [InlineData("ADIFF020", "[Differentiable] static double F(double x) { Console.WriteLine(¦\"x = \" + x); return x; }")]
    [InlineData("ADIFF011", "[Differentiable] static double F(double x) { var d = ¦new Dictionary<string, double> { [\"a\"] = x }; return d[\"a\"]; }")]
    [InlineData("ADIFF003", "[¦Differentiable] static double F<T>(T x) where T : System.Numerics.INumber<T> => double.CreateChecked(x);")]
    [InlineData("ADIFF030", "class M { public Dictionary<string, double> D = []; public double S; }\n[Differentiable] static double F(M m) => m.S * ¦m.D[\"a\"];")]
    [InlineData("ADIFF010", "static double G(double v) { ¦try { return v; } finally { } }\n[Differentiable] static double F(double x) => G(x) * 2;")]
    public async Task Refusals_stand_at_the_construct(string id, string marked)
    {
        string source = Sources.InClass(marked);
        int position = source.IndexOf('¦', StringComparison.Ordinal);
        var compilation = Sources.Compile(source.Remove(position, 1));
        Diagnostic[] diagnostics = (await Sources.Analyze(compilation)).Diagnostics;
        Diagnostic diagnostic = Assert.Single(diagnostics, d => d.Id == id);
        var expected = compilation.SyntaxTrees[0].GetText(TestContext.Current.CancellationToken).Lines.GetLinePosition(position);
        Assert.Equal(expected, diagnostic.Location.GetLineSpan().StartLinePosition);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Theory]
    [InlineData("[Differentiable] static double F(double x, double ¦y) => x;")]
    [InlineData("[Differentiable(\"y\")] static double F(double x, double ¦y) => x;")]
    [InlineData("[Differentiable] static double F(double x, double ¦y) { double unused = Math.Exp(y); unused += x; return x; }")]
    [InlineData("[Differentiable] static double F(double x, double[] ¦a) { double s = x; for (int i = 0; i < a.Length; i++) { s *= x; } return s; }")]
    public async Task A_parameter_without_influence_is_warned_of(string marked)
    {
        string source = Sources.InClass(marked);
        int position = source.IndexOf('¦', StringComparison.Ordinal);
        var compilation = Sources.Compile(source.Remove(position, 1));
        (Compilation generated, Diagnostic[] diagnostics) = await Sources.Analyze(compilation);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("ADIFF028", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        var expected = compilation.SyntaxTrees[0].GetText(TestContext.Current.CancellationToken).Lines.GetLinePosition(position);
        Assert.Equal(expected, diagnostic.Location.GetLineSpan().StartLinePosition);
        Assert.Contains(generated.SyntaxTrees, t => t.ToString().Contains("FGradient", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Differentiable] static double F(double x, double y) => (int)y * x;")]
    [InlineData("[Differentiable] static double F(double x, double y) => y > 0 ? x : 2 * x;")]
    [InlineData("[Differentiable] static double F(double x, double y) => x * Math.Floor(y);")]
    [InlineData("[Differentiable] static double F(double x, double y) => x + StopGradient.Of(y);")]
    [InlineData("[Differentiable] static double F(double x, double y) { if (double.IsNaN(y)) { throw new ArgumentException(\"y\"); } return x; }")]
    [InlineData("[Differentiable] static double F(double x, double[] a) { double s = x; for (int i = 0; i < a.Length; i++) { s += a[i]; } return s; }")]
    [InlineData("[Differentiable] static double F(double x, int n, double y) { for (int i = 0; i < n; i++) { (x, y) = (y, x); } return x; }")]
    [InlineData("[Differentiable(\"x\")] static double F(double x, double y) => x;")]
    [InlineData("[Differentiable] static void F(double x, double[] a, ref double r, out double o) { a[0] = x; r = x; o = x; }")]
    [InlineData("#pragma warning disable ADIFF028\n[Differentiable] static double F(double x, double y) => x;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AutoDiff\", \"ADIFF028\")] [Differentiable] static double F(double x, double y) => x;")]
    public async Task A_use_without_slope_is_a_use(string members)
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(members)));
        Assert.DoesNotContain(diagnostics, d => !d.IsSuppressed);
    }

    [Fact]
    public async Task A_goto_is_told_at_its_label_too()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass("[Differentiable] static double F(double x)\n{\nagain: x *= 2;\nif (x < 1) goto again;\nreturn x; }")));
        Assert.Equal([("ADIFF010", 4), ("ADIFF010", 5)], diagnostics.Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line)));
    }

    [Fact]
    public async Task Calls_that_double_the_code_again_and_again_are_too_large()
    {
        string chain = string.Concat(Enumerable.Range(1, 30).Select(i => $"static double[] G{i}(double x) {{ double[] a = G{i - 1}(x); a[0] *= G{i - 1}(x)[0]; return a; }}\n"));
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(
            "static double[] G0(double x) => new[] { x };\n" + chain + "[Differentiable] static double F(double x) => G30(x)[0];")));
        Assert.Equal("ADIFF023", Assert.Single(diagnostics).Id);
    }

    [Theory]
    [InlineData("[Differentiable] static IEnumerable<double> F(double x) { yield return x; }")]
    [InlineData("[Differentiable] static double F(double x) { dynamic d = x; return (double)(d * d); }")]
    [InlineData("[Differentiable(\"x\")] static double F(Func<double, double> f, double x) => f(x);")]
    [InlineData("interface IShape { double Area(double x); }\n[Differentiable(\"x\")] static double F(IShape s, double x) => s.Area(x);")]
    [InlineData("[Differentiable] static double F(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + 1);")]
    [InlineData("static string? text;\n[Differentiable] static double F(double x) { text = x.ToString(); return double.Parse(text); }")]
    [InlineData("static object? box;\n[Differentiable] static double F(double x) { box = x; return (double)box; }")]
    [InlineData("[Differentiable] static double F(double x) { decimal d = (decimal)x; return (double)(d * d); }")]
    [InlineData("[Differentiable] static double F(double x) { var l = new System.Collections.Hashtable { [1] = x }; return (double)l[1]!; }")]
    [InlineData("[Differentiable] static double F(double x) { System.Threading.Interlocked.Exchange(ref x, x * x); return x; }")]
    [InlineData("[System.ThreadStatic] static double kept;\n[Differentiable] static double F(double x) { kept = x * x; return kept; }")]
    [InlineData("[Differentiable] static unsafe double F(double x) { double* p = stackalloc double[2]; p[0] = x; return *p; }")]
    [InlineData("[Differentiable] static double F(double x) { try { x *= 2; } finally { x *= 3; } return x; }")]
    [InlineData("[Differentiable] static double F(double x) => Random.Shared.NextDouble() < x ? double.Parse($\"{x}\") : x;")]
    public async Task What_cannot_be_followed_is_never_silent(string members)
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(members)));
        Assert.Contains(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(diagnostics, d => d.Id == "ADIFF099");
        Assert.All(diagnostics, d => Assert.True(d.Location.IsInSource));
    }

    [Fact]
    public async Task Every_refused_statement_is_told_once()
    {
        var compilation = Sources.Compile(Sources.InClass("static double s;\n[Differentiable] static double F(double x, object o) { s = x; double[,] m = new double[2, 2]; m.SetValue(1.0, 0, 0); lock (o) { } return m[0, 0] + x; }"));
        Assert.Equal(["ADIFF014", "ADIFF012", "ADIFF010"], (await Sources.Analyze(compilation)).Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public async Task One_refused_method_does_not_stop_the_others()
    {
        var compilation = Sources.Compile(Sources.InClass("[Differentiable] static double F(double x) { lock (\"\") { return x; } } [Differentiable] static double G(double x) => x * x;\nstatic double Use() => GGradient(2, out _) + FGradient(2, out _);"));
        (Compilation generated, Diagnostic[] diagnostics) = await Sources.Analyze(compilation);
        Assert.Equal(["ADIFF010"], diagnostics.Select(d => d.Id));
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => Missing(x);")]
    [InlineData("[Differentiable] static double F(double x) { double y = ; return y; }")]
    [InlineData("[Differentiable] static double F(Missing x) => 1;")]
    [InlineData("[Differentiable] static double F(double x) { string s = x; return x; }")]
    [InlineData("static double G(double v) => Missing(v);\n[Differentiable] static double F(double x) => G(x);")]
    public async Task Code_with_errors_of_its_own_is_left_to_the_compiler(string members)
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(members)));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public async Task Private_members_of_a_type_that_is_not_partial_are_out_of_reach()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile("class C { static double secret = 2; [Differentiable] public static double F(double x) => x * secret; }"));
        Assert.Equal(["ADIFF025"], diagnostics.Select(d => d.Id));
    }

    [Fact]
    public async Task Private_tables_of_another_type_are_out_of_reach_also_of_a_partial_type()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(
            "static class Series { private static readonly double[] a = [2, 3]; public static double Of(double x) => a[0] * x + a[1]; } partial class C { [Differentiable] public static double F(double x) => Series.Of(x); }"));
        Assert.All(diagnostics, d => Assert.Equal("ADIFF025", d.Id));
        Assert.Contains("make the member internal", diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable] static double F(double x) { while (x < 9) { x = x * x + 1; } return x; }\n[Differentiable] static double G(double x) => ¦FGradient(x, out double g) + g;")]
    [InlineData("[Differentiable] static double F(double x) => x;\n[Differentiable] static double G(double[] x, double[] y) => HGradient(x, y) + ¦HGradient(x, x);\n[Differentiable(nameof(x))] static double H(double[] x) => x[0] * x[1];")]
    [InlineData("[Differentiable] static double F(double x) { lock (\"\") { return x; } }\n[Differentiable] static double G(double x) => ¦FGradient(x, out double g) + g;")]
    [InlineData("[Differentiable] static double F<T>(double x) => x * x;\n[Differentiable] static double G(double x) => ¦FGradient<int>(x, out double g) + g;")]
    [InlineData("[Differentiable] static double G(double x) => ¦GGradient(x, out double g) + g;")]
    [InlineData("static double F(double x) => x; [DerivativeOf(typeof(C), nameof(F))] internal static double FB(double x, double upstream, ref double xGradient) => 1;\n[Differentiable] static double H(double x) => F(x) * x; [Differentiable] static double G(double x) => ¦HGradient(x, out double g) + g;")]
    public async Task A_call_of_generated_code_that_cannot_be_differentiated_is_refused_where_it_stands(string marked)
    {
        string source = Sources.InClass(marked);
        int position = source.IndexOf('¦', StringComparison.Ordinal);
        var compilation = Sources.Compile(source.Remove(position, 1));
        (Compilation generated, Diagnostic[] diagnostics) = await Sources.Analyze(compilation);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Diagnostic diagnostic = Assert.Single(diagnostics, d => d.Id == "ADIFF027");
        var expected = compilation.SyntaxTrees[0].GetText(TestContext.Current.CancellationToken).Lines.GetLinePosition(position);
        Assert.Equal(expected, diagnostic.Location.GetLineSpan().StartLinePosition);
    }
}
