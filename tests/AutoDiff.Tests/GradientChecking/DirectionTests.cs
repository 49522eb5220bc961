using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.GradientChecking;

public sealed class DirectionTests
{
    [Fact]
    public void A_large_input_is_checked_along_directions_at_a_cost_that_does_not_grow()
    {
        int evaluations = 0;
        double Counted(ReadOnlySpan<double> w)
        {
            evaluations++;
            return Smooth.Value(w);
        }

        GradientCheckResult result = GradientCheck.Run(Counted, Smooth.Gradient, Point(100_000));
        result.ThrowIfFailed();
        Assert.Equal(16, result.Comparisons.Count);
        Assert.All(result.Comparisons, c => Assert.True(c.IsDirection && c.Verdict == GradientVerdict.Agrees, result.ToString()));
        Assert.InRange(evaluations, 16, 1000);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(-1.0)]
    public void One_wrong_component_among_many_is_found(double relativeError)
    {
        double[] point = Point(60_000);
        double[] gradient = new double[point.Length];
        Smooth.Gradient(point, gradient);
        gradient[54_321] += relativeError * Math.Max(1, Math.Abs(gradient[54_321]));
        GradientCheckResult result = GradientCheck.Run(Smooth.Value, gradient, point);
        Assert.False(result.Passed);
        Assert.False(result.Worst!.IsDirection);
        Assert.Equal(54_321, result.Worst.Index);
        Assert.StartsWith("[54321]", result.ToString().Split('\n')[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_wrong_as_a_whole_fails()
    {
        double[] point = Point(10_000);
        double[] gradient = new double[point.Length];
        Smooth.Gradient(point, gradient);
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= 1.001;
        }

        Assert.False(GradientCheck.Run(Smooth.Value, gradient, point).Passed);
    }

    [Fact]
    public void A_NaN_in_a_large_gradient_is_located()
    {
        double[] point = Point(10_000);
        double[] gradient = new double[point.Length];
        Smooth.Gradient(point, gradient);
        gradient[7_777] = double.NaN;
        GradientCheckResult result = GradientCheck.Run(Smooth.Value, gradient, point);
        Assert.False(result.Passed);
        Assert.Equal(7_777, Assert.Single(result.Comparisons).Index);
    }

    [Fact]
    public void The_seed_determines_the_directions()
    {
        double[] point = Point(5_000);
        string Table(int seed) =>
            GradientCheck.Run(Smooth.Value, Smooth.Gradient, point, new GradientCheckOptions { Seed = seed }).ToString();
        Assert.Equal(Table(3), Table(3));
        Assert.NotEqual(Table(3), Table(4));
    }

    [Fact]
    public void Options_set_the_threshold_and_the_number_of_directions()
    {
        GradientCheckOptions few = new() { MaxComponents = 10, Directions = 3 };
        Assert.Equal(3, GradientCheck.Run(Smooth.Value, Smooth.Gradient, Point(11), few).Comparisons.Count);
        Assert.Equal(10, GradientCheck.Run(Smooth.Value, Smooth.Gradient, Point(10), few).Comparisons.Count);
    }

    [Fact]
    public void Kinks_all_over_do_not_fail_a_right_gradient_nor_hide_a_wrong_one()
    {
        // A sum of ramps, every third exactly at its kink.
        double[] point = Point(20_000);
        for (int i = 0; i < point.Length; i += 3)
        {
            point[i] = 0;
        }

        static double Ramps(ReadOnlySpan<double> w)
        {
            double sum = 0;
            foreach (double x in w)
            {
                sum += Math.Max(0, x);
            }

            return sum;
        }

        double[] gradient = Array.ConvertAll(point, x => x > 0 ? 1.0 : 0.0);
        GradientCheck.Run(Ramps, gradient, point).ThrowIfFailed();
        gradient[1] = point[1] > 0 ? -20_000 : 20_000;
        Assert.False(GradientCheck.Run(Ramps, gradient, point).Passed);
    }

    [Fact]
    public void Large_float_inputs_are_checked_along_directions()
    {
        float[] point = Array.ConvertAll(Point(20_000), x => (float)x);
        static float F(ReadOnlySpan<float> w)
        {
            double sum = 0;
            foreach (float x in w)
            {
                sum += Math.Sin(x);
            }

            return (float)(sum / w.Length);
        }

        float[] gradient = Array.ConvertAll(point, x => MathF.Cos(x) / point.Length);
        GradientCheckResult right = GradientCheck.Run(F, gradient, point);
        right.ThrowIfFailed();
        Assert.Equal(16, right.Count(GradientVerdict.Agrees));
        Assert.False(GradientCheck.Run(F, Array.ConvertAll(gradient, g => g * 1.02f), point).Passed);
    }

    private static double[] Point(int length)
    {
        Random random = new(length);
        double[] point = new double[length];
        for (int i = 0; i < length; i++)
        {
            point[i] = (random.NextDouble() * 2) - 1;
        }

        return point;
    }
}
