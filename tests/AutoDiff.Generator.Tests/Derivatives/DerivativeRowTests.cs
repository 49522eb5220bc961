using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>Every row of the table against finite differences at its own sample points.</summary>
public sealed class DerivativeRowTests
{
    public static TheoryData<string, int> Rows => [.. DerivativeTable.Rows.Select(row => (row.Name, row.Arity))];

    public static TheoryData<string, int> SmoothRows =>
        [.. DerivativeTable.Rows.Where(row => !row.IsPiecewiseConstant).Select(row => (row.Name, row.Arity))];

    /// <summary>Without the one whose gradient stops on purpose.</summary>
    public static TheoryData<string, int> Steps =>
        [.. DerivativeTable.Rows.Where(row => row.IsPiecewiseConstant && !row.IsIdentity).Select(row => (row.Name, row.Arity))];

    [Theory]
    [MemberData(nameof(SmoothRows))]
    public void Partials_agree_with_finite_differences(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        RowCase rowCase = new(row);
        int compared = 0;
        foreach (double[] point in row.SamplePoints.Where(point => double.IsFinite(rowCase.Value(point))))
        {
            for (int operand = 0; operand < arity; operand++)
            {
                if (!row.Operands[operand].IsReal)
                {
                    continue;
                }

                compared++;
                double expected = FiniteDifference.Of(x => rowCase.Value([.. point[..operand], x, .. point[(operand + 1)..]]), point[operand]);
                Assert.All(ActiveSets(row, operand), active =>
                    AssertClose(expected, rowCase.Partial(operand, active, point), $"∂{operand} at ({string.Join(", ", point)})"));
            }
        }

        Assert.True(compared >= 3, $"{compared} comparisons");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Steps_are_flat_around_their_sample_points(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        RowCase rowCase = new(row);
        Assert.All(row.SamplePoints, point =>
        {
            double[] shifted = [.. point.Select(x => x + (1e-9 * Math.Abs(x)))];
            Assert.Equal(rowCase.Value(point), rowCase.Value(shifted));
        });
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Partials_keep_their_value_in_float(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        bool[] active = [.. Enumerable.Repeat(true, arity)];
        for (int operand = 0; operand < arity; operand++)
        {
            foreach (double[] point in row.SamplePoints.Where(p => p.All(x => x == 0 || Math.Abs(x) is > 1e-5 and < 20)))
            {
                if (row.Partial(operand, active, IrType.Float) is not Expr partial)
                {
                    continue;
                }

                object[] operands = [.. row.Operands.Select((o, i) => o.IsReal ? (float)point[i] : (object)(int)point[i])];
                IrEvaluator evaluator = new() { Operands = operands, ResultValue = (float)new RowCase(row).Value(point) };
                float actual = Assert.IsType<float>(evaluator.Evaluate(partial));
                double expected = new RowCase(row).Partial(operand, active, point);
                Assert.True(Math.Abs(expected - actual) <= 1e-3 * Math.Abs(expected) + 1e-6, $"{actual} for {expected} at {string.Join(", ", point)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_piecewise_constant_row_has_no_partials_and_others_have(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        bool[] active = [.. Enumerable.Repeat(true, arity)];
        Assert.Equal(row.IsPiecewiseConstant, Enumerable.Range(0, arity).All(operand => row.Partial(operand, active, IrType.Double) is null));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Sample_points_lie_in_the_domain(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        Assert.InRange(row.SamplePoints.Count, 3, 30);
        Assert.All(row.SamplePoints, point => Assert.True(row.Domain.Contains(point)));
    }

    /// <summary>The sets of active operands that hold one operand.</summary>
    private static IEnumerable<bool[]> ActiveSets(DerivativeRow row, int operand) =>
        Enumerable.Range(0, 1 << row.Arity)
            .Where(mask => (mask & (1 << operand)) != 0)
            .Select(mask => Enumerable.Range(0, row.Arity).Select(i => (mask & (1 << i)) != 0).ToArray());

    private static void AssertClose(double expected, double actual, string where)
    {
        double scale = Math.Max(Math.Abs(expected), Math.Abs(actual));
        Assert.True(Math.Abs(expected - actual) <= 1e-6 * scale + 1e-13, $"{where}: expected {expected:R}, got {actual:R}");
    }
}
