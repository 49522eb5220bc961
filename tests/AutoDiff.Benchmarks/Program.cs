using AutoDiff.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["--ratios"])
{
    HingeBenchmark hinge = new();
    InterleavedRatios.Print("Hinge, 3073 inputs, 10 classes", ("primal", hinge.Primal), ("generated", hinge.Generated), ("hand-written", hinge.HandWritten));
    SoftmaxBenchmark softmax = new();
    InterleavedRatios.Print("Softmax, 3073 inputs, 10 classes", ("primal", softmax.Primal), ("generated", softmax.Generated), ("hand-written", softmax.HandWritten));
    TwoLayerBenchmark network = new();
    InterleavedRatios.Print("Two layers, 784-100-10", ("primal", network.Primal), ("generated", network.Generated), ("hand-written", network.HandWritten));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(HingeBenchmark).Assembly).Run(args);
