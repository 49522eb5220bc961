using AutoDiff.Generator.Optimization.Locals;

namespace AutoDiff.Generator.Tests.Optimization;

public class SharingTests
{
    [Fact]
    public void An_expensive_value_is_computed_once_and_named_after_what_it_is() => Becomes(
        """
        var s = y + Exp(x)
        xGradient = upstream * Exp(x)
        yGradient = (x / z) * y + x / z
        """,
        """
        tmp exp = Exp(x)
        var s = y + exp
        xGradient = upstream * exp
        tmp quotient = x / z
        yGradient = quotient * y + quotient
        """);

    [Fact]
    public void A_local_that_holds_the_value_already_serves() => Becomes(
        """
        var e = Exp(x)
        xGradient = upstream * Exp(x)
        """,
        """
        var e = Exp(x)
        xGradient = upstream * e
        """);

    [Fact]
    public void Factors_may_stand_in_any_order() => Becomes(
        """
        var s = x * y
        xGradient = z + y * x
        """,
        """
        var s = x * y
        xGradient = z + s
        """);

    [Fact]
    public void Nested_blocks_use_what_was_computed_before_them() => Becomes(
        """
        if Exp(x) > 1.0
            xGradient = Exp(x)
        for i = 0 .. n
            aGradient[i] = Exp(x)
        """,
        """
        tmp exp = Exp(x)
        if exp > 1.0
            xGradient = exp
        for i = 0 .. n
            aGradient[i] = exp
        """);

    [Theory]
    [InlineData("x = z")]
    [InlineData("Bump(ref x)")]
    [InlineData("for i = 0 .. n\n    x = x + y")]
    public void A_changed_operand_gives_another_value(string change) => Stays("xGradient = Exp(x)\n" + change + "\nyGradient = Exp(x)");

    [Theory]
    [InlineData("aGradient[1] = z", true)]
    [InlineData("Touch(aGradient)", true)]
    [InlineData("bGradient[1] = z", false)]
    public void A_changed_element_gives_another_value(string change, bool stays)
    {
        string before = "var s = Exp(aGradient[0])\n" + change + "\nyGradient = s * Exp(aGradient[0])";
        Becomes(before, stays ? before : "var s = Exp(aGradient[0])\n" + change + "\nyGradient = s * s");
    }

    [Fact]
    public void A_loop_that_changes_an_operand_computes_anew() => Stays(
        """
        xGradient = Exp(x)
        for i = 0 .. n
            aGradient[i] = Exp(x)
            x = x + y
        """);

    [Fact]
    public void Nothing_is_taken_out_of_an_arm_that_may_not_be_evaluated() => Stays(
        """
        xGradient = x > 0.0 ? Log1P(x) : 0.0
        yGradient = x > 0.0 ? Log1P(x) : 0.0
        """);

    [Fact]
    public void Cheap_values_are_computed_again() => Stays(
        """
        xGradient = x + y
        yGradient = x + y
        aGradient[i * n + j] = 2.0 * x
        bGradient[i * n + j] = 2.0 * x
        """);

    [Fact]
    public void A_variable_that_is_assigned_again_no_longer_holds_the_value() => Becomes(
        """
        var e = Exp(x)
        xGradient = Exp(x)
        e = z
        yGradient = Exp(x)
        """,
        """
        var e = Exp(x)
        xGradient = e
        e = z
        yGradient = Exp(x)
        """);

    private static void Becomes(string before, string after) => OptimizedText.Becomes(before, after, strict: true, Sharing.Apply);

    private static void Stays(string body) => Becomes(body, body);
}
