using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Reads the text of a <see cref="SampleAttribute"/>.</summary>
internal static class SampleText
{
    public static IReadOnlyDictionary<string, ParameterSample> Parse(string text)
    {
        Dictionary<string, ParameterSample> parameters = [];
        foreach (string entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            ParameterSample parameter = ParseEntry(entry);
            parameters.Add(parameter.Name, parameter);
        }

        return parameters;
    }

    private static ParameterSample ParseEntry(string entry)
    {
        string[] sides = entry.Split('=', 2);
        bool isWritten = sides[0].StartsWith('&');
        string name = sides[0].TrimStart('&');
        int? length = null;
        int? columns = null;
        IReadOnlyList<IReadOnlyList<int>> rows = [];
        if (name.EndsWith(']'))
        {
            int open = name.LastIndexOf('[');
            string[] layers = name[(open + 1)..^1].Split('|');
            rows = [.. layers.Select(layer => (IReadOnlyList<int>)[.. layer.Split('+').SelectMany(row => row.Split(',')).Select(n => int.Parse(n, CultureInfo.InvariantCulture))])];
            int[] lengths = [.. rows[0]];
            bool isRectangular = name[open..].Contains(',', StringComparison.Ordinal);
            length = isRectangular ? lengths.Aggregate((a, b) => a * b) : rows.Sum(layer => layer.Sum());
            columns = isRectangular ? lengths[^1] : null;
            name = name[..open];
        }

        if (sides.Length == 1)
        {
            return new ParameterSample(name, length, isWritten, null, null, []) { Columns = columns, Rows = rows };
        }

        string[] range = sides[1].Split("..");
        return range.Length == 2
            ? new ParameterSample(name, length, isWritten, Number(range[0]), Number(range[1]), []) { Columns = columns, Rows = rows }
            : new ParameterSample(name, length, isWritten, null, null, [.. sides[1].Split(',').Select(Number)]) { Columns = columns, Rows = rows };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
