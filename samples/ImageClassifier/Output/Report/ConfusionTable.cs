using System.Globalization;
using System.Text;
using ImageClassifier.Training;

namespace ImageClassifier.Output.Report;

/// <summary>A confusion matrix whose cells are the darker the more of a class's samples they hold.</summary>
internal static class ConfusionTable
{
    public static string Of(ConfusionMatrix matrix)
    {
        StringBuilder html = new();
        html.Append("<div class=\"scroll\"><table class=\"confusion\">\n<tr><th>class ↓ taken for →</th>");
        for (int answered = 0; answered < matrix.Classes; answered++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th>{answered}</th>");
        }

        html.Append("</tr>\n");
        for (int right = 0; right < matrix.Classes; right++)
        {
            int all = Math.Max(1, Enumerable.Range(0, matrix.Classes).Sum(answered => matrix[right, answered]));
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{right}</th>");
            for (int answered = 0; answered < matrix.Classes; answered++)
            {
                double share = 100.0 * matrix[right, answered] / all;
                string colour = right == answered ? "--first" : "--second";
                html.Append(CultureInfo.InvariantCulture, $"<td style=\"background: color-mix(in srgb, var({colour}) {share * 0.6:F0}%, transparent)\">{matrix[right, answered]}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</table></div>\n").ToString();
    }
}
