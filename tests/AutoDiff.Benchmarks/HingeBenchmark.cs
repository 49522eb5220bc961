using AutoDiff.Benchmarks.HandWritten;
using AutoDiff.Benchmarks.Losses;
using BenchmarkDotNet.Attributes;

namespace AutoDiff.Benchmarks;

/// <summary>The multiclass SVM loss: value, generated gradient, hand-written gradient.</summary>
[MemoryDiagnoser]
public class HingeBenchmark
{
    private readonly GradientProblem problem = new();

    [Benchmark]
    public double Primal() =>
        HingeLoss.Hinge(problem.W, problem.X, GradientProblem.Label, problem.B.Length);

    [Benchmark]
    public double Generated() =>
        HingeLoss.HingeGradient(problem.W, problem.X, GradientProblem.Label, problem.B.Length, problem.WGradient);

    [Benchmark(Baseline = true)]
    public double HandWritten() =>
        HandWrittenHinge.Gradient(problem.W, problem.X, GradientProblem.Label, problem.B.Length, problem.WGradient);
}
