using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>What went wrong with one method in one build at one sample.</summary>
internal sealed class Failures(string build, string sample)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public void Add(string check, string problem) =>
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{build}, sample '{sample}': {check}: {problem}"));

    /// <summary>Notes a number that is off by more than <paramref name="tolerance"/> of the larger of the two and of <paramref name="scale"/>.</summary>
    public void Compare(string check, string component, double actual, double expected, double tolerance, double scale)
    {
        bool equal = actual.Equals(expected)
            || Math.Abs(actual - expected) <= tolerance * Math.Max(scale, Math.Max(Math.Abs(actual), Math.Abs(expected)));
        if (!equal)
        {
            Add(check, string.Create(CultureInfo.InvariantCulture, $"{component} is {actual:R}, expected {expected:R}"));
        }
    }
}
