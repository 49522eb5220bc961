using AutoDiff.GradientChecking;
using AutoDiff.Losses;
using AutoDiff.Regularization;

namespace AutoDiff.Tests.Regularization;

public sealed class WeightPenaltyTests
{
    private static readonly double[] X = [1, 1, 1, 1];
    private static readonly double[] One = [1, 0, 0, 0];
    private static readonly double[] Spread = [0.25, 0.25, 0.25, 0.25];

    [Fact]
    public void Weights_with_the_same_score_differ_in_L2_and_not_in_L1()
    {
        Assert.Equal(X.Zip(One, (x, w) => x * w).Sum(), X.Zip(Spread, (x, w) => x * w).Sum());
        Assert.Equal(1, WeightPenalty.L2<double>(One, 1));
        Assert.Equal(0.25, WeightPenalty.L2<double>(Spread, 1));
        Assert.Equal(1, WeightPenalty.L1<double>(One, 1));
        Assert.Equal(1, WeightPenalty.L1<double>(Spread, 1));
    }

    [Fact]
    public void The_elastic_net_is_both()
    {
        double[] gradient = new double[3];
        Assert.Equal(0.1 * ((0.5 * 14) + 6), WeightPenalty.ElasticNetGradient<double>([1, -2, 3], 0.1, 0.5, gradient), 1e-15);
        Assert.All(new[] { 0.2, -0.3, 0.4 }.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void The_gradient_of_the_full_loss_is_the_sum_of_both()
    {
        double[] weights = [0.3, -0.7, 1.2];
        const double Strength = 0.05;
        double[] data = new double[3];
        double[] penalty = new double[3];
        double[] both = new double[3];
        HingeLoss.MulticlassGradient<double>(weights, 0, 1, data);
        WeightPenalty.L2Gradient<double>(weights, Strength, penalty);
        HingeLoss.MulticlassBackward<double>(weights, 0, 1, 1, both);
        WeightPenalty.L2Backward<double>(weights, Strength, 1, both);
        Assert.Equal(data.Zip(penalty, (a, b) => a + b), both);
        GradientCheck.Run<double>(
            w => HingeLoss.Multiclass(w, 0, 1) + WeightPenalty.L2(w, Strength), both, weights).ThrowIfFailed();
    }

    [Fact]
    public void All_pass_the_gradient_check()
    {
        double[] w = [0.3, -0.7, 1.2, 0];
        GradientCheck.Run<double>(x => WeightPenalty.L1(x, 0.1), (x, g) => WeightPenalty.L1Gradient(x, 0.1, g), w).ThrowIfFailed();
        GradientCheck.Run<double>(x => WeightPenalty.L2(x, 0.1), (x, g) => WeightPenalty.L2Gradient(x, 0.1, g), w).ThrowIfFailed();
        GradientCheck.Run<double>(x => WeightPenalty.ElasticNet(x, 0.1, 2), (x, g) => WeightPenalty.ElasticNetGradient(x, 0.1, 2, g), w).ThrowIfFailed();
    }

    [Fact]
    public void Max_norm_shortens_only_the_long_rows()
    {
        double[] weights = [3, 4, 0.3, 0.4];
        Assert.Equal(1, MaxNorm.Project<double>(weights, 2, 1));
        Assert.Equal([0.6, 0.8, 0.3, 0.4], weights.Select(w => Math.Round(w, 15)));
        Assert.Throws<ArgumentException>(() => MaxNorm.Project<double>(weights, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaxNorm.Project<double>(weights, 2, double.NaN));
    }
}
