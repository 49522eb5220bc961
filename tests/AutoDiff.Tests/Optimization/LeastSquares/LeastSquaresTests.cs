using AutoDiff.Optimization.LeastSquares;
using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Tests.Optimization.LeastSquares;

public sealed partial class LeastSquaresTests
{
    private static readonly double[] X = [0, 1, 2, 3, 4, 5];

    private delegate LeastSquaresResult Method(ResidualFunction r, JacobianFunction j, Span<double> b, int n, LeastSquaresOptions? options);

    public static TheoryData<string> Methods => [.. All.Keys];

    private static readonly Dictionary<string, Method> All = new()
    {
        ["Levenberg–Marquardt"] = LevenbergMarquardt.Minimize,
        ["Gauss–Newton"] = GaussNewton.Minimize,
    };

    [Differentiable(nameof(b))]
    internal static double Decay(ReadOnlySpan<double> b, double x) => (b[0] * Math.Exp(-b[1] * x)) + b[2];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Recovers_the_parameters_that_made_the_data(string method)
    {
        double[] truth = [3, 0.8, 1];
        double[] y = [.. X.Select(x => Decay(truth, x))];
        double[] b = [1, 0.3, 0];
        LeastSquaresResult result = All[method](
            (at, r) => { for (int i = 0; i < r.Length; i++) { r[i] = Decay(at, X[i]) - y[i]; } },
            (at, j) => { for (int i = 0; i < X.Length; i++) { DecayGradient(at, X[i], j.Slice(3 * i, 3)); } },
            b, X.Length, null);
        Assert.Equal(MinimizationOutcome.Converged, result.Outcome);
        Assert.All(truth.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        Assert.InRange(result.SumOfSquares, 0, 1e-20);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_linear_fit_is_that_of_the_normal_equations(string method)
    {
        // The line through (0, 1), (1, 3), (2, 4), (3, 4): slope 1, offset 1.5.
        double[] y = [1, 3, 4, 4];
        double[] b = [0, 0];
        All[method](
            (at, r) => { for (int i = 0; i < 4; i++) { r[i] = at[0] + (at[1] * i) - y[i]; } },
            (at, j) => { for (int i = 0; i < 4; i++) { j[2 * i] = 1; j[(2 * i) + 1] = i; } },
            b, 4, null);
        Assert.Equal(1.5, b[0], 1e-9);
        Assert.Equal(1, b[1], 1e-9);
    }

    [Fact]
    public void A_parameter_without_influence_stays()
    {
        double[] b = [0, 7];
        LeastSquaresResult result = LevenbergMarquardt.Minimize(
            (at, r) => { r[0] = at[0] - 2; r[1] = at[0] - 4; },
            (at, j) => { j[0] = 1; j[1] = 0; j[2] = 1; j[3] = 0; },
            b, 2, null);
        Assert.Equal(3, b[0], 1e-9);
        Assert.Equal(7, b[1]);
        Assert.Equal(2, result.SumOfSquares, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_start_outside_of_the_domain_and_an_infinite_slope_are_refused(string method)
    {
        Assert.Throws<ArgumentException>("start", () => All[method]((at, r) => r[0] = double.NaN, (at, j) => j[0] = 1, new double[1], 1, null));
        Assert.Throws<ArithmeticException>(() => All[method]((at, r) => r[0] = 1, (at, j) => j[0] = double.PositiveInfinity, new double[1], 1, null));
    }
}
