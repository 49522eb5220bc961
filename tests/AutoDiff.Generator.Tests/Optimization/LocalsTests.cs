using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Locals;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Locals: where they are declared, what is written in their place, which are not needed.</summary>
public class LocalsTests
{
    [Fact]
    public void The_adjoints_of_straight_line_code_become_what_a_person_writes()
    {
        OptimizedText.Becomes(
            """
            var s = x * y
            var loss = s * s
            tmp lossGradient = 0.0
            lossGradient = lossGradient + upstream
            tmp sGradient = 0.0
            sGradient = sGradient + lossGradient * (2.0 * s)
            lossGradient = 0.0
            xGradient = xGradient + sGradient * y
            yGradient = yGradient + sGradient * x
            sGradient = 0.0
            return loss
            """,
            """
            var s = x * y
            var loss = s * s
            tmp sGradient = upstream * (2.0 * s)
            xGradient = xGradient + sGradient * y
            yGradient = yGradient + sGradient * x
            return loss
            """);
    }

    [Fact]
    public void A_kink_reads_as_a_choice()
    {
        OptimizedText.Becomes(
            """
            tmp tGradient = 0.0
            tGradient = tGradient + upstream * 1.0
            tmp sGradient = 0.0
            sGradient = sGradient + (x > 0.0 ? 1.0 : 0.0) * tGradient
            xGradient = xGradient + sGradient * 1.0
            """,
            """
            xGradient = xGradient + (x > 0.0 ? upstream : 0.0)
            """);
    }

    [Fact]
    public void A_declaration_moves_to_the_first_value() => OptimizedText.Becomes(
        """
        tmp t
        xGradient = x
        t = x * y
        yGradient = t * t
        """,
        """
        xGradient = x
        tmp t = x * y
        yGradient = t * t
        """);

    [Fact]
    public void A_sum_that_begins_in_a_loop_keeps_its_zero_next_to_it() => OptimizedText.Becomes(
        """
        tmp sGradient = 0.0
        xGradient = x
        for i = 0 .. n
            sGradient = sGradient + a[i]
        yGradient = sGradient * sGradient
        """,
        """
        xGradient = x
        tmp sGradient = 0.0
        for i = 0 .. n
            sGradient = sGradient + a[i]
        yGradient = sGradient * sGradient
        """);

    [Fact]
    public void An_adjoint_of_a_loop_body_is_declared_there() => OptimizedText.Becomes(
        """
        tmp tGradient = 0.0
        for i = 0 .. n
            tGradient = tGradient + upstream * b[i]
            aGradient[i] = aGradient[i] + tGradient * x
            data[i] = data[i] + tGradient
            tGradient = 0.0
        """,
        """
        for i = 0 .. n
            tmp tGradient = upstream * b[i]
            aGradient[i] = aGradient[i] + tGradient * x
            data[i] = data[i] + tGradient
        """);

    [Fact]
    public void A_value_that_is_carried_round_the_loop_stays_outside()
    {
        string body =
            """
            tmp tGradient = upstream
            for i = 0 .. n
                aGradient[i] = aGradient[i] + tGradient * x
                tGradient = tGradient * b[i]
            """;
        OptimizedText.Becomes(body, body);
    }

    [Theory]
    [InlineData("xGradient = 1.0", "yGradient = x", "yGradient = x")]
    [InlineData("tmp t = x * y", "yGradient = z + t", "yGradient = z + x * y")]
    public void A_temporary_that_is_used_once_is_written_in_its_place(string first, string second, string expected) => OptimizedText.Becomes(
        first + "\n" + second + "\nxGradient = 2.0",
        expected + "\nxGradient = 2.0");

    [Fact]
    public void The_users_names_stay()
    {
        string body =
            """
            var score = x * y
            return score + z
            """;
        OptimizedText.Becomes(body, body);
    }

    [Theory]
    [InlineData("x = z")]
    [InlineData("if z > 0.0\n    x = z")]
    [InlineData("Bump(ref x)")]
    public void A_value_does_not_move_past_a_change_of_its_operands(string change)
    {
        string body = "tmp t = x * y\n" + change + "\nyGradient = z + t\nxGradient = x";
        OptimizedText.Becomes(body, body);
    }

    [Theory]
    [InlineData("aGradient[0] = x", true)]
    [InlineData("Touch(aGradient)", true)]
    [InlineData("bGradient[0] = x", false)]
    [InlineData("for i = 0 .. n\n    aGradient[i] = x", true)]
    public void A_value_does_not_move_past_a_change_of_its_memory(string change, bool stays)
    {
        string before = "tmp tGradient = aGradient[1] * y\n" + change + "\nyGradient = z + tGradient";
        OptimizedText.Becomes(before, stays ? before : change + "\nyGradient = z + aGradient[1] * y");
    }

    [Fact]
    public void A_value_does_not_move_into_a_loop()
    {
        string body =
            """
            tmp tGradient = Exp(x)
            for i = 0 .. n
                aGradient[i] = aGradient[i] + tGradient
            """;
        OptimizedText.Becomes(body, body);
    }

