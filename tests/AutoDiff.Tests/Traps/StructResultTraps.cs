namespace AutoDiff.Tests.Traps;

/// <summary>What stands in a returned struct or object beside its numbers, and what an upstream must be.</summary>
public sealed partial class StructResultTraps
{
    public record struct Tally(double Sum, int Count, string? Unit, double? Last);

    public sealed class Total
    {
        public double Sum { get; set; }
    }

    [Differentiable]
    private static Tally Count(double x, double y) => new(x * y, 3, "kg", x > 0 ? x : null);

    [Differentiable]
    private static Total Add(double x, double y) => new() { Sum = x * y };

    [Differentiable]
    private static double[,] Row(double x) => new[,] { { x, x * x } };

    [Differentiable]
    private static bool TryRoot(double x, out double root)
    {
        root = x < 0 ? 0 : Math.Sqrt(x);
        return x >= 0;
    }

    [Fact]
    public void What_is_no_number_is_in_the_value_and_its_default_in_the_tangent()
    {
        (Tally value, Tally tangent) = CountJvp(2, 5, 1, 10);
        Assert.Equal(new Tally(10, 3, "kg", 2), value);
        Assert.Equal(new Tally(25, 0, null, 1), tangent);
    }

    [Fact]
    public void A_nullable_moves_where_there_is_a_value()
    {
        Assert.Null(CountJvp(-2, 5, 1, 10).Tangent.Last);
        double xGradient = 0, yGradient = 0;
        CountBackward(-2, 5, new Tally(0, 7, "m", 100), ref xGradient, ref yGradient);
        Assert.Equal((0, 0), (xGradient, yGradient));
    }

    [Fact]
    public void An_upstream_without_a_value_counts_as_zero()
    {
        double xGradient = 1, yGradient = 2;
        CountBackward(2, 5, new Tally(1, 0, null, null), ref xGradient, ref yGradient);
        Assert.Equal((6, 4), (xGradient, yGradient));
    }

    [Fact]
    public void An_upstream_object_must_be_there()
    {
        double xGradient = 1, yGradient = 2;
        Assert.Throws<ArgumentException>(() => AddBackward(2, 5, null!, ref xGradient, ref yGradient));
        Assert.Equal((1, 2), (xGradient, yGradient));
        Assert.Equal(10, AddBackward(2, 5, new Total { Sum = 2 }, ref xGradient, ref yGradient).Sum);
        Assert.Equal((11, 6), (xGradient, yGradient));
    }

    [Fact]
    public void The_upstream_of_a_rectangular_array_has_its_shape()
    {
        double xGradient = 1;
        Assert.Throws<ArgumentException>(() => RowBackward(3, new double[2, 1], ref xGradient));
        Assert.Equal(1, xGradient);
        RowBackward(3, new double[,] { { 1, 10 } }, ref xGradient);
        Assert.Equal(62, xGradient);
        Assert.Equal(new double[,] { { 2, 12 } }, RowJvp(3, 2).Tangent);
    }

    [Fact]
    public void A_flag_beside_a_result_is_just_returned()
    {
        double xGradient = 0;
        Assert.True(TryRootBackward(4, out _, ref xGradient, 2));
        Assert.Equal(0.5, xGradient);
        Assert.False(TryRootJvp(-4, out double root, 1, out double rootTangent));
        Assert.Equal((0, 0), (root, rootTangent));
    }
}
