using AutoDiff.GradientChecking;
using AutoDiff.Layers;
using AutoDiff.Optimization;

namespace AutoDiff.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void Linear_scores_of_the_lectures_cat()
    {
        // The 2 × 2 image of the CS231n lecture: 56, 231, 24, 2.
        double[] w = [0.2, -0.5, 0.1, 2.0, 1.5, 1.3, 2.1, 0.0, 0, 0.25, 0.2, -0.3];
        double[] scores = new double[3];
        LinearScore.Of<double>(w, [1.1, 3.2, -1.2], [56, 231, 24, 2], scores);
        Assert.Equal([-96.8, 437.9, 60.75], scores.Select(s => Math.Round(s, 10)));
        Assert.Equal([255, 0, 153, 64], LinearScore.Template<double>([0, 0.5, 0.2, 0.375, 0.5, 0, 0.3, 0.125], 4, 1).Select(g => (int)g));
        Assert.Throws<ArgumentException>(() => LinearScore.Of<double>(w, [1, 2], [1, 2, 3, 4], new double[3]));
    }

    [Fact]
    public void The_linear_score_passes_the_gradient_check()
    {
        double[] x = [0.5, -1, 2];
        double[] w = [0.1, 0.2, -0.3, 0.7, -0.5, 0.4];
        double[] upstream = [1.5, -0.5];
        double[] wGradient = new double[6];
        double[] xGradient = new double[3];
        double[] bGradient = new double[2];
        LinearScore.OfBackward<double>(w, [0.1, 0.2], x, new double[2], wGradient, bGradient, xGradient, [.. upstream]);
        double Value(ReadOnlySpan<double> at, ReadOnlySpan<double> input)
        {
            double[] scores = new double[2];
            LinearScore.Of(at, [0.1, 0.2], input, scores);
            return (scores[0] * upstream[0]) + (scores[1] * upstream[1]);
        }

        GradientCheck.Run<double>(p => Value(p, x), wGradient, w).ThrowIfFailed();
        GradientCheck.Run<double>(p => Value(w, p), xGradient, x).ThrowIfFailed();
        Assert.Equal(upstream, bGradient);
    }

    [Fact]
    public void Both_networks_pass_the_gradient_check()
    {
        Random random = new(4);
        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
        double[] x = Draw(4 * 5);
        double[] y = Draw(4 * 2);
        double[] w1 = Draw(5 * 3);
        double[] w2 = Draw(3 * 2);
        GradientCheck.Run<double>(
            w => SigmoidNetwork.TwoLayerLoss(w[..15], w[15..], x, y, 4, 3),
            (w, g) => SigmoidNetwork.TwoLayerLossGradient(w[..15], w[15..], x, y, 4, 3, g[..15], g[15..]),
            [.. w1, .. w2]).ThrowIfFailed();
        double[] three = Draw((5 * 3) + (3 * 6) + (6 * 2));
        GradientCheck.Run<double>(
            w => SigmoidNetwork.ThreeLayerLoss(w[..15], w[15..33], w[33..], x, y, 4, 3, 6),
            (w, g) => SigmoidNetwork.ThreeLayerLossGradient(w[..15], w[15..33], w[33..], x, y, 4, 3, 6, g[..15], g[15..33], g[33..]),
            three).ThrowIfFailed();
    }

    [Fact]
    public void The_courses_first_network_learns_for_2000_steps()
    {
        // 64 samples of 1000 random inputs and 10 random targets, 100 hidden units, step 1e-4.
        Random random = new(1);
        float[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        float[] x = Draw(64 * 1000);
        float[] y = Draw(64 * 10);
        float[] w1 = Draw(1000 * 100);
        float[] w2 = Draw(100 * 10);
        float[] g1 = new float[w1.Length];
        float[] g2 = new float[w2.Length];
        Sgd<float> first = new(w1.Length, 1e-4f);
        Sgd<float> second = new(w2.Length, 1e-4f);
        List<float> losses = [];
        for (int step = 0; step < 2000; step++)
        {
            losses.Add(SigmoidNetwork.TwoLayerLossGradient<float>(w1, w2, x, y, 64, 100, g1, g2));
            first.Step(w1, g1);
            second.Step(w2, g2);
        }

        // Steadily: every hundred steps it is lower than a hundred before, and in the end little is left.
        Assert.All(Enumerable.Range(1, 19), i => Assert.True(losses[100 * i] < losses[100 * (i - 1)], $"{losses[100 * (i - 1)]} then {losses[100 * i]}"));
        Assert.True(losses[^1] < losses[0] / 100, $"{losses[0]} to {losses[^1]}");
    }
}
