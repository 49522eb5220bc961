using AutoDiff.GradientChecking;
using AutoDiff.Regularization;

namespace AutoDiff.Tests.Regularization;

public sealed class RandomRegularizerTests
{
    [Fact]
    public void Dropout_silences_a_share_and_scales_the_others_up()
    {
        Dropout<double> dropout = new(100_000, 0.3, seed: 5);
        dropout.Draw(1);
        double[] ones = [.. Enumerable.Repeat(1.0, 100_000)];
        dropout.Apply(ones);
        Assert.All(ones, a => Assert.True(a == 0 || Math.Abs(a - (1 / 0.7)) < 1e-15));
        Assert.Equal(1, ones.Average(), 0.01);
        Assert.Equal(0.3, ones.Count(a => a == 0) / 100_000.0, 0.01);
    }

    [Fact]
    public void A_mask_depends_on_seed_and_step_alone()
    {
        Dropout<double> first = new(50, 0.5, seed: 5);
        Dropout<double> second = new(50, 0.5, seed: 5);
        first.Draw(1);
        first.Draw(2);
        double[] atTwo = first.Mask.ToArray();
        second.Draw(2);
        Assert.Equal(atTwo, second.Mask.ToArray());
        second.Draw(3);
        Assert.NotEqual(atTwo, second.Mask.ToArray());
    }

    [Fact]
    public void The_gradient_goes_where_the_activation_went()
    {
        Dropout<double> dropout = new(8, 0.5, seed: 1);
        dropout.Draw(0);
        double[] gradient = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] activations = [1, 2, 3, 4, 5, 6, 7, 8];
        dropout.ApplyBackward(gradient);
        dropout.Apply(activations);
        Assert.Equal(activations, gradient);
        Assert.Throws<ArgumentException>("activations", () => dropout.Apply(new double[7]));
    }

    [Fact]
    public void Later_blocks_are_skipped_more_often()
    {
        StochasticDepth depth = new(10, 0.5, seed: 3);
        Assert.Equal(0.95, depth.Survival(1), 1e-15);
        Assert.Equal(0.5, depth.Survival(10), 1e-15);
        int[] survived = [.. Enumerable.Range(1, 10).Select(block => Enumerable.Range(0, 20_000).Count(step => depth.Survives(step, block)))];
        Assert.All(Enumerable.Range(1, 10), block => Assert.Equal(depth.Survival(block), survived[block - 1] / 20_000.0, 0.015));
    }

    [Theory]
    [InlineData(25, 18)]
    [InlineData(36, 25)]
    [InlineData(9, 4)]
    [InlineData(9, 8)]
    public void Pooling_regions_step_by_one_or_two_from_border_to_border(int inputs, int outputs)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            int[] borders = FractionalMaxPooling.Borders(inputs, outputs, seed);
            Assert.Equal(0, borders[0]);
            Assert.Equal(inputs - 1, borders[^1]);
            Assert.All(Enumerable.Range(0, outputs), i => Assert.InRange(borders[i + 1] - borders[i], 1, 2));
        }

        Assert.True(outputs is 8 or 4 || Enumerable.Range(0, 200).Select(s => string.Join(",", FractionalMaxPooling.Borders(inputs, outputs, s))).Distinct().Count() > 1);
    }

    [Fact]
    public void Pooling_takes_maxima_and_routes_the_gradient_to_them()
    {
        double[] image = [1, 5, 2, 3, 4, 0, 9, 7, 8];
        int[] borders = [0, 2];
        double[] pooled = new double[1];
        double[] gradient = new double[9];
        double[] upstream = [2.5];
        FractionalMaxPooling.PoolBackward<double>(image, 3, borders, borders, pooled, gradient, upstream);
        Assert.Equal([9], pooled);
        Assert.Equal([0, 0, 0, 0, 0, 0, 2.5, 0, 0], gradient);
    }

    [Fact]
    public void Batch_normalization_gives_mean_beta_and_spread_gamma()
    {
        double[] x = [1, 10, 2, 20, 6, 60];
        double[] y = new double[6];
        BatchNormalization.Train<double>(x, [2, 3], [0.5, -1], 1e-12, y);
        Assert.Equal(0.5, (y[0] + y[2] + y[4]) / 3, 1e-9);
        Assert.Equal(-1, (y[1] + y[3] + y[5]) / 3, 1e-9);
        Assert.Equal(4, (Math.Pow(y[0] - 0.5, 2) + Math.Pow(y[2] - 0.5, 2) + Math.Pow(y[4] - 0.5, 2)) / 3, 1e-9);
    }

    [Fact]
    public void Batch_normalization_passes_the_gradient_check_through_mean_and_variance()
    {
        double[] x = [1, 10, 2, 20, 6, 60, -3, 5];
        double[] gamma = [2, 3];
        double[] beta = [0.5, -1];
        double[] weights = [0.3, -1, 2, 0.7, -0.2, 1.1, 0.9, -0.4];
        double Loss(ReadOnlySpan<double> inputs, ReadOnlySpan<double> g, ReadOnlySpan<double> b)
        {
            double[] y = new double[8];
            BatchNormalization.Train(inputs, g, b, 1e-5, y);
            return y.Zip(weights, (a, w) => a * w).Sum();
        }

        double[] xGradient = new double[8];
        double[] gammaGradient = new double[2];
        double[] betaGradient = new double[2];
        BatchNormalization.TrainBackward<double>(x, gamma, beta, 1e-5, new double[8], xGradient, gammaGradient, betaGradient, [.. weights]);
        GradientCheck.Run<double>(p => Loss(p, gamma, beta), xGradient, x).ThrowIfFailed();
        GradientCheck.Run<double>(p => Loss(x, p, beta), gammaGradient, gamma).ThrowIfFailed();
        GradientCheck.Run<double>(p => Loss(x, gamma, p), betaGradient, beta).ThrowIfFailed();
    }

    [Fact]
    public void Inference_with_the_tracked_statistics_of_one_batch_is_training_on_it()
    {
        double[] x = [1, 10, 2, 20, 6, 60, -3, 5];
        double[] mean = new double[2];
        double[] variance = [1, 1];
        BatchNormalization.Track<double>(x, 1, mean, variance);
        Assert.Equal(1.5, mean[0], 1e-15);
        Assert.Equal((0.25 + 0.25 + 20.25 + 20.25) / 3, variance[0], 1e-12);
        double[] biased = [.. variance.Select(v => v * 3 / 4)];
        double[] trained = new double[8];
        double[] inferred = new double[8];
        BatchNormalization.Train<double>(x, [2, 3], [0.5, -1], 1e-5, trained);
        BatchNormalization.Infer<double>(x, [2, 3], [0.5, -1], mean, biased, 1e-5, inferred);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(trained[i], inferred[i], 1e-12));
    }
}
