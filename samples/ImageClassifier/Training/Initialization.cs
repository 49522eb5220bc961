using ImageClassifier.Data;
using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>Where training starts: small random weights and biases.</summary>
internal static class Initialization
{
    public static double[] Draw(Classifier classifier, int seed)
    {
        ParameterLayout layout = classifier.Layout;
        var random = new Random(seed);
        double[] parameters = new double[layout.Parameters];
        for (int layer = 0; layer < layout.Layers; layer++)
        {
            // He et al.: with this spread the outputs of rectified units keep their size from layer to layer.
            double spread = Math.Sqrt(2.0 / layout.Inputs(layer));
            Fill(layout.Weights(parameters.AsSpan(), layer), spread, random);

            // Not zero, as is common: all units would stand on their kink at the origin, where there is no slope to check.
            Fill(layout.Biases(parameters.AsSpan(), layer), spread, random);
        }

        return parameters;
    }

    private static void Fill(Span<double> parameters, double spread, Random random)
    {
        foreach (ref double parameter in parameters)
        {
            parameter = spread * random.NextGaussian();
        }
    }
}
