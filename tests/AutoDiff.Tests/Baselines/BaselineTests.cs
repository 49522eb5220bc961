using AutoDiff.Baselines;
using AutoDiff.GradientChecking;
using AutoDiff.Losses;
using AutoDiff.Optimization;

namespace AutoDiff.Tests.Baselines;

public sealed class BaselineTests
{
    [Fact]
    public void The_two_distances_can_disagree()
    {
        double[] samples = [3, 3, 5, 0];
        Assert.Equal(1, new NearestNeighbour(samples, [0, 1], Distance.L1).Predict([0, 0]));
        Assert.Equal(0, new NearestNeighbour(samples, [0, 1], Distance.L2).Predict([0, 0]));
    }

    [Fact]
    public void Every_sample_is_its_own_nearest_neighbour()
    {
        Random random = new(3);
        double[] samples = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
        int[] labels = [.. Enumerable.Range(0, 20)];
        foreach (Distance distance in Enum.GetValues<Distance>())
        {
            NearestNeighbour classifier = new(samples, labels, distance);
            Assert.Equal(labels, labels.Select(i => classifier.Predict(samples.AsSpan(3 * i, 3))));
        }

        Assert.Throws<ArgumentException>(() => new NearestNeighbour([1, 2, 3], [0, 1], Distance.L1));
    }

    [Fact]
    public void Random_search_keeps_the_best_of_its_draws_and_the_gradient_beats_it()
    {
        double[] best = new double[6];
        double searched = RandomSearch.Run(Loss, best, spread: 1, tries: 1000, seed: 1);
        Assert.Equal(searched, Loss(best));
        Assert.Equal(searched, RandomSearch.Run(Loss, new double[6], 1, 1000, 1));

        double[] w = new double[6];
        double[] gradient = new double[6];
        Sgd<double> sgd = new(6, 0.5);
        for (int step = 0; step < 100; step++)
        {
            Gradient(w, gradient);
            sgd.Step(w, gradient);
        }

        Assert.True(Loss(w) < searched, $"{Loss(w)} against {searched}");
    }

    [Fact]
    public void Following_the_numerical_slope_goes_the_same_way_at_twice_the_number_of_parameters_evaluations()
    {
        double[] analytic = [0.3, -0.1, 0.2, 0, 0.5, -0.4];
        double[] numerical = [.. analytic];
        double[] gradient = new double[6];
        Sgd<double> first = new(6, 0.1);
        Sgd<double> second = new(6, 0.1);
        int evaluations = 0;
        for (int step = 0; step < 50; step++)
        {
            Gradient(analytic, gradient);
            first.Step(analytic, gradient);
            NumericalGradient.Central(w => { evaluations++; return Loss(w); }, numerical, gradient);
            second.Step(numerical, gradient);
            Assert.All(analytic.Zip(numerical), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }

        Assert.Equal(50 * ((2 * 6) + 1), evaluations);
    }

    // The scores of three classes of two inputs at four points.
    private static readonly double[][] Points = [[1, 0.5], [-1, 2], [0.3, -1], [2, 2]];
    private static readonly int[] Labels = [0, 1, 2, 1];

    private static double Loss(ReadOnlySpan<double> w) => Gradient(w, new double[6]);

    private static double Gradient(ReadOnlySpan<double> w, Span<double> gradient)
    {
        gradient.Clear();
        double loss = 0;
        double[] scores = new double[3];
        double[] scoresGradient = new double[3];
        for (int i = 0; i < 4; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                scores[c] = (w[2 * c] * Points[i][0]) + (w[(2 * c) + 1] * Points[i][1]);
            }

            loss += CrossEntropy.SoftmaxGradient<double>(scores, Labels[i], scoresGradient) / 4;
            for (int c = 0; c < 3; c++)
            {
                gradient[2 * c] += scoresGradient[c] * Points[i][0] / 4;
                gradient[(2 * c) + 1] += scoresGradient[c] * Points[i][1] / 4;
            }
        }

        return loss;
    }
}
