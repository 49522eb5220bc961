using AutoDiff.Benchmarks.HandWritten;
using AutoDiff.Benchmarks.Losses;
using BenchmarkDotNet.Attributes;

namespace AutoDiff.Benchmarks;

/// <summary>Softmax cross-entropy of linear scores: value, generated gradient, hand-written gradient.</summary>
[MemoryDiagnoser]
public class SoftmaxBenchmark
{
    private readonly GradientProblem problem = new();

    [Benchmark]
    public double Primal() =>
        SoftmaxLoss.CrossEntropy(problem.W, problem.B, problem.X, GradientProblem.Label);

    [Benchmark]
    public double Generated() =>
        SoftmaxLoss.CrossEntropyGradient(problem.W, problem.B, problem.X, GradientProblem.Label, problem.WGradient, problem.BGradient);

    [Benchmark(Baseline = true)]
    public double HandWritten() =>
        HandWrittenSoftmax.Gradient(problem.W, problem.B, problem.X, GradientProblem.Label, problem.WGradient, problem.BGradient);
}
