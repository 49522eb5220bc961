using AutoDiff.Generator.Optimization;
using AutoDiff.Generator.Optimization.Loops;

namespace AutoDiff.Generator.Tests.Optimization;

public class LoopTests
{
    [Fact]
    public void A_loop_of_independent_iterations_counts_up() => Directed(
        """
        for j = n - 1 .. 0 step -1
            var t = a[j] * x
            aGradient[j] = aGradient[j] + t
            data[j] = t
        """,
        """
        for j = 0 .. n
            var t = a[j] * x
            aGradient[j] = aGradient[j] + t
            data[j] = t
        """,
        strict: true);

    [Fact]
    public void Sums_into_one_place_change_their_order_only_where_that_is_allowed()
    {
        string down =
            """
            for j = n - 1 .. 0 step -1
                xGradient = xGradient + a[j]
                aGradient[0] = aGradient[0] - a[j]
            """;
        string up = down.Replace("n - 1 .. 0 step -1", "0 .. n", StringComparison.Ordinal);
        Directed(down, up, strict: false);
        Directed(down, down, strict: true);
    }

    [Theory]
    [InlineData("x = x * a[j]\n    data[j] = x")]
    [InlineData("data[j] = data[j + 1]")]
    [InlineData("data[j] = x\n    xGradient = xGradient + data[0]")]
    [InlineData("xGradient = xGradient + a[j]\n    data[j] = xGradient")]
    [InlineData("xGradient = a[j]")]
    [InlineData("data[i] = a[j]")]
    [InlineData("data[k + j] = a[j]\n    k = k + 1")]
    [InlineData("k = k + 1\n    data[k + j] = a[j]")]
    [InlineData("Log(a[j])")]
    [InlineData("data[j % 2] = a[j]")]
    [InlineData("tTape.Push(a[j])")]
    public void A_loop_whose_order_shows_stays(string body)
    {
        string loop = "var tTape\nfor j = n - 1 .. 0 step -1\n    " + body;
        Directed(loop, loop, strict: false);
    }

    [Fact]
    public void A_sum_through_memory_goes_into_a_local()
    {
        // The element is known to exist: the loop around runs over all of them.
        OptimizedText.Becomes(
            """
            for i = 0 .. a.Length
                for j = 0 .. n
                    aGradient[i] = aGradient[i] + b[j] * x
            """,
            """
            for i = 0 .. a.Length
                tmp aGradientSum = aGradient[i]
                for j = 0 .. n
                    aGradientSum = aGradientSum + b[j] * x
                aGradient[i] = aGradientSum
            """,
            strict: true,
            Accumulators.Apply);
    }

    [Fact]
    public void An_element_is_touched_only_if_the_loop_runs() => OptimizedText.Becomes(
        """
        for j = 0 .. n
            aGradient[i] = aGradient[i] + b[j] * x
        """,
        """
        if n > 0
            tmp aGradientSum = aGradient[i]
            for j = 0 .. n
                aGradientSum = aGradientSum + b[j] * x
            aGradient[i] = aGradientSum
        """,
        strict: true,
        Accumulators.Apply);

    [Fact]
    public void A_loop_over_a_count_does_not_prove_that_elements_exist() => OptimizedText.Becomes(
        """
        for i = 0 .. m
            for j = 0 .. n
                aGradient[i] = aGradient[i] + b[j] * x
        """,
        """
        for i = 0 .. m
            if n > 0
                tmp aGradientSum = aGradient[i]
                for j = 0 .. n
                    aGradientSum = aGradientSum + b[j] * x
                aGradient[i] = aGradientSum
        """,
        strict: true,
        Accumulators.Apply);

    [Fact]
    public void An_element_that_was_used_before_exists() => OptimizedText.Becomes(
        """
        var t = a[i]
        for j = 0 .. n
            aGradient[i] = aGradient[i] + b[j] * t
        """,
        """
        var t = a[i]
        tmp aGradientSum = aGradient[i]
        for j = 0 .. n
            aGradientSum = aGradientSum + b[j] * t
        aGradient[i] = aGradientSum
        """,
        strict: true,
        Accumulators.Apply);

    [Fact]
    public void A_reference_parameter_is_summed_in_a_local() => OptimizedText.Becomes(
        """
        for j = 0 .. n
            xGradient = xGradient + b[j]
        """,
        """
        tmp xGradientSum = xGradient
        for j = 0 .. n
            xGradientSum = xGradientSum + b[j]
        xGradient = xGradientSum
        """,
        strict: true,
        Accumulators.Apply);

    [Theory]
    [InlineData("aGradient[i] = aGradient[i] + aGradient[j]")]
    [InlineData("aGradient[i] = aGradient[i] + x\n    aGradient[j] = y")]
    [InlineData("aGradient[i] = aGradient[i] + x\n    i = i + 1")]
    [InlineData("aGradient[i] = aGradient[i] + x\n    throw")]
    [InlineData("if flag\n        aGradient[i] = aGradient[i] + x")]
    public void A_place_that_others_see_stays_in_memory(string body)
    {
        string loop = "for j = 0 .. n\n    " + body;
        OptimizedText.Stays(loop, strict: false, Accumulators.Apply);
    }

