using AutoDiff.GradientChecking;
using AutoDiff.Losses;

namespace AutoDiff.Tests.Losses;

public sealed class CrossEntropyTests
{
    [Fact]
    public void The_lectures_cat_has_probability_0_13_and_loses_2_04()
    {
        double[] scores = [3.2, 5.1, -1.7];
        double[] probabilities = new double[3];
        AutoDiff.Kernels.Softmax.Of<double>(scores, probabilities);
        Assert.Equal([0.13, 0.87, 0.00], probabilities.Select(p => Math.Round(p, 2)));
        Assert.Equal(2.04, CrossEntropy.Softmax<double>(scores, 0), 0.005);
    }

    [Fact]
    public void Ten_nine_nine_loses_0_5515()
    {
        double[] gradient = new double[3];
        // Published as 0.5515: the logarithm of the probability as it was rounded.
        Assert.Equal(0.5515, CrossEntropy.SoftmaxGradient<double>([10, 9, 9], 0, gradient), 1e-4);
        Assert.Equal(0.5761 - 1, gradient[0], 5e-5);
        Assert.Equal(0.2119, gradient[1], 5e-5);
        Assert.Equal(0.2119, gradient[2], 5e-5);
    }

    [Fact]
    public void Where_the_hinge_is_satisfied_with_both_the_softmax_wants_more()
    {
        Assert.Equal(0, HingeLoss.Multiclass<double>([10, 9, 9], 0, 1));
        Assert.Equal(0, HingeLoss.Multiclass<double>([10, -100, -100], 0, 1));
        Assert.Equal(0, CrossEntropy.Softmax<double>([10, -100, -100], 0), 1e-15);
    }

    [Fact]
    public void Nothing_overflows_at_a_thousand()
    {
        double[] gradient = new double[3];
        double loss = CrossEntropy.SoftmaxGradient<double>([1000, 1001, -1000], 0, gradient);
        Assert.Equal(1 + Math.Log(1 + Math.Exp(-1)), loss, 1e-12);
        Assert.Equal(-1 / (1 + Math.Exp(-1)), gradient[0], 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-1)), gradient[1], 1e-12);
        Assert.Equal(0, gradient[2]);
    }

    [Fact]
    public void The_gradient_of_the_softmax_is_the_probabilities_less_the_truth()
    {
        double[] scores = [0.3, -2, 1.7, 0.3];
        double[] gradient = new double[4];
        double[] expected = new double[4];
        CrossEntropy.SoftmaxGradient<double>(scores, 3, gradient);
        AutoDiff.Kernels.Softmax.Of<double>(scores, expected);
        expected[3] -= 1;
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(expected[i], gradient[i], 1e-15));
    }

    [Fact]
    public void Equal_scores_lose_the_logarithm_of_their_number() =>
        Assert.Equal(Math.Log(10), CrossEntropy.Softmax<double>(new double[10], 4), 1e-14);

    [Theory]
    [InlineData(0.0, 0.5, 0.6931471805599453, 0.0)]
    [InlineData(2.0, 1.0, 0.1269280110429726, -0.11920292202211755)]
    [InlineData(1000.0, 1.0, 0.0, 0.0)]
    [InlineData(1000.0, 0.0, 1000.0, 1.0)]
    [InlineData(-1000.0, 1.0, 1000.0, -1.0)]
    public void Binary(double logit, double target, double loss, double slope)
    {
        double[] gradient = new double[1];
        Assert.Equal(loss, CrossEntropy.BinaryGradient<double>([logit], [target], gradient), 1e-14);
        Assert.Equal(slope, gradient[0], 1e-15);
    }

    [Fact]
    public void Both_pass_the_gradient_check()
    {
        double[] scores = [0.3, -2, 1.7, 0.3];
        double[] targets = [0, 1, 0.25, 1];
        GradientCheck.Run<double>(
            s => CrossEntropy.Softmax(s, 1), (s, g) => CrossEntropy.SoftmaxGradient(s, 1, g), scores).ThrowIfFailed();
        GradientCheck.Run<double>(
            s => CrossEntropy.Binary(s, targets), (s, g) => CrossEntropy.BinaryGradient(s, targets, g), scores).ThrowIfFailed();
    }

    [Fact]
    public void Lengths_that_differ_and_empty_means_are_refused()
    {
        Assert.Throws<ArgumentException>("targets", () => CrossEntropy.Binary<double>([1, 2], [1]));
        Assert.Throws<ArgumentException>("targets", () => CrossEntropy.Binary<double>([], []));
    }
}
