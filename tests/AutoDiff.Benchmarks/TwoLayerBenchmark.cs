using AutoDiff.Benchmarks.HandWritten;
using AutoDiff.Benchmarks.Losses;
using BenchmarkDotNet.Attributes;

namespace AutoDiff.Benchmarks;

/// <summary>The two-layer network on one sample of 784 inputs, 100 hidden units, 10 classes.</summary>
[MemoryDiagnoser]
public class TwoLayerBenchmark
{
    private readonly GradientProblem problem = new();

    [Benchmark]
    public double Primal() =>
        TwoLayerLoss.Loss(problem.W1, problem.B1, problem.W2, problem.B2, problem.Pixels, GradientProblem.Label);

    [Benchmark]
    public double Generated() =>
        TwoLayerLoss.LossGradient(
            problem.W1,
            problem.B1,
            problem.W2,
            problem.B2,
            problem.Pixels,
            GradientProblem.Label,
            problem.W1Gradient,
            problem.B1Gradient,
            problem.W2Gradient,
            problem.B2Gradient);

    [Benchmark(Baseline = true)]
    public double HandWritten() =>
        HandWrittenTwoLayer.Gradient(
            problem.W1,
            problem.B1,
            problem.W2,
            problem.B2,
            problem.Pixels,
            GradientProblem.Label,
            problem.W1Gradient,
            problem.B1Gradient,
            problem.W2Gradient,
            problem.B2Gradient);
}