    [Fact]
    public void Rows_are_sliced_before_the_loop() => OptimizedText.Becomes(
        """
        var d = a.Length
        for c = 0 .. b.Length
            var s = b[c]
            for j = 0 .. d
                s = s + w[c * d + j] * a[j]
            data[c] = s
            for k = 0 .. d
                wGradient[c * d + k] = wGradient[c * d + k] + s * w[c * d + k]
        """,
        """
        var d = a.Length
        for c = 0 .. b.Length
            var s = b[c]
            tmp wRow = w.Row(c * d, d)
            for j = 0 .. d
                s = s + wRow[j] * a[j]
            data[c] = s
            tmp wGradientRow = wGradient.Slice(c * d, d)
            for k = 0 .. d
                wGradientRow[k] = wGradientRow[k] + s * wRow[k]
        """,
        strict: true,
        RowSlices.Apply);

    [Fact]
    public void A_row_is_sliced_again_where_it_has_moved() => OptimizedText.Becomes(
        """
        for i = 0 .. a.Length
            x = x + w[k * a.Length + i]
        k = k + 1
        for j = 0 .. a.Length
            y = y + w[k * a.Length + j]
        """,
        """
        tmp wRow = w.Row(k * a.Length, a.Length)
        for i = 0 .. a.Length
            x = x + wRow[i]
        k = k + 1
        tmp wRow2 = w.Row(k * a.Length, a.Length)
        for j = 0 .. a.Length
            y = y + wRow2[j]
        """,
        strict: true,
        RowSlices.Apply);

    [Fact]
    public void A_row_that_may_not_exist_is_sliced_only_if_the_loop_runs() => OptimizedText.Becomes(
        """
        for j = 0 .. n
            x = x + w[r * m + j]
        """,
        """
        if n > 0
            tmp wRow = w.Row(r * m, n)
            for j = 0 .. n
                x = x + wRow[j]
        """,
        strict: true,
        RowSlices.Apply);

    [Fact]
    public void A_loop_from_another_start_goes_over_columns() => OptimizedText.Becomes(
        """
        for j = i + 1 .. n
            w0 = w0 + w[r * n + j] * a[j]
        """,
        """
        if (i + 1) < n
            tmp wRow = w.Row(r * n + (i + 1), n - (i + 1))
            tmp aRow = a.Row(i + 1, n - (i + 1))
            for column = 0 .. n - (i + 1)
                w0 = w0 + wRow[column] * aRow[column]
        """,
        strict: true,
        RowSlices.Apply);

    [Theory]
    [InlineData("if flag\n        x = x + w[r * n + j]")]
    [InlineData("x = x + (flag ? w[r * n + j] : 0.0)")]
    [InlineData("x = x + w[r * n + j]\n    r = r + 1")]
    [InlineData("x = x + w[j * n + r]")]
    [InlineData("x = x + a[j]")]
    [InlineData("x = x + a[j + 1]")]
    public void Accesses_that_are_no_rows_stay(string body) =>
        OptimizedText.Stays("for j = 0 .. n\n    " + body, strict: false, RowSlices.Apply);

    [Fact]
    public void A_cleared_gradient_is_set_by_the_loop_that_sums_into_it_first()
    {
        OptimizedText.Becomes(
            """
            aGradient.Clear()
            var d = a.Length
            for j = 0 .. d
                aGradient[j] = aGradient[j] + x * a[j]
            """,
            """
            var d = a.Length
            for j = 0 .. d
                aGradient[j] = x * a[j]
            """);
    }

    [Theory]
    [InlineData("for j = 1 .. a.Length\n    aGradient[j] = aGradient[j] + x")]
    [InlineData("for j = 0 .. n\n    aGradient[j] = aGradient[j] + x")]
    [InlineData("for j = 0 .. a.Length\n    if flag\n        aGradient[j] = aGradient[j] + x")]
    [InlineData("for j = 0 .. a.Length\n    aGradient[j] = aGradient[j] + x\n    aGradient[0] = y")]
    [InlineData("aGradient[0] = x\nfor j = 0 .. a.Length\n    aGradient[j] = aGradient[j] + x")]
    [InlineData("if flag\n    throw\nfor j = 0 .. a.Length\n    aGradient[j] = aGradient[j] + x")]
    public void A_gradient_that_is_not_set_as_a_whole_is_cleared(string code) =>
        OptimizedText.Stays("aGradient.Clear()\n" + code, strict: false, FirstStores.Apply);

    [Fact]
    public void A_matrix_vector_adjoint_becomes_what_a_person_writes() => OptimizedText.Becomes(
        """
        var d = a.Length
        tmp sGradient = 0.0
        for c = b.Length - 1 .. 0 step -1
            sGradient = sGradient + upstream * b[c]
            for j = d - 1 .. 0 step -1
                // s += w[c * d + j] * a[j];
                wGradient[c * d + j] = wGradient[c * d + j] + sGradient * a[j]
                aGradient[j] = aGradient[j] + sGradient * w[c * d + j]
            bGradient[c] = bGradient[c] + sGradient
            sGradient = 0.0
        """,
        """
        var d = a.Length
        for c = 0 .. b.Length
            tmp sGradient = upstream * b[c]
            tmp wGradientRow = wGradient.Slice(c * d, d)
            tmp wRow = w.Row(c * d, d)
            for j = 0 .. d
                // s += w[c * d + j] * a[j];
                wGradientRow[j] = wGradientRow[j] + sGradient * a[j]
                aGradient[j] = aGradient[j] + sGradient * wRow[j]
            bGradient[c] = bGradient[c] + sGradient
        """);

    private static void Directed(string before, string after, bool strict) => OptimizedText.Becomes(before, after, strict, Direction.Apply);
}
