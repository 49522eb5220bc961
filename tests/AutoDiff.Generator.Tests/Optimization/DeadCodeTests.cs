using AutoDiff.Generator.Optimization.Locals;

namespace AutoDiff.Generator.Tests.Optimization;

public class DeadCodeTests
{
    [Fact]
    public void Work_that_nothing_needs_is_not_done() => Becomes(
        """
        var unused = Acos(x)
        var also = unused * y
        xGradient = x
        """,
        """
        xGradient = x
        """);

    [Fact]
    public void Dead_values_that_feed_each_other_round_a_loop_are_dead() => Becomes(
        """
        var s = 0.0
        var t = 1.0
        for i = 0 .. n
            s = s + t
            t = t * s
        xGradient = x
        """,
        """
        xGradient = x
        """);

    [Fact]
    public void A_value_read_in_the_next_iteration_is_needed() => Stays(
        """
        var s = 0.0
        for i = 0 .. n
            xGradient = xGradient + s
            s = a[i]
        """);

    [Fact]
    public void A_store_that_is_overwritten_is_dead() => Becomes(
        """
        var s = x
        s = y
        xGradient = s
        s = z
        """,
        """
        var s
        s = y
        xGradient = s
        """);

    [Fact]
    public void Foreign_code_and_guards_stay() => Stays(
        """
        Log(x)
        if x < 0.0
            throw
        var unused = Log(y)
        """);

    [Fact]
    public void An_unused_buffer_goes_with_its_stores() => Becomes(
        """
        var h = new[n]
        var v = h.Slice(0, n)
        for i = 0 .. n
            h[i] = a[i]
            v[i] = 1.0
        xGradient = x
        """,
        """
        xGradient = x
        """);

    [Fact]
    public void A_buffer_that_foreign_code_sees_stays() => Stays(
        """
        var h = new[n]
        h[0] = x
        Touch(h)
        """);

    [Fact]
    public void A_buffer_that_is_read_through_a_view_stays() => Stays(
        """
        var h = new[n]
        var v = h.Slice(0, n)
        h[0] = x
        xGradient = v[0]
        """);

    [Fact]
    public void A_tape_that_nobody_needs_goes_with_its_pushes() => Becomes(
        """
        var tTape
        var t = x
        for i = 0 .. n
            tTape.Push(t)
            t = t * y
        for j = n - 1 .. 0 step -1
            t = tTape.Pop()
            xGradient = xGradient + y
        tTape.Dispose()
        """,
        """
        for j = n - 1 .. 0 step -1
            xGradient = xGradient + y
        """);

    [Fact]
    public void A_tape_of_which_one_value_is_needed_stays_balanced() => Stays(
        """
        var tTape
        tTape.Push(x)
        tTape.Push(y)
        var t = tTape.Pop()
        var u = tTape.Pop()
        xGradient = u
        tTape.Dispose()
        """);

    [Fact]
    public void Buffers_that_are_taken_back_unread_go() => Becomes(
        """
        var hScratch
        for i = 0 .. n
            var h = hScratch.Take(m)
            h[0] = x
            data[i] = y
        for j = n - 1 .. 0 step -1
            var back = hScratch.TakeBack(m)
            data[j] = data[j] + x
        hScratch.Dispose()
        """,
        """
        for i = 0 .. n
            data[i] = y
        for j = n - 1 .. 0 step -1
            data[j] = data[j] + x
        """);

    [Fact]
    public void Buffers_that_are_read_when_taken_back_stay() => Stays(
        """
        var hScratch
        for i = 0 .. n
            var h = hScratch.Take(m)
            h[0] = x
        for j = n - 1 .. 0 step -1
            var back = hScratch.TakeBack(m)
            data[j] = back[0]
        hScratch.Dispose()
        """);

    [Fact]
    public void Clearing_a_consumed_cell_is_dead_where_no_iteration_sees_another_ones() => Becomes(
        """
        var h = new[n]
        for i = 0 .. n
            h[i] = a[i]
        for j = 0 .. n
            var t = h[j]
            h[j] = 0.0
            aGradient[j] = t
        """,
        """
        var h = new[n]
        for i = 0 .. n
            h[i] = a[i]
        for j = 0 .. n
            var t = h[j]
            aGradient[j] = t
        """);

    [Theory]
    [InlineData("aGradient[j] = h[0]")]
    [InlineData("aGradient[j] = h[n - 1 - j]")]
    public void Clearing_a_cell_that_another_iteration_reads_is_needed(string peek) => Stays(
        """
        var h = new[n]
        for i = 0 .. n
            h[i] = a[i]
        for j = 0 .. n
            var t = h[j]
            h[j] = 0.0
            data[j] = t
        """ + "\n    " + peek);

    [Fact]
    public void A_view_that_is_shifted_reads_the_cells_of_others() => Stays(
        """
        var h = new[n]
        var v = h.Slice(1, m)
        for i = 0 .. n
            h[i] = a[i]
        for j = m - 1 .. 0 step -1
            h[j] = 0.0
            aGradient[j] = v[j]
        """);

    [Fact]
    public void An_empty_branch_goes_and_an_empty_first_branch_is_turned() => Becomes(
        """
        var t = x
        if flag
            t = y
        if x > 0.0
            t = y
        else
            xGradient = y
        """,
        """
        if !(x > 0.0)
            xGradient = y
        """);

    [Fact]
    public void A_loop_is_needed_for_its_exit_flag() => Stays(
        """
        var done = false
        for i = 0 .. n until done
            xGradient = xGradient + a[i]
            if a[i] > 1.0
                done = true
        """);

    [Fact]
    public void Comments_go_with_the_code_below_them() => Becomes(
        """
        # dead
        var t = x
        # alive
        xGradient = x
        """,
        """
        # alive
        xGradient = x
        """);

    private static void Becomes(string before, string after) => OptimizedText.Becomes(before, after, strict: false, DeadCode.Apply);

    private static void Stays(string body) => Becomes(body, body);
}
