using AutoDiff.Generator.Derivatives;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>At a kink: the minimum-norm subgradient with respect to the active operands.</summary>
public sealed class KinkTests
{
    private const double Half = 0.5;

    [Theory]
    [InlineData("Abs", new[] { 0.0 }, "x", new[] { 0.0 })]
    [InlineData("Abs", new[] { double.NaN }, "x", new[] { double.NaN })]
    [InlineData("Max", new[] { double.NaN, 1.0 }, "xx", new[] { double.NaN, double.NaN })]
    [InlineData("Max", new[] { 1.0, double.NaN }, "-x", new[] { 0.0, double.NaN })]
    [InlineData("Min", new[] { double.NaN, 1.0 }, "x-", new[] { double.NaN, 0.0 })]
    [InlineData("MaxMagnitude", new[] { double.NaN, 1.0 }, "xx", new[] { double.NaN, double.NaN })]
    [InlineData("Clamp", new[] { double.NaN, 1.0, 3.0 }, "x--", new[] { double.NaN, 0.0, 0.0 })]
    [InlineData("CopySign", new[] { double.NaN, -1.0 }, "x-", new[] { double.NaN, 0.0 })]
    [InlineData("Atan2", new[] { 0.0, 0.0 }, "xx", new[] { 0.0, 0.0 })]
    [InlineData("Max", new[] { 0.0, 0.0 }, "-x", new[] { 0.0, 0.0 })]
    [InlineData("Max", new[] { 0.0, 0.0 }, "x-", new[] { 0.0, 0.0 })]
    [InlineData("Max", new[] { 2.0, 2.0 }, "xx", new[] { Half, Half })]
    [InlineData("Min", new[] { 0.0, 0.0 }, "-x", new[] { 0.0, 0.0 })]
    [InlineData("Min", new[] { 2.0, 2.0 }, "xx", new[] { Half, Half })]
    [InlineData("MaxMagnitude", new[] { 2.0, 2.0 }, "xx", new[] { Half, Half })]
    [InlineData("MaxMagnitude", new[] { 2.0, 2.0 }, "x-", new[] { 0.0, 0.0 })]
    [InlineData("MaxMagnitude", new[] { 2.0, -2.0 }, "xx", new[] { 1.0, 0.0 })]
    [InlineData("MinMagnitude", new[] { 2.0, -2.0 }, "xx", new[] { 0.0, 1.0 })]
    [InlineData("MinMagnitude", new[] { -2.0, -2.0 }, "xx", new[] { Half, Half })]
    [InlineData("MaxNumber", new[] { double.NaN, 1.0 }, "xx", new[] { 0.0, 1.0 })]
    [InlineData("MinNumber", new[] { 1.0, double.NaN }, "xx", new[] { 1.0, 0.0 })]
    [InlineData("MaxMagnitudeNumber", new[] { 1.0, 1.0 }, "xx", new[] { Half, Half })]
    [InlineData("Clamp", new[] { 1.0, 1.0, 3.0 }, "x--", new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 3.0, 1.0, 3.0 }, "x--", new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 2.0, 1.0, 3.0 }, "x--", new[] { 1.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 1.0, 1.0, 3.0 }, "xxx", new[] { Half, Half, 0.0 })]
    [InlineData("Clamp", new[] { 3.0, 1.0, 3.0 }, "xxx", new[] { Half, 0.0, Half })]
    [InlineData("Clamp", new[] { 3.0, 1.0, 3.0 }, "xx-", new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 1.0, 1.0, 3.0 }, "x-x", new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 1.0, 1.0, 3.0 }, "-xx", new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 0.0, 1.0, 3.0 }, "-xx", new[] { 0.0, 1.0, 0.0 })]
    [InlineData("CopySign", new[] { 0.0, -1.0 }, "xx", new[] { 0.0, 0.0 })]
    [InlineData("CopySign", new[] { 2.0, -1.0 }, "xx", new[] { -1.0, 0.0 })]
    [InlineData("CopySign", new[] { -2.0, -0.0 }, "xx", new[] { 1.0, 0.0 })]
    [InlineData("Hypot", new[] { 0.0, 0.0 }, "xx", new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 2.0 }, "xx", new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 1.0 }, "xx", new[] { 1.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 0.0 }, "xx", new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { -2.0, 2.0 }, "x-", new[] { -4.0, 0.0 })]
    public void Ties_go_by_the_rule(string name, double[] point, string activity, double[] expected)
    {
        bool[] active = [.. activity.Select(c => c == 'x')];
        for (int operand = 0; operand < point.Length; operand++)
        {
            if (active[operand])
            {
                Assert.Equal(expected[operand], RowCase.Of(name, point.Length).Partial(operand, active, point));
            }
        }
    }
}
