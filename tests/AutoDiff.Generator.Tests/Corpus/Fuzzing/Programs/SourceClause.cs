using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A line of a random program, with or without a block behind it: <c>k += 2;</c>, <c>if (k > 3) { … }</c>, <c>else { … }</c>.</summary>
/// <param name="Header">The line, with a hole for each operand.</param>
internal sealed record SourceClause(string Header, IReadOnlyList<SourceExpression> Operands, IReadOnlyList<SourceStatement>? Body = null)
{
    /// <summary>What always stands first in the block, and makes the loop end: it cannot be taken away.</summary>
    public string? First { get; init; }

    /// <summary>… and last.</summary>
    public string? Last { get; init; }

    /// <summary>What stands behind the block: a lambda ends its declaration with a semicolon.</summary>
    public string End { get; init; } = "";

    /// <summary>What must stand before the body where it is run once, without the header.</summary>
    public SourceStatement? Unrolled { get; init; }

    public string HeaderText => Operands.Count == 0 ? Header : string.Format(CultureInfo.InvariantCulture, Header, [.. Operands]);
}
