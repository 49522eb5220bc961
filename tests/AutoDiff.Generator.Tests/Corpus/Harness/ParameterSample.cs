namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>What a sample says of one parameter.</summary>
/// <param name="Length">The length of a sequence; null for a scalar.</param>
/// <param name="Low">The least value, or null where the default range applies.</param>
/// <param name="Values">The values themselves, where they are given.</param>
internal sealed record ParameterSample(string Name, int? Length, bool IsWritten, double? Low, double? High, IReadOnlyList<double> Values)
{
    /// <summary>Of a rectangular array (<c>a[2,3]</c>): how long its rows are.</summary>
    public int? Columns { get; init; }

    /// <summary>The lengths of the rows of an array of arrays, by layers where it has three levels.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows { get; init; } = [];
}
