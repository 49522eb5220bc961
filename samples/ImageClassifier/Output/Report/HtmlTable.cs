using System.Net;
using System.Text;

namespace ImageClassifier.Output.Report;

/// <summary>A table that scrolls by itself where it is too wide.</summary>
internal sealed class HtmlTable(params string[] headers)
{
    private readonly StringBuilder _rows = new();

    public void AddRow(params ReadOnlySpan<string> cells)
    {
        _rows.Append("<tr>");
        foreach (string cell in cells)
        {
            _rows.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
        }

        _rows.Append("</tr>\n");
    }

    public override string ToString() =>
        "<div class=\"scroll\"><table>\n<tr>" + string.Concat(headers.Select(h => $"<th>{WebUtility.HtmlEncode(h)}</th>")) + $"</tr>\n{_rows}</table></div>\n";
}
