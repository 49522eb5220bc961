using AutoDiff.Optimization;

namespace AutoDiff.Tests.Optimization;

public sealed class SgdTests
{
    [Fact]
    public void Without_momentum_a_step_is_the_learning_rate_times_the_gradient()
    {
        Sgd<double> sgd = new(3, 0.5);
        double[] w = [1, 2, 3];
        sgd.Step(w, [2, 0, -4]);
        sgd.Step(w, [2, 0, -4]);
        Assert.Equal([-1, 2, 7], w);
    }

    [Fact]
    public void Momentum_keeps_a_share_of_the_velocity()
    {
        // v: −0.1, −0.19, −0.271; w: 1, 0.9, 0.71, 0.439.
        Sgd<double> sgd = new(1, 0.1, 0.9);
        double[] w = [1];
        foreach (double expected in (double[])[0.9, 0.71, 0.439])
        {
            sgd.Step(w, [1]);
            Assert.Equal(expected, w[0], 1e-15);
        }

        Assert.Equal(-0.271, sgd.Velocity[0], 1e-15);
    }

    [Fact]
    public void Heavy_ball_on_a_quadratic_follows_its_closed_form()
    {
        // f = w²/2: w(t+1) = (1 + μ − η) w(t) − μ w(t−1).
        const double Rate = 0.3, Momentum = 0.5;
        Sgd<double> sgd = new(1, Rate, Momentum);
        double[] w = [1];
        double before = 1, now = 1;
        for (int step = 0; step < 50; step++)
        {
            sgd.Step(w, [w[0]]);
            (before, now) = (now, ((1 + Momentum - Rate) * now) - (Momentum * before));
            Assert.Equal(now, w[0], 1e-14);
        }

        Assert.InRange(Math.Abs(w[0]), 0, 1e-6);
    }

    [Fact]
    public void Every_length_is_handled_in_float()
    {
        for (int n = 0; n < 70; n++)
        {
            Sgd<float> sgd = new(n, 0.25f, 0.5f);
            float[] w = new float[n];
            float[] g = [.. Enumerable.Range(0, n).Select(i => (float)i)];
            sgd.Step(w, g);
            sgd.Step(w, g);
            Assert.Equal(g.Select(x => -0.625f * x), w);
        }
    }

    [Fact]
    public void The_learning_rate_can_follow_a_schedule()
    {
        Sgd<double> sgd = new(1, 1) { LearningRate = 0.25 };
        double[] w = [0];
        sgd.Step(w, [1]);
        Assert.Equal(-0.25, w[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => sgd.LearningRate = double.NaN);
    }

    [Fact]
    public void A_wrong_length_is_named()
    {
        Sgd<double> sgd = new(3, 0.1);
        Assert.Throws<ArgumentException>("weights", () => sgd.Step(new double[2], new double[3]));
        Assert.Throws<ArgumentException>("gradient", () => sgd.Step(new double[3], new double[4]));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(-0.1, 0)]
    [InlineData(0.1, double.NaN)]
    [InlineData(0.1, 1)]
    [InlineData(0.1, -0.1)]
    public void Impossible_hyperparameters_are_refused(double learningRate, double momentum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<double>(1, learningRate, momentum));

    [Fact]
    public void A_step_allocates_nothing()
    {
        Sgd<double> sgd = new(1000, 0.1, 0.9);
        double[] w = new double[1000];
        double[] g = new double[1000];
        sgd.Step(w, g);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sgd.Step(w, g);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
