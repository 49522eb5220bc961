using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>The checks themselves: derivatives written by hand, one right, the others each wrong in one way that must be found.</summary>
public sealed class HarnessTests
{
    private static readonly Lazy<CorpusBuild> build = new(Compile);

    [Theory]
    [InlineData("Right", null)]
    [InlineData("WrongByAMillionth", "Backward against the oracle: x[1]")]
    [InlineData("BackwardSets", "Backward called twice: x[0]")]
    [InlineData("GradientAdds", "Gradient against Backward: x[0]")]
    [InlineData("WrongTangent", "Jvp against the oracle: the result")]
    [InlineData("WrongTangent", "forward against reverse mode")]
    [InlineData("WrongValue", "Backward: the value")]
    [InlineData("InputChanged", "Jvp: x[2] afterwards")]
    [InlineData("Throws", "threw")]
    [InlineData("InOutRight", null)]
    [InlineData("InOutAdds", "Backward against the oracle: x[0]")]
    [InlineData("AtKink", "no point with a reliable difference")]
    public void A_wrong_derivative_is_found(string method, string? expected)
    {
        CorpusMethod described = build.Value.Methods.Single(m => m.MethodName == method);
        Assert.Empty(build.Value.Problems[described.Id]);
        IReadOnlyList<string> problems = new MethodCheck(described.Shape, [new MethodBuild("by hand", build.Value.Adapters[described.Id])]).Run();
        if (expected is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problems, p => p.Contains(expected, StringComparison.Ordinal));
        }
    }

    private static CorpusBuild Compile()
    {
        string[] methods =
        [
            Squares("Right"),
            Squares("WrongByAMillionth", partial: "(i == 1 ? 2.00001 : 2) * x[i]"),
            Squares("BackwardSets", add: "="),
            Squares("GradientAdds", clear: ""),
            Squares("WrongTangent", tangent: "tangent += x[i] * xTangent[i];"),
            Squares("WrongValue", backwardValue: "value + 1e-9"),
            Squares("InputChanged", tangent: "tangent += 2 * x[i] * xTangent[i]; x[2] += 1e-15;"),
            Squares("Throws", clear: "if (x.Length > 0) throw new InvalidOperationException();"),
            Doubling("InOutRight", "="),
            Doubling("InOutAdds", "+="),
            """
                [Differentiable] [Sample("x=0")]
                public static double AtKink(double x) => Math.Abs(x);
                public static double AtKinkGradient(double x, out double xGradient) { xGradient = 0; return Math.Abs(x); }
                public static double AtKinkBackward(double x, double upstream, ref double xGradient) => Math.Abs(x);
                public static (double Value, double Tangent) AtKinkJvp(double x, double xTangent) => (Math.Abs(x), 0);
            """,
        ];
        string source = "using System; using AutoDiff; using AutoDiff.Generator.Tests.Corpus; public static class ByHand\n{\n"
            + string.Join("\n", methods) + "\n}";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, CorpusSources.ParseOptions);
        return new CorpusCompiler("by hand", allowUnsafe: false, []).Compile([tree]);
    }

    private static string Squares(
        string name,
        string partial = "2 * x[i]",
        string add = "+=",
        string clear = "xGradient.Clear();",
        string tangent = "tangent += 2 * x[i] * xTangent[i];",
        string backwardValue = "value") => $$"""
            [Differentiable] [Sample("x[3]")]
            public static double {{name}}(double[] x)
            {
                double value = 0;
                foreach (double v in x) { value += v * v; }
                return value;
            }
            public static double {{name}}Gradient(double[] x, Span<double> xGradient)
            {
                {{clear}}
                for (int i = 0; i < x.Length; i++) { xGradient[i] += {{partial}}; }
                return {{name}}(x);
            }
            public static double {{name}}Backward(double[] x, double upstream, Span<double> xGradient)
            {
                for (int i = 0; i < x.Length; i++) { xGradient[i] {{add}} upstream * ({{partial}}); }
                double value = {{name}}(x);
                return {{backwardValue}};
            }
            public static (double Value, double Tangent) {{name}}Jvp(double[] x, ReadOnlySpan<double> xTangent)
            {
                double value = {{name}}(x);
                double tangent = 0;
                for (int i = 0; i < x.Length; i++) { {{tangent}} }
                return (value, tangent);
            }
        """;

    private static string Doubling(string name, string assign) => $$"""
            [Differentiable] [Sample("&x[2]")]
            public static void {{name}}(Span<double> x)
            {
                for (int i = 0; i < x.Length; i++) { x[i] *= 2; }
            }
            public static void {{name}}Backward(Span<double> x, Span<double> xGradient)
            {
                {{name}}(x);
                for (int i = 0; i < x.Length; i++) { xGradient[i] {{assign}} 2 * xGradient[i]; }
            }
            public static void {{name}}Jvp(Span<double> x, Span<double> xTangent)
            {
                {{name}}(x);
                for (int i = 0; i < x.Length; i++) { xTangent[i] = 2 * xTangent[i]; }
            }
        """;
}
