using AutoDiff.GradientChecking;
using AutoDiff.Kernels;

namespace AutoDiff.Tests.Kernels;

public sealed class SoftmaxTests
{
    [Fact]
    public void Published_scores_have_their_published_probabilities()
    {
        // CS231n, "Linear classification": the scores of the softmax classifier's example.
        double[] p = new double[3];
        Softmax.Of([3.2, 5.1, -1.7], p);
        Assert.Equal(0.13, p[0], 0.005);
        Assert.Equal(0.87, p[1], 0.005);
        Assert.Equal(0.00, p[2], 0.005);
        Assert.Equal(1, p.Sum(), 1e-15);
    }

    [Fact]
    public void It_agrees_with_the_definition_at_every_length()
    {
        Random random = new(2);
        for (int n = 1; n < 150; n += 3)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 10) - 5)];
            double sum = x.Sum(Math.Exp);
            double[] p = new double[n];
            float[] single = new float[n];
            Softmax.Of(x, p);
            Softmax.Of(Array.ConvertAll(x, v => (float)v), single);
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(Math.Exp(x[i]) / sum, p[i], 1e-14);
                Assert.Equal(Math.Exp(x[i]) / sum, single[i], 1e-6);
            }
        }
    }

    [Fact]
    public void It_does_not_overflow()
    {
        double[] p = new double[2];
        Softmax.Of([1000, 1001], p);
        Assert.Equal(1 / (1 + Math.E), p[0], 1e-15);
        Softmax.Of([1e308, -1e308], p);
        Assert.Equal([1, 0], p);
    }

    [Fact]
    public void Infinities_and_nothing_and_NaN_are_as_documented()
    {
        double[] p = new double[2];
        Softmax.Of([double.NegativeInfinity, 7], p);
        Assert.Equal([0, 1], p);
        Softmax.Of([double.NegativeInfinity, double.NegativeInfinity], p);
        Assert.Equal([0.5, 0.5], p);
        Softmax.Of([double.NaN, double.NaN], p);
        Assert.Equal([double.NaN, double.NaN], p);
        Softmax.Of([double.PositiveInfinity, 0], p);
        Assert.Equal([double.NaN, double.NaN], p);
        Softmax.Of<double>([], []);
    }

    [Fact]
    public void It_works_in_place()
    {
        double[] p = [0, Math.Log(3)];
        Softmax.Of(p, p);
        Assert.Equal(0.25, p[0], 1e-15);
        Assert.Throws<ArgumentException>("probabilities", () => Softmax.Of(new ReadOnlySpan<double>(p, 0, 1), p.AsSpan(1)[..0]));
        double[] three = [1, 2, 3];
        Assert.Throws<ArgumentException>("probabilities", () => Softmax.Of<double>(three.AsSpan(0, 2), three.AsSpan(1, 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(77)]
    public void Its_backward_passes_the_gradient_check(int n)
    {
        Random random = new(n);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 4) - 2)];
        double[] u = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 4) - 2)];
        GradientCheck.Run(
            w =>
            {
                double[] p = new double[n];
                Softmax.Of(w, p);
                return p.Zip(u, (a, b) => a * b).Sum();
            },
            (w, g) =>
            {
                double[] p = new double[n];
                Softmax.Of(w, p);
                Softmax.Backward(p, u, g);
            },
            x).ThrowIfFailed();
    }

    [Fact]
    public void Its_backward_adds_and_names_wrong_buffers()
    {
        double[] gradient = [1, 1];
        Softmax.Backward([0.5, 0.5], [1, 0], gradient);
        Assert.Equal([1.25, 0.75], gradient);
        Assert.Throws<ArgumentException>("upstream", () => Softmax.Backward<double>([1, 2], [1], gradient));
        Assert.Throws<ArgumentException>("scoresGradient", () => Softmax.Backward(gradient, [1, 2], gradient));
    }
}
