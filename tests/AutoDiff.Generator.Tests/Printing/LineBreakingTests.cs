using AutoDiff.Generator.Printing;

namespace AutoDiff.Generator.Tests.Printing;

public sealed class LineBreakingTests
{
    [Fact]
    public void A_short_line_stays_whole() => Assert.Equal(["double s = a + b;"], LineBreaking.Break("double s = a + b;", 100));

    [Fact]
    public void A_sum_is_broken_before_its_signs() => AssertBroken(
        """
        double total = firstSummand * firstFactor
            + secondSummand * (secondFactor - 1)
            - third;
        """,
        "double total = firstSummand * firstFactor + secondSummand * (secondFactor - 1) - third;");

    [Fact]
    public void A_choice_is_broken_before_its_arms() => AssertBroken(
        """
        double slope = x > threshold
            ? firstSlope + correction : 0.0;
        """,
        "double slope = x > threshold ? firstSlope + correction : 0.0;");

    [Fact]
    public void A_call_is_broken_into_its_arguments() => AssertBroken(
        """
        gradient += global::AutoDiff.ChainRule.Multiply(
            Multiply(upstream, 0.5 / result),
            x);
        """,
        "gradient += global::AutoDiff.ChainRule.Multiply(Multiply(upstream, 0.5 / result), x);");

    [Fact]
    public void Only_the_brackets_that_are_too_long_are_opened() => AssertBroken(
        """
        double total = Function(first, second)
            + Function(
                theFirstArgument * theFirstFactor,
                theSecondArgument * third);
        """,
        "double total = Function(first, second) + Function(theFirstArgument * theFirstFactor, theSecondArgument * third);");

    [Theory]
    [InlineData("throw new global::System.ArgumentException(\"a, b, c and then some more\", nameof(x));")]
    [InlineData("// a comment, which may be as long, or longer, than a line + more")]
    [InlineData("for (int i = firstElement + offset; i < lastElement + offset; i++)")]
    public void Strings_comments_and_headers_stay_whole(string line) => Assert.Equal([line], LineBreaking.Break(line, 45));

    private static void AssertBroken(string expected, string line) =>
        Assert.Equal(expected.Replace("\r", "", StringComparison.Ordinal), string.Join('\n', LineBreaking.Break(line, 45)));
}
