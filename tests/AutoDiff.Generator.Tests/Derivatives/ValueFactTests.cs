using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>What the rows claim about their values holds at many points.</summary>
public sealed class ValueFactTests
{
    private static readonly double[] values = [-800, -30, -2.5, -1, -0.5, 0, 0.5, 1, 2.5, 30, 800];

    public static TheoryData<string, int> RealRows =>
        [.. DerivativeTable.Rows.Where(row => row.ResultKind == ResultKind.Real && row.Operands.All(o => o.IsReal)).Select(row => (row.Name, row.Arity))];

    [Theory]
    [MemberData(nameof(RealRows))]
    public void Facts_hold_on_a_grid(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        RowCase rowCase = new(row);
        bool[] active = [.. Enumerable.Repeat(true, arity)];
        foreach (double[] point in row.Domain.Filter(Grid(arity)).Where(point => !double.IsNaN(rowCase.Value(point))))
        {
            double value = rowCase.Value(point);
            string at = $"{name}({string.Join(", ", point)}) = {value}";
            Assert.False(Has(row, ValueFacts.NonNegative) && value < 0, at);
            Assert.False(Has(row, ValueFacts.AtLeastOperands) && point.Any(x => x > value), at);
            Assert.False(Has(row, ValueFacts.AnOperand) && !point.Contains(value), at);
            Assert.False(
                Has(row, ValueFacts.FlatAtZero) && value == 0 && Enumerable.Range(0, arity).Any(i => rowCase.Partial(i, active, point) != 0), at);
        }
    }

    [Theory]
    [MemberData(nameof(RealRows))]
    public void The_singular_operand_is_singular_at_zero(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        if (row.SingularOperand is { } operand)
        {
            bool[] active = [.. Enumerable.Repeat(true, arity)];
            double[] point = [.. Enumerable.Range(0, arity).Select(i => i == operand ? 0.0 : 1.0)];
            Assert.Contains(Enumerable.Range(0, arity), i => !double.IsFinite(new RowCase(row).Partial(i, active, point)));
        }
    }

    private static bool Has(DerivativeRow row, ValueFacts fact) => (row.Facts & fact) != 0;

    private static IEnumerable<double[]> Grid(int arity) => arity == 0
        ? [[]]
        : Grid(arity - 1).SelectMany(rest => values.Select(x => (double[])[.. rest, x]));
}
