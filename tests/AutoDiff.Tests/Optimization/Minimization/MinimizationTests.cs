using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Tests.Optimization.Minimization;

public sealed class MinimizationTests
{
    public static TheoryData<string> Methods => [.. All.Keys];

    private delegate MinimizationResult Method(ObjectiveFunction objective, Span<double> x, MinimizationOptions? options);

    private static readonly Dictionary<string, Method> All = new()
    {
        ["L-BFGS"] = LimitedMemoryBfgs.Minimize,
        ["conjugate gradients"] = ConjugateGradients.Minimize,
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Rosenbrocks_valley(string method)
    {
        double[] x = [-1.2, 1];
        MinimizationResult result = All[method]((p, g) => Rosenbrock.ValueGradient(p[0], p[1], out g[0], out g[1]), x, null);
        Assert.Equal(MinimizationOutcome.Converged, result.Outcome);
        Assert.Equal(1, x[0], 1e-8);
        Assert.Equal(1, x[1], 1e-8);
        Assert.InRange(result.Iterations, 5, 200);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_chain_of_a_hundred_valleys(string method)
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? -1.2 : 1)];
        MinimizationResult result = All[method](
            (p, g) =>
            {
                double sum = 0;
                g.Clear();
                for (int i = 0; i < p.Length; i += 2)
                {
                    sum += Rosenbrock.ValueBackward(p[i], p[i + 1], 1, ref g[i], ref g[i + 1]);
                }

                return sum;
            },
            x,
            null);
        Assert.Equal(MinimizationOutcome.Converged, result.Outcome);
        Assert.All(x, xi => Assert.Equal(1, xi, 1e-7));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_badly_scaled_quadratic(string method)
    {
        double[] scales = [1, 10, 100, 1e3, 1e4, 1e5];
        double[] x = [1, 1, 1, 1, 1, 1];
        MinimizationResult result = All[method](
            (p, g) =>
            {
                double sum = 0;
                for (int i = 0; i < 6; i++)
                {
                    g[i] = scales[i] * (p[i] - i);
                    sum += g[i] * (p[i] - i) / 2;
                }

                return sum;
            },
            x,
            new MinimizationOptions { GradientTolerance = 1e-9 });
        Assert.Equal(MinimizationOutcome.Converged, result.Outcome);
        Assert.All(x.Index(), p => Assert.Equal(p.Index, p.Item, 1e-8));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Points_outside_of_the_domain_are_stepped_back_from(string method)
    {
        // x − log x has its minimum at 1 and is NaN from 0 down.
        double[] x = [50];
        All[method]((p, g) => { g[0] = 1 - (1 / p[0]); return p[0] - Math.Log(p[0]); }, x, null);
        Assert.Equal(1, x[0], 1e-8);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_start_without_a_value_is_refused(string method)
    {
        double[] x = [-1];
        Assert.Throws<ArgumentException>("start", () => All[method]((p, g) => Math.Log(p[0]), x, null));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_wrong_gradient_ends_without_progress_instead_of_hanging(string method)
    {
        double[] x = [3];
        MinimizationResult result = All[method]((p, g) => { g[0] = -2 * p[0]; return p[0] * p[0]; }, x, null);
        Assert.Equal(MinimizationOutcome.NoProgress, result.Outcome);
        Assert.Equal([3], x);
    }
}
