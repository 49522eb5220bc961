using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.GradientChecking;

/// <summary>What the check is for: a network with hundreds of kinks around every point.</summary>
public sealed class ReluNetworkTests
{
    private const int Inputs = 6;
    private const int Samples = 25;

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void A_right_gradient_passes_and_any_wrong_component_fails(int hidden)
    {
        double[] x = Values(1, Samples * Inputs), w = Values(2, hidden * (Inputs + 1)), gradient = new double[w.Length];
        Gradient(w, x, gradient);
        GradientCheck.Run(p => Loss(p, x), gradient, w).ThrowIfFailed();
        for (int i = 0; i < w.Length; i += 11)
        {
            double right = gradient[i];
            gradient[i] += 1e-3 * Math.Max(1e-2, Math.Abs(right));
            GradientCheckResult wrong = GradientCheck.Run(p => Loss(p, x), gradient, w);
            Assert.True(!wrong.Passed && wrong.Worst!.Index == i, wrong.ToString());
            gradient[i] = right;
        }
    }

    [Fact]
    public void Along_directions_too()
    {
        const int Hidden = 1000;
        double[] x = Values(1, Samples * Inputs), w = Values(3, Hidden * (Inputs + 1)), gradient = new double[w.Length];
        Gradient(w, x, gradient);
        GradientCheck.Run(p => Loss(p, x), gradient, w).ThrowIfFailed();
        int largest = Array.FindIndex(gradient, g => Math.Abs(g) == gradient.Max(Math.Abs));
        gradient[largest] *= 1.01;
        GradientCheckResult wrong = GradientCheck.Run(p => Loss(p, x), gradient, w);
        Assert.Equal(largest, wrong.Worst!.Index);
    }

    [Fact]
    public void In_float_too()
    {
        const int Hidden = 20;
        double[] x = Values(1, Samples * Inputs), w = Values(2, Hidden * (Inputs + 1)), gradient = new double[w.Length];
        float[] single = Array.ConvertAll(w, v => (float)v);
        w = Array.ConvertAll(single, v => (double)v);
        Gradient(w, x, gradient);
        float[] singleGradient = Array.ConvertAll(gradient, g => (float)g);
        ScalarFunction<float> loss = p =>
        {
            double[] wide = new double[p.Length];
            for (int i = 0; i < wide.Length; i++)
            {
                wide[i] = p[i];
            }

            return (float)Loss(wide, x);
        };
        GradientCheck.Run(loss, singleGradient, single).ThrowIfFailed();
        singleGradient[11] += 0.05f * MathF.Max(0.1f, MathF.Abs(singleGradient[11]));
        Assert.Equal(11, GradientCheck.Run(loss, singleGradient, single).Worst!.Index);
    }

    /// <summary>The mean over samples of (Σⱼ aⱼ · max(0, wⱼ·x) − 1)², the weights (wⱼ, aⱼ) unit by unit.</summary>
    private static double Loss(ReadOnlySpan<double> weights, double[] x)
    {
        double sum = 0;
        for (int s = 0; s < Samples; s++)
        {
            double residual = Output(weights, x.AsSpan(s * Inputs, Inputs)) - 1;
            sum += residual * residual;
        }

        return sum / Samples;
    }

    private static double Output(ReadOnlySpan<double> weights, ReadOnlySpan<double> x)
    {
        double output = 0;
        for (int j = 0; j < weights.Length; j += Inputs + 1)
        {
            output += weights[j + Inputs] * Math.Max(0, Preactivation(weights[j..], x));
        }

        return output;
    }

    private static double Preactivation(ReadOnlySpan<double> unit, ReadOnlySpan<double> x)
    {
        double z = 0;
        for (int i = 0; i < x.Length; i++)
        {
            z += unit[i] * x[i];
        }

        return z;
    }

    private static void Gradient(ReadOnlySpan<double> weights, double[] x, Span<double> gradient)
    {
        for (int s = 0; s < Samples; s++)
        {
            ReadOnlySpan<double> sample = x.AsSpan(s * Inputs, Inputs);
            double upstream = 2 * (Output(weights, sample) - 1) / Samples;
            for (int j = 0; j < weights.Length; j += Inputs + 1)
            {
                double z = Preactivation(weights[j..], sample);
                gradient[j + Inputs] += upstream * Math.Max(0, z);
                for (int i = 0; i < Inputs && z > 0; i++)
                {
                    gradient[j + i] += upstream * weights[j + Inputs] * sample[i];
                }
            }
        }
    }

    private static double[] Values(int seed, int count)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
    }
}
