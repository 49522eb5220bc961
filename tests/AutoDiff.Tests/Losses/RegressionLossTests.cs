using AutoDiff.GradientChecking;
using AutoDiff.Losses;

namespace AutoDiff.Tests.Losses;

public sealed class RegressionLossTests
{
    private static readonly double[] Predictions = [1, 2, -3, 4];
    private static readonly double[] Targets = [1.5, 2, -1, 0];

    [Fact]
    public void Mean_squared_error()
    {
        double[] gradient = new double[4];
        Assert.Equal((0.25 + 0 + 4 + 16) / 4, RegressionLoss.MeanSquaredGradient<double>(Predictions, Targets, gradient), 1e-15);
        Assert.Equal([-0.25, 0, -1, 2], gradient);
    }

    [Fact]
    public void Mean_absolute_error()
    {
        double[] gradient = new double[4];
        Assert.Equal((0.5 + 0 + 2 + 4) / 4, RegressionLoss.MeanAbsoluteGradient<double>(Predictions, Targets, gradient), 1e-15);
        Assert.Equal([-0.25, 0, -0.25, 0.25], gradient);
    }

    [Fact]
    public void Huber_is_quadratic_inside_and_linear_outside()
    {
        double[] gradient = new double[4];
        Assert.Equal((0.125 + 0 + 1.5 + 3.5) / 4, RegressionLoss.HuberGradient<double>(Predictions, Targets, 1, gradient), 1e-15);
        Assert.Equal([-0.125, 0, -0.25, 0.25], gradient);
    }

    [Fact]
    public void All_pass_the_gradient_check()
    {
        double[] point = [1, 2.25, -3, 4];
        GradientCheck.Run<double>(p => RegressionLoss.MeanSquared(p, Targets), (p, g) => RegressionLoss.MeanSquaredGradient(p, Targets, g), point).ThrowIfFailed();
        GradientCheck.Run<double>(p => RegressionLoss.MeanAbsolute(p, Targets), (p, g) => RegressionLoss.MeanAbsoluteGradient(p, Targets, g), point).ThrowIfFailed();
        GradientCheck.Run<double>(p => RegressionLoss.Huber(p, Targets, 1), (p, g) => RegressionLoss.HuberGradient(p, Targets, 1, g), point).ThrowIfFailed();
    }

    [Fact]
    public void A_delta_that_is_not_positive_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RegressionLoss.Huber<double>(Predictions, Targets, 0));

    [Fact]
    public void Equal_distributions_do_not_diverge()
    {
        double[] p = [0.5, 0.25, 0.25, 0];
        Assert.Equal(0, DistributionLoss.KullbackLeibler<double>(p, p));
        Assert.Equal(0.5 * Math.Log(2), DistributionLoss.KullbackLeibler<double>([0.5, 0.5], [0.5, 0.25]) - 0, 1e-15);
        Assert.Equal(double.PositiveInfinity, DistributionLoss.KullbackLeibler<double>([0.5, 0.5], [1, 0]));
    }

    [Fact]
    public void A_standard_normal_at_its_mean_loses_half_the_logarithm_of_two_pi()
    {
        double[] means = new double[1];
        double[] logVariances = new double[1];
        double loss = DistributionLoss.GaussianGradient<double>([0.0], [0.0], [0.0], means, logVariances);
        Assert.Equal(0.5 * Math.Log(2 * Math.PI), loss, 1e-15);
        Assert.Equal((0, 0.5), (means[0], logVariances[0]));
    }

    [Fact]
    public void Distribution_losses_pass_the_gradient_check()
    {
        double[] p = [0.2, 0.3, 0.5];
        double[] q = [0.4, 0.4, 0.2];
        double[] other = new double[3];
        GradientCheck.Run<double>(x => DistributionLoss.KullbackLeibler(p, x), (x, g) => DistributionLoss.KullbackLeiblerGradient(p, x, other, g), q).ThrowIfFailed();
        GradientCheck.Run<double>(x => DistributionLoss.KullbackLeibler(x, q), (x, g) => DistributionLoss.KullbackLeiblerGradient(x, q, g, other), p).ThrowIfFailed();
        GradientCheck.Run<double>(x => DistributionLoss.Gaussian(x, p, q), (x, g) => DistributionLoss.GaussianGradient(x, p, q, g, other), q).ThrowIfFailed();
        GradientCheck.Run<double>(x => DistributionLoss.Gaussian(p, x, q), (x, g) => DistributionLoss.GaussianGradient(p, x, q, other, g), q).ThrowIfFailed();
    }
}