    [Fact]
    public void A_value_moves_into_the_only_branch_that_uses_it() => OptimizedText.Becomes(
        """
        tmp tGradient = Exp(x)
        if flag
            y = z
            xGradient = xGradient + tGradient
        yGradient = y
        """,
        """
        if flag
            y = z
            xGradient = xGradient + Exp(x)
        yGradient = y
        """);

    [Fact]
    public void An_access_that_may_fail_does_not_move_behind_a_result()
    {
        string body =
            """
            tmp t = a[i] * y
            xGradient = z
            yGradient = x + t
            """;
        OptimizedText.Becomes(body, body);
    }

    [Fact]
    public void Branches_that_choose_a_value_become_a_choice() => OptimizedText.Becomes(
        """
        var h
        if x > 0.0
            // double h = x > 0 ? x : 0.1 * x;
            h = x
        else
            // double h = x > 0 ? x : 0.1 * x;
            h = 0.1 * x
        tmp hGradient
        if flag
            hGradient = upstream + y
        else
            hGradient = upstream + z
        xGradient = h * hGradient
        yGradient = hGradient
        """,
        """
        // double h = x > 0 ? x : 0.1 * x;
        var h = x > 0.0 ? x : 0.1 * x
        tmp hGradient = upstream + (flag ? y : z)
        xGradient = h * hGradient
        yGradient = hGradient
        """);

    [Fact]
    public void Neighbouring_branches_on_one_condition_become_one() => OptimizedText.Becomes(
        """
        if x > y
            xGradient = z
        else
            z = x
        if x > y
            yGradient = z
        """,
        """
        if x > y
            xGradient = z
            yGradient = z
        else
            z = x
        """,
        strict: true,
        (body, _) => BranchMerging.Apply(body));

    [Fact]
    public void A_branch_that_changes_its_condition_stands_alone() => OptimizedText.Stays(
        """
        if x > y
            x = z
        if x > y
            yGradient = z
        """,
        strict: true,
        (body, _) => BranchMerging.Apply(body));

    [Fact]
    public void Comments_follow_the_code_that_remains() => OptimizedText.Becomes(
        """
        // double s = x * y;
        tmp adjoint = upstream
        xGradient = xGradient + adjoint * y
        yGradient = yGradient + adjoint * x
        """,
        """
        // double s = x * y;
        xGradient = xGradient + upstream * y
        yGradient = yGradient + upstream * x
        """);

    [Fact]
    public void An_element_that_is_consumed_and_summed_into_again_is_updated_in_place() => OptimizedText.Becomes(
        """
        for i = 1 .. n
            tmp adjoint = aGradient[i]
            aGradient[i] = 0.0
            aGradient[i] = aGradient[i] + adjoint * (2.0 * data[i])
        for j = 1 .. n
            tmp adjoint2 = bGradient[j]
            bGradient[j] = 0.0
            bGradient[j] = bGradient[j] + adjoint2
            bGradient[j - 1] = bGradient[j - 1] + adjoint2
        """,
        """
        for i = 1 .. n
            aGradient[i] = aGradient[i] * (2.0 * data[i])
        for j = 1 .. n
            bGradient[j - 1] = bGradient[j - 1] + bGradient[j]
        """);

    [Theory]
    [InlineData("aGradient[j] = x")]
    [InlineData("Touch(aGradient)")]
    [InlineData("i = i + 1")]
    [InlineData("if flag\n    aGradient[0] = x")]
    public void An_element_that_may_have_changed_is_read_again(string change)
    {
        string body = "aGradient[i] = 0.0\n" + change + "\naGradient[i] = aGradient[i] + y";
        OptimizedText.Stays(body, strict: false, (b, _) => OverwrittenCells.Apply(CellValues.Apply(b)));
    }

    [Theory]
    [InlineData("x = aGradient[j]")]
    [InlineData("throw")]
    [InlineData("for k = 0 .. n\n    x = x + aGradient[k]")]
    public void A_store_that_may_be_read_stays(string reader)
    {
        string body = "aGradient[i] = y\n" + reader + "\naGradient[i] = z";
        OptimizedText.Stays(body, strict: false, (b, _) => OverwrittenCells.Apply(CellValues.Apply(b)));
    }

    [Fact]
    public void A_flag_that_ends_a_loop_is_not_propagated()
    {
        string body =
            """
            tmp done = false
            while x > 0.0 until done
                x = x - y
                if x < z
                    done = true
            xGradient = x
            """;
        OptimizedText.Becomes(body, body);
    }

    [Fact]
    public void Propagation_forgets_at_loops_and_joins_at_branches() => OptimizedText.Becomes(
        """
        tmp t = 1.0
        if flag
            t = 2.0
        xGradient = t
        tmp u = 3.0
        for i = 0 .. n
            yGradient = yGradient + u
            u = x
        """,
        """
        tmp t = 1.0
        if flag
            t = 2.0
        xGradient = t
        tmp u = 3.0
        for i = 0 .. n
            yGradient = yGradient + u
            u = x
        """,
        strict: true,
        (body, _) => Propagation.Apply(body));
}
