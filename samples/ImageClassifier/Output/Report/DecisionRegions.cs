using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using ImageClassifier.Data;
using ImageClassifier.Training;

namespace ImageClassifier.Output.Report;

/// <summary>Which class each point of the plane is given, with the training points on it.</summary>
internal static class DecisionRegions
{
    private const int Side = 200;
    private const double Reach = 1.15;

    private static readonly (byte Red, byte Green, byte Blue)[] Colours = [(31, 111, 180), (209, 100, 31), (61, 145, 77)];

    public static string Of(BatchedNetwork network, ReadOnlySpan<double> parameters, Dataset data)
    {
        var picture = new Bitmap(Side, Side);
        double[] point = new double[2];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                point[0] = Reach * (2 * (x + 0.5) / Side - 1);
                point[1] = Reach * (1 - 2 * (y + 0.5) / Side);
                (byte red, byte green, byte blue) = Colours[TensorPrimitives.IndexOfMax(network.Scores(parameters, point, 1)) % Colours.Length];
                picture.Set(x, y, Pale(red), Pale(green), Pale(blue));
            }
        }

        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"regions\"><img alt=\"decision regions\" src=\"{picture.ToAddress()}\">\n<svg viewBox=\"{-Reach} {-Reach} {2 * Reach} {2 * Reach}\">\n");
        for (int i = 0; i < data.Train.Count; i++)
        {
            ReadOnlySpan<double> row = data.Train.Row(i);
            (byte red, byte green, byte blue) = Colours[data.Train.Labels[i] % Colours.Length];
            html.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{row[0]:F3}\" cy=\"{-row[1]:F3}\" r=\"0.018\" fill=\"rgb({red},{green},{blue})\" stroke=\"white\" stroke-width=\"0.005\"/>");
        }

        return html.Append("\n</svg></div>\n").ToString();
    }

    private static byte Pale(byte colour) => (byte)(colour + (255 - colour) * 0.6);
}
