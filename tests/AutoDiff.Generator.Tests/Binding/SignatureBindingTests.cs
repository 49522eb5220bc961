using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Binding;

public sealed class SignatureBindingTests
{
    [Fact]
    public void Partial_types_are_repeated()
    {
        MethodSignature signature = Signature("namespace A.B; partial class Outer<T> where T : struct { internal partial record struct @in { [Differentiable] internal static double F(double x) => x; } }");
        Assert.Equal(["partial class Outer<T>", "partial record struct @in"], signature.TypeHeaders);
        Assert.Equal("A.B", signature.Namespace);
        Assert.Equal("internal", signature.Accessibility);
        Assert.Null(signature.ExtensionReceiver);
    }

    [Fact]
    public void Other_types_are_extended()
    {
        MethodSignature signature = Signature("public static class Losses { [Differentiable] public static double F(double x) => x; }");
        Assert.Equal("global::Losses", signature.ExtensionReceiver);
        Assert.Equal("public", signature.Accessibility);
    }

    [Fact]
    public void Other_types_need_a_language_with_extension_blocks()
    {
        var compilation = Sources.Compile(Sources.Tree("public class Losses { [AutoDiff.Differentiable] public static double F(double x) => x; }", version: LanguageVersion.CSharp13));
        Assert.Equal(["ADIFF008"], Sources.Bind(compilation).Refusals.Select(r => r.Id));
    }

    [Fact]
    public void Parameters_keep_their_types_and_defaults()
    {
        MethodSignature signature = Signature("partial class C { [Differentiable] static double F(in double x, double y = double.NaN, float z = 1.5f, int n = -3, string? s = \"a\\\"\", char c = '\\n', DayOfWeek d = DayOfWeek.Friday, bool b = true, params double[] rest) => x; }");
        Assert.Equal(
            [null, "double.NaN", "1.5f", "-3", "\"a\\\"\"", "'\\n'", "(global::System.DayOfWeek)(5)", "true", null],
            signature.Parameters.Select(p => p.DefaultText));
        Assert.Equal("string?", signature.Parameters[4].TypeText);
        Assert.Equal(ParameterRefKind.In, signature.Parameters[0].RefKind);
        Assert.True(signature.Parameters[8].IsParams);
    }

    [Fact]
    public void Named_parameters_are_differentiated_and_results_always()
    {
        MethodSignature signature = Signature("partial class C { [Differentiable(nameof(w))] static void F(double[] w, double x, Span<double> y, Span<int> n, ref double z) { y[0] = w[0] * x; n[0] = 1; z = y[0]; } }");
        Assert.Equal([true, false, true, false, true], signature.Parameters.Select(p => p.Differentiated));
        Assert.Equal([false, false, true, true, false], signature.Parameters.Select(p => p.IsWritten));
    }

    [Fact]
    public void Generic_methods_repeat_their_constraints()
    {
        MethodSignature signature = Signature("partial class C { [Differentiable] static T F<T, U>(T x, U u) where T : struct, IFloatingPointIeee754<T> where U : class, new() => x; }");
        Assert.Equal("<T, U>", signature.TypeParameters);
        Assert.Equal(["where T : struct, global::System.Numerics.IFloatingPointIeee754<T>", "where U : class, new()"], signature.Constraints);
    }

    [Fact]
    public void Overloads_have_files_of_their_own()
    {
        var compilation = Sources.Compile("partial class C { [Differentiable] static double F(double x) => x; [Differentiable] static double F(double x, int n) => x; [Differentiable] static float f(float x) => x; }");
        var result = Sources.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        Assert.Equal(3, result.GeneratedSources.Select(s => s.HintName.ToUpperInvariant()).Distinct().Count());
    }

    private static MethodSignature Signature(string source)
    {
        var binding = Sources.Bind(Sources.Compile(source));
        Assert.Empty(binding.Refusals);
        return binding.Model!.Signature;
    }
}
