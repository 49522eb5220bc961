using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An expression of a random program: text with a hole for each operand, <c>({0} + {1})</c>.</summary>
internal sealed record SourceExpression(ExpressionType Type, string Format, params IReadOnlyList<SourceExpression> Operands)
{
    /// <summary>About how large its value may become, so that programs stay far from overflow.</summary>
    public double Bound { get; init; } = 1;

    public override string ToString() => Operands.Count == 0
        ? Format
        : string.Format(CultureInfo.InvariantCulture, Format, [.. Operands]);
}
