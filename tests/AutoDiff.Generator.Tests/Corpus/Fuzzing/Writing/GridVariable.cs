namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A rectangular array, or an array of rows of one length.</summary>
/// <param name="Root">The parameter that it is, if any.</param>
internal sealed record GridVariable(string Name, int Rows, int Columns, bool IsJagged, bool IsWritable, string? Root)
{
    /// <summary>There may be more rows and columns.</summary>
    public bool IsKnown { get; init; } = true;

    public int HighestRow => IsKnown ? Rows - 1 : 2;

    public int HighestColumn => IsKnown ? Columns - 1 : 2;

    /// <summary>A cell, with holes for row and column.</summary>
    public string Cell => IsJagged ? Name + "[{0}][{1}]" : Name + "[{0}, {1}]";

    public string RowCount => IsJagged ? Name + ".Length" : Name + ".GetLength(0)";

    public string ColumnCount => IsJagged ? Name + "[0].Length" : Name + ".GetLength(1)";
}
