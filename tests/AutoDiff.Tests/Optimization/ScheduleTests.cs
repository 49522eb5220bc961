using AutoDiff.Optimization;
using AutoDiff.Optimization.Schedules;

namespace AutoDiff.Tests.Optimization;

public sealed class ScheduleTests
{
    [Fact]
    public void Lambda_0_95_to_the_epoch() =>
        Follows(new LambdaRate(0.1, epoch => Math.Pow(0.95, epoch)), 0.1, 0.095, 0.09025, 0.0857375);

    [Fact]
    public void Constant() => Follows(new ConstantRate(0.3), 0.3, 0.3, 0.3);

    [Fact]
    public void Step() => Follows(new StepDecay(1, 2, 0.5), 1, 1, 0.5, 0.5, 0.25);

    [Fact]
    public void Exponential() => Follows(new ExponentialDecay(1, Math.Log(2)), 1, 0.5, 0.25);

    [Fact]
    public void Cosine() => Follows(new CosineDecay(1, 4, 0.2), 1, 0.2 + (0.4 * (1 + Math.Sqrt(0.5))), 0.6, 0.2 + (0.4 * (1 - Math.Sqrt(0.5))), 0.2, 0.2);

    [Fact]
    public void Warm_up() => Follows(new WarmUp(new StepDecay(0.8, 1, 0.5), 3), 0.2, 0.4, 0.6, 0.8, 0.4);

    [Fact]
    public void One_cycle()
    {
        OneCycle cycle = new(1, 11, RisingShare: 0.3);
        Assert.Equal(0.04, cycle.At(0), 1e-15);
        Assert.Equal(1, cycle.At(3), 1e-15);
        Assert.Equal(0.04 / 1e4, cycle.At(10), 1e-15);
        Assert.Equal(0.04 / 1e4, cycle.At(50), 1e-15);
        Assert.True(cycle.At(1) < cycle.At(2) && cycle.At(4) > cycle.At(5));
        Assert.True(double.IsFinite(new OneCycle(1, 1).At(0)));
    }

    [Fact]
    public void Reduce_on_plateau_waits_for_its_patience()
    {
        ReduceOnPlateau plateau = new(1) { Factor = 0.5, Patience = 2 };
        Assert.Equal([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25], new[] { 3.0, 2, 2, 2, 2, double.NaN, 2, 2 }.Select(plateau.Observe));
        Assert.Equal(0.25, plateau.Observe(1));
        ReduceOnPlateau resumed = new(1) { Factor = 0.5, Patience = 2 };
        resumed.Restore(plateau.Rate, plateau.Best, plateau.EpochsWithoutProgress);
        Assert.Equal(plateau.Observe(1), resumed.Observe(1));
    }

    [Fact]
    public void An_epoch_before_the_first_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate(1).At(-1));

    [Fact]
    public void Clipping_by_norm_keeps_the_direction()
    {
        double[] g = [3, -4];
        Assert.Equal(5, GradientClipping.ByNorm<double>(g, 1));
        Assert.Equal([0.6, -0.8], g.Select(x => Math.Round(x, 15)));
        Assert.Equal(1, GradientClipping.ByNorm<double>(g, 2), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm<double>(g, double.NaN));
    }

    [Fact]
    public void Clipping_by_value_cuts_each_component()
    {
        double[] g = [3, -4, 0.5, double.NaN];
        GradientClipping.ByValue<double>(g, 1);
        Assert.Equal([1, -1, 0.5, double.NaN], g);
    }

    [Fact]
    public void Averages_of_weights()
    {
        WeightAverage<double> mean = new(1);
        WeightAverage<double> fading = new(1, 0.5);
        foreach (double w in (double[])[4, 8, 6])
        {
            mean.Update([w]);
            fading.Update([w]);
        }

        Assert.Equal(6, mean.Average[0]);
        Assert.Equal(6, fading.Average[0]);
        fading.Update([0]);
        Assert.Equal(3, fading.Average[0]);
    }

    private static void Follows(ILearningRateSchedule schedule, params double[] rates) =>
        Assert.All(rates.Index(), r => Assert.Equal(r.Item, schedule.At(r.Index), 1e-15));
}
