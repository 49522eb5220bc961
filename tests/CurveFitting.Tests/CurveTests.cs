using AutoDiff.GradientChecking;
using CurveFitting.Fitting;
using CurveFitting.Models;
using Spectre.Console;

namespace CurveFitting.Tests;

public sealed class CurveTests
{
    public static TheoryData<string> Names => [.. Catalogue.Curves.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generated_gradient_of_every_curve_passes_the_check(string name)
    {
        Curve curve = Catalogue.Curves[name];
        double[] b = [1.3, 0.7, 0.9, 0.4, 1.1, 0.3, 0.8, 0.6];
        GradientCheck.Run<double>(at => curve.Predict(at, [1.7, 0.9]), (at, g) => curve.Gradient(at, [1.7, 0.9], g), b).ThrowIfFailed();
    }

    [Fact]
    public void Own_data_are_fitted_to_within_their_noise()
    {
        OwnData data = OwnData.Make(seed: 1);
        FitOutcome outcome = CurveFit.Run(data.Curve, data.Responses, data.Predictors, data.Start);
        Assert.Equal(OwnData.Noise, Math.Sqrt(outcome.SumOfSquares / data.Responses.Length), 0.1);
        Assert.All(outcome.Parameters.Zip(data.True), pair => Assert.Equal(pair.Second, pair.First, 0.05 * Math.Abs(pair.Second)));
    }

    [Fact]
    public void Digits_are_those_of_the_worst_parameter()
    {
        Assert.Equal(3, Agreement.Digits([1.001, 2], [1, 2]), 1e-6);
        Assert.Equal(11, Agreement.Digits([1, 2], [1, 2]));
        Assert.Equal(0, Agreement.Digits([double.NaN, 2], [1, 2]));
    }

    [Fact]
    public void A_folder_without_problems_is_an_error_in_words()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Assert.Throws<InvalidDataException>(() => Session.FitFolder(folder, AnsiConsole.Console));
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
