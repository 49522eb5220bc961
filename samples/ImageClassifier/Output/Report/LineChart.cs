using System.Globalization;
using System.Text;
using ImageClassifier.Training;

namespace ImageClassifier.Output.Report;

/// <summary>Curves over the epochs, as a drawing in the page.</summary>
internal sealed class LineChart(string title, IReadOnlyList<EpochRecord> epochs, IReadOnlyList<(string Name, Func<EpochRecord, double> Value)> curves)
{
    private const double Width = 360;
    private const double Height = 220;
    private const double Left = 52;
    private const double Right = 10;
    private const double Top = 10;
    private const double Bottom = 28;
    private const int Ticks = 4;

    public override string ToString()
    {
        double[] values = [.. curves.SelectMany(c => epochs.Select(c.Value)).Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return string.Empty;
        }

        // A curve that hardly moves is shown against 0, so that its ripple does not look like a wave.
        double least = values.Max() - values.Min() < 1e-3 * Math.Abs(values.Max()) ? Math.Min(0, values.Min()) : values.Min();
        double step = TickStep(least, values.Max());
        double low = Math.Floor(least / step) * step;
        double high = Math.Max(Math.Ceiling(values.Max() / step) * step, low + step);
        StringBuilder svg = new();
        svg.Append("<figure>\n<figcaption><b>").Append(title).Append("</b> by epoch");
        for (int i = 0; i < curves.Count && curves.Count > 1; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $" <span class=\"key{i}\">{(i == 0 ? "——" : "– –")} {curves[i].Name}</span>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"</figcaption>\n<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title} by epoch\">\n");
        for (double tick = low; tick <= high + step / 2; tick += step)
        {
            double y = Y(tick, low, high);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F1}\" y2=\"{y:F1}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{Label(tick, step)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 8}\">{epochs[0].Epoch}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Height - 8}\" text-anchor=\"end\">{epochs[^1].Epoch}</text>\n");
        for (int i = 0; i < curves.Count; i++)
        {
            Func<EpochRecord, double> value = curves[i].Value;
            string points = string.Join(' ', epochs.Where(e => double.IsFinite(value(e))).Select(e => Point(e.Epoch, value(e), low, high)));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"curve{i}\" fill=\"none\" stroke-width=\"1.8\" points=\"{points}\"/>\n");
        }

        return svg.Append("</svg>\n</figure>\n").ToString();
    }

    /// <summary>1, 2 or 5 times a power of ten, for about <see cref="Ticks"/> of them.</summary>
    private static double TickStep(double low, double high)
    {
        double rough = Math.Max(high - low, Math.Max(Math.Abs(high) * 1e-3, 1e-12)) / Ticks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    private static string Label(double tick, double step) =>
        Math.Abs(tick) < step / 2 ? "0" : tick.ToString("G4", CultureInfo.InvariantCulture);

    private static double Y(double value, double low, double high) => Top + (Height - Top - Bottom) * (1 - (value - low) / (high - low));

    private string Point(int epoch, double value, double low, double high)
    {
        double x = Left + (Width - Left - Right) * (epoch - epochs[0].Epoch) / Math.Max(1, epochs[^1].Epoch - epochs[0].Epoch);
        return string.Create(CultureInfo.InvariantCulture, $"{x:F1},{Y(value, low, high):F1}");
    }
}
