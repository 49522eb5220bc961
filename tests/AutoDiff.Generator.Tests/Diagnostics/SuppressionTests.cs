using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Diagnostics;

/// <summary>Every kind of refusal stands at the place marked by <c>¦</c>, and can be silenced or made a warning there like any diagnostic.</summary>
public sealed class SuppressionTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "ADIFF010", "[Differentiable] static double F(double x) { again: x = Math.Sin(x); if (x > 0.5) ¦goto again; return x; }" },
        { "ADIFF010", "[Differentiable] static unsafe double F(double[] x) { ¦fixed (double* p = x) { return p[0]; } }" },
        { "ADIFF007", "[Differentiable] static async System.Threading.Tasks.Task<double> ¦F(double x) { await System.Threading.Tasks.Task.Yield(); return x; }" },
        { "ADIFF010", "[Differentiable] static IEnumerable<double> F(double x) { ¦yield return x; }" },
        { "ADIFF010", "[Differentiable] static double F(double x) { ¦try { return Math.Log(x); } catch (Exception) { return 0; } }" },
        { "ADIFF010", "[Differentiable] static double F(double x, object o) { ¦lock (o) { return x; } }" },
        { "ADIFF010", "[Differentiable] static double F(double x, IDisposable d) { ¦using (d) { return x; } }" },
        { "ADIFF042", "[Differentiable] static double F(Func<double, double> f, double x) => ¦f(x);" },
        { "ADIFF032", "class M { public virtual double G(double x) => x; } class N : M { public override double G(double x) => 1; }\n[Differentiable(\"x\")] static double F(M m, double x) => ¦m.G(x);" },
        { "ADIFF020", "[Differentiable] static double F(double x) { ¦Console.WriteLine(x); return x; }" },
        { "ADIFF020", "[Differentiable] static double F(double x) => ¦BitConverter.DoubleToInt64Bits(x);" },
        { "ADIFF021", "[Differentiable] static double F(double x) { object o = ¦x; return (double)o; }" },
        { "ADIFF021", "[Differentiable] static double F(double x) => double.Parse(¦$\"{x}\");" },
        { "ADIFF014", "static double kept;\n[Differentiable] static double F(double x) { ¦kept = x; return kept; }" },
        { "ADIFF007", "file static partial class D { [Differentiable] public static double ¦F(double x) => x; }" },
        { "ADIFF001", "[¦Differentiable(\"q\")] static double F(double x) => x;" },
        { "ADIFF015", "[Differentiable] static double F(double x, decimal ¦d) => x * (double)d;" },
        { "ADIFF021", "[Differentiable] static double F(double x) { decimal d = ¦(decimal)x; return (double)d; }" },
        { "ADIFF028", "[Differentiable] static double F(double x, double ¦y) => x;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_stands_at_the_construct(string id, string marked)
    {
        string source = Source(marked, out int position);
        var compilation = Sources.Compile(source);
        Diagnostic told = (await Sources.Analyze(compilation)).Diagnostics.First(d => d.Id == id && d.Location.SourceSpan.Start == position);
        Assert.Equal(id == "ADIFF028" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, told.Severity);
        Assert.Contains(": ", told.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_pragma_silences_it(string id, string marked)
    {
        string source = Source("#pragma warning disable " + id + "\n" + marked + "\n#pragma warning restore " + id, out _);
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(source));
        Assert.DoesNotContain(diagnostics, d => d.Id == id && !d.IsSuppressed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_editorconfig_sets_its_severity(string id, string marked)
    {
        var compilation = Sources.Compile(Sources.Tree(Source(marked, out _)));
        Assert.All((await With(ReportDiagnostic.Warn)).Where(d => d.Id == id), d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
        Assert.All((await With(ReportDiagnostic.Error)).Where(d => d.Id == id), d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
        Assert.DoesNotContain(await With(ReportDiagnostic.Suppress), d => d.Id == id);

        async Task<Diagnostic[]> With(ReportDiagnostic severity) =>
            (await Sources.Analyze(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(id, severity))))).Diagnostics;
    }

    private static string Source(string marked, out int position)
    {
        string source = Sources.InClass(marked);
        position = source.IndexOf('¦', StringComparison.Ordinal);
        return source.Remove(position, 1);
    }
}
