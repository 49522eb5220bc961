using System.Globalization;
using System.Text.RegularExpressions;

namespace CurveFitting.Nist;

/// <summary>Reads the files in the form in which NIST publishes them: a header that says on which lines what stands.</summary>
internal static partial class NistReader
{
    /// <exception cref="InvalidDataException">The file is not in that form.</exception>
    public static NistProblem Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string name = Match(path, lines, DatasetName()).Groups[1].Value;
        double[][] parameters = Rows(path, lines, StartingValues(), skip: 2);
        double[][] data = Rows(path, lines, DataLines(), skip: 0);
        if (parameters.Length == 0 || parameters.Any(row => row.Length != 4))
        {
            throw new InvalidDataException($"'{path}': a parameter has two starting values, a certified one and its deviation.");
        }

        if (data.Length == 0 || data.Any(row => row.Length != data[0].Length || row.Length < 2))
        {
            throw new InvalidDataException($"'{path}': a row of data has a response and as many predictors as the others.");
        }

        return new NistProblem(
            name,
            [[.. parameters.Select(row => row[0])], [.. parameters.Select(row => row[1])]],
            [.. parameters.Select(row => row[2])],
            Number(path, Match(path, lines, SumOfSquares()).Groups[1].Value),
            [.. data.Select(row => row[0])],
            [.. data.Select(row => row[1..])]);
    }

    /// <summary>The numbers of the lines that the header names.</summary>
    private static double[][] Rows(string path, string[] lines, Regex header, int skip)
    {
        Match range = Match(path, lines, header);
        int first = int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
        int last = int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        if (first < 1 || last < first || last > lines.Length)
        {
            throw new InvalidDataException($"'{path}' has {lines.Length} lines, not the lines {first} to {last} that its header names.");
        }

        return [.. lines[(first - 1)..last]
            .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select(words => words[Math.Min(skip, words.Length)..].Select(word => Number(path, word)).ToArray())];
    }

    private static Match Match(string path, string[] lines, Regex expression) =>
        lines.Select(line => expression.Match(line)).FirstOrDefault(match => match.Success)
        ?? throw new InvalidDataException($"'{path}' is no NIST reference dataset: a line like '{expression}' is missing.");

    private static double Number(string path, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"'{path}': '{text}' is no number.");

    [GeneratedRegex(@"^Dataset Name:\s+(\S+)")]
    private static partial Regex DatasetName();

    [GeneratedRegex(@"Starting Values\s+\(lines\s+(\d+)\s+to\s+(\d+)\)", RegexOptions.IgnoreCase)]
    private static partial Regex StartingValues();

    [GeneratedRegex(@"Data\s+\(lines\s+(\d+)\s+to\s+(\d+)\)")]
    private static partial Regex DataLines();

    [GeneratedRegex(@"^Residual Sum of Squares:\s+(\S+)")]
    private static partial Regex SumOfSquares();
}
