using AutoDiff.GradientChecking;
using AutoDiff.Losses;

namespace AutoDiff.Tests.Losses;

/// <summary>The numbers of the CS231n lecture on loss functions: cat, car, frog.</summary>
public sealed class HingeLossTests
{
    private static readonly double[][] Scores = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]];

    [Fact]
    public void The_lectures_three_images_lose_2_9_and_0_and_12_9()
    {
        double[] losses = [.. Scores.Select((s, label) => HingeLoss.Multiclass<double>(s, label, 1))];
        Assert.Equal(2.9, losses[0], 1e-14);
        Assert.Equal(0, losses[1]);
        Assert.Equal(12.9, losses[2], 1e-14);
        Assert.Equal(5.27, losses.Average(), 0.005);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Scores_near_zero_lose_one_less_than_the_number_of_classes(int classes) =>
        Assert.Equal(classes - 1, HingeLoss.Multiclass<double>(new double[classes], 0, 1), 1e-14);

    [Fact]
    public void Summing_over_the_right_class_too_adds_exactly_the_margin()
    {
        for (int label = 0; label < 3; label++)
        {
            double all = Scores[label].Sum(s => Math.Max(0, s - Scores[label][label] + 1));
            Assert.Equal(HingeLoss.Multiclass<double>(Scores[label], label, 1) + 1, all, 1e-14);
        }
    }

    [Fact]
    public void Small_changes_of_a_satisfied_score_change_nothing()
    {
        double[] gradient = new double[3];
        Assert.Equal(0, HingeLoss.MulticlassGradient<double>([1.3, 4.9 - 0.5, 2.0], 1, 1, gradient));
        Assert.Equal([0, 0, 0], gradient);
    }

    [Fact]
    public void Twice_the_weights_reach_zero_too()
    {
        Assert.Equal(0, HingeLoss.Multiclass<double>([1.3, 4.9, 2.0], 1, 1));
        Assert.Equal(0, HingeLoss.Multiclass<double>([2.6, 9.8, 4.0], 1, 1));
    }

    [Fact]
    public void The_gradient_counts_the_violations()
    {
        double[] gradient = new double[3];
        HingeLoss.MulticlassGradient<double>(Scores[2], 2, 1, gradient);
        Assert.Equal([1, 1, -2], gradient);
    }

    [Fact]
    public void The_squared_hinge_squares_each_violation()
    {
        Assert.Equal((6.3 * 6.3) + (6.6 * 6.6), HingeLoss.Squared<double>(Scores[2], 2, 1), 1e-12);
        GradientCheck.Run<double>(
            s => HingeLoss.Squared(s, 2, 1), (s, g) => HingeLoss.SquaredGradient(s, 2, 1, g), Scores[2]).ThrowIfFailed();
    }

    [Fact]
    public void A_label_outside_of_the_classes_is_refused_and_leaves_the_gradient()
    {
        double[] gradient = [7, 7, 7];
        Assert.Throws<ArgumentOutOfRangeException>(() => HingeLoss.MulticlassGradient<double>(Scores[0], 3, 1, gradient));
        Assert.Throws<ArgumentOutOfRangeException>(() => HingeLoss.MulticlassGradient<double>(Scores[0], -1, 1, gradient));
        Assert.Equal([7, 7, 7], gradient);
    }

    [Fact]
    public void Passes_the_gradient_check() => GradientCheck.Run<double>(
        s => HingeLoss.Multiclass(s, 0, 1), (s, g) => HingeLoss.MulticlassGradient(s, 0, 1, g), Scores[0]).ThrowIfFailed();
}
