using AutoDiff.Optimization;

namespace AutoDiff.Tests.Optimization;

/// <summary>Three steps of each optimizer against its published rule, computed here in plain arithmetic with the gradient g(w) = 2w + 1 in mind.</summary>
public sealed class UpdateRuleTests
{
    private static readonly double[] Gradients = [0.5, -1.25, 2];

    [Fact]
    public void Nesterov()
    {
        double w = 1, v = 0;
        Follow(new Nesterov<double>(1, 0.1, 0.9), g =>
        {
            double before = v;
            v = (0.9 * v) - (0.1 * g);
            return w = w - (0.9 * before) + ((1 + 0.9) * v);
        });
    }

    [Fact]
    public void Adagrad()
    {
        double w = 1, c = 0;
        Follow(new Adagrad<double>(1, 0.1), g =>
        {
            c += g * g;
            return w -= 0.1 * g / (Math.Sqrt(c) + 1e-8);
        });
    }

    [Fact]
    public void RmsProp()
    {
        double w = 1, c = 0;
        Follow(new RmsProp<double>(1, 0.1), g =>
        {
            c = (0.9 * c) + (0.1 * g * g);
            return w -= 0.1 * g / (Math.Sqrt(c) + 1e-8);
        });
    }

    [Fact]
    public void Adam()
    {
        double w = 1, m = 0, v = 0;
        int t = 0;
        Follow(new Adam<double>(1, 0.1), g =>
        {
            t++;
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            return w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        });
    }

    [Fact]
    public void Adams_first_step_is_the_learning_rate_whatever_the_gradient()
    {
        foreach (double gradient in (double[])[1e-4, 1, 1e6])
        {
            Adam<double> adam = new(1, 0.1) { Epsilon = 0 };
            double[] w = [0];
            adam.Step(w, [gradient]);
            Assert.Equal(-0.1, w[0], 1e-15);
        }
    }

    [Fact]
    public void AdamW()
    {
        double w = 1, m = 0, v = 0;
        int t = 0;
        Follow(new AdamW<double>(1, 0.1) { WeightDecay = 0.05 }, g =>
        {
            t++;
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            return w -= 0.1 * ((m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8)) + (0.05 * w));
        });
    }

    [Fact]
    public void Lion()
    {
        double w = 1, m = 0;
        Follow(new Lion<double>(1, 0.1) { WeightDecay = 0.05 }, g =>
        {
            w -= 0.1 * (Math.Sign((0.9 * m) + (0.1 * g)) + (0.05 * w));
            m = (0.99 * m) + (0.01 * g);
            return w;
        });
    }

    public static TheoryData<string> Names => [.. All.Keys];

    private static readonly Dictionary<string, (double Rate, int Steps, Func<double, Optimizer<double>> Make)> All = new()
    {
        ["gradient descent"] = (1e-3, 60_000, rate => new Sgd<double>(2, rate)),
        ["momentum"] = (1e-3, 20_000, rate => new Sgd<double>(2, rate, 0.9)),
        ["nesterov"] = (1e-3, 20_000, rate => new Nesterov<double>(2, rate, 0.9)),
        ["adagrad"] = (0.5, 40_000, rate => new Adagrad<double>(2, rate)),
        ["rmsprop"] = (1e-3, 40_000, rate => new RmsProp<double>(2, rate)),
        ["adam"] = (1e-2, 20_000, rate => new Adam<double>(2, rate)),
        ["adamw"] = (1e-2, 20_000, rate => new AdamW<double>(2, rate) { WeightDecay = 0 }),
        ["lion"] = (1e-3, 40_000, rate => new Lion<double>(2, rate)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Reaches_the_minimum_of_Rosenbrocks_valley(string name)
    {
        (double rate, int steps, Func<double, Optimizer<double>> make) = All[name];
        Optimizer<double> optimizer = make(rate);
        double[] w = [-1.2, 1];
        double[] gradient = new double[2];
        for (int step = 0; step < steps; step++)
        {
            // Those whose steps keep their length near the minimum need a rate that falls.
            optimizer.LearningRate = name is "rmsprop" or "lion" ? rate * (1 - ((double)step / steps)) : rate;
            Rosenbrock.ValueGradient(w[0], w[1], out gradient[0], out gradient[1]);
            optimizer.Step(w, gradient);
        }

        Assert.Equal(1, w[0], 0.01);
        Assert.Equal(1, w[1], 0.02);
        Assert.InRange(optimizer.State.Count, 1, 2);
        Assert.Equal(steps, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        Optimizer<double> optimizer = All[name].Make(0.1);
        double[] w = new double[2];
        double[] g = [1, 2];
        optimizer.Step(w, g);
        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(w, g);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_optimizer_goes_on_bit_for_bit(string name)
    {
        Optimizer<double> whole = All[name].Make(0.01);
        double[] w = [-1.2, 1];
        for (int step = 0; step < 5; step++)
        {
            whole.Step(w, [w[0] - 3, (w[1] * 2) + 0.1]);
        }

        Optimizer<double> resumed = All[name].Make(0.01);
        resumed.Restore(whole.Steps, [.. whole.State.Select(b => b.Values)]);
        double[] other = [.. w];
        for (int step = 0; step < 5; step++)
        {
            whole.Step(w, [w[0] - 3, (w[1] * 2) + 0.1]);
            resumed.Step(other, [other[0] - 3, (other[1] * 2) + 0.1]);
        }

        Assert.Equal(w, other);
        Assert.Throws<ArgumentException>(() => resumed.Restore(1, [new double[3]]));
    }

    [Fact]
    public void Floats_follow_too()
    {
        Adam<float> adam = new(1, 0.1f);
        float[] w = [1];
        adam.Step(w, [2]);
        Assert.Equal(0.9f, w[0], 1e-6f);
    }

    [Fact]
    public void Impossible_shares_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<double>(1, 0.1) { Beta1 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp<double>(1, 0.1) { Decay = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<double>(1, 0.1) { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lion<double>(-1, 0.1));
    }

    private static void Follow(Optimizer<double> optimizer, Func<double, double> rule)
    {
        double[] w = [1];
        foreach (double gradient in Gradients)
        {
            optimizer.Step(w, [gradient]);
            Assert.Equal(rule(gradient), w[0], 1e-15);
        }
    }
}
