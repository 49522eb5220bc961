using System.Globalization;
using System.Text;
using ImageClassifier.Data;
using ImageClassifier.Models;

namespace ImageClassifier.Output.Report;

/// <summary>Rows of W as pictures: what a unit of the first layer looks for.</summary>
internal static class Templates
{
    private const int MostShown = 24;

    public static string Of(ParameterLayout layout, ReadOnlySpan<double> parameters, PictureShape shape)
    {
        StringBuilder html = new();
        html.Append("<div class=\"pictures\">\n");
        ReadOnlySpan<double> weights = layout.Weights(parameters, 0);
        int inputs = layout.Inputs(0);
        for (int unit = 0; unit < Math.Min(layout.Sums(0), MostShown); unit++)
        {
            string address = Picture(weights.Slice(unit * inputs, inputs), shape).ToAddress();
            string name = (layout.Layers == 1 ? "class " : "unit ") + unit.ToString(CultureInfo.InvariantCulture);
            html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"weights of {name}\" src=\"{address}\"><figcaption>{name}</figcaption></figure>\n");
        }

        return html.Append("</div>\n<p class=\"note\">Mid-grey is a weight of 0; lighter speaks for, darker against.</p>\n").ToString();
    }

    private static Bitmap Picture(ReadOnlySpan<double> row, PictureShape shape)
    {
        double largest = 1e-12;
        foreach (double weight in row)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        var picture = new Bitmap(shape.Width, shape.Height);
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                int start = (y * shape.Width + x) * shape.Channels;
                byte red = Shade(row[start] / largest);
                byte green = shape.Channels == 3 ? Shade(row[start + 1] / largest) : red;
                byte blue = shape.Channels == 3 ? Shade(row[start + 2] / largest) : red;
                picture.Set(x, y, red, green, blue);
            }
        }

        return picture;
    }

    private static byte Shade(double share) => (byte)Math.Round(127.5 + 127.5 * share);
}
