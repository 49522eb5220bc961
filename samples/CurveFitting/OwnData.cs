using CurveFitting.Models;

namespace CurveFitting;

/// <summary>Measurements that the program makes itself.</summary>
internal sealed record OwnData(Curve Curve, double[] True, double[] Start, double[] Responses, double[][] Predictors)
{
    public const double Noise = 0.5;

    public static OwnData Make(int seed)
    {
        Curve curve = Catalogue.Curves["Gauss1"];
        double[] parameters = [40, 0.01, 30, 60, 12, 25, 110, 15];
        Random random = new(seed);
        double[][] x = [.. Enumerable.Range(0, 200).Select(i => new double[] { i })];
        double[] y = [.. x.Select(at => curve.Predict(parameters, at) + Noise * Gaussian(random))];
        return new OwnData(curve, parameters, [35, 0.015, 20, 55, 10, 20, 115, 20], y, x);
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
