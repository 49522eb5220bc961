using System.Numerics;

namespace AutoDiff.Tests.Traps;

/// <summary>Arrays of structs: indices that are out of range, buffers that do not fit, layouts.</summary>
public static partial class StructArrayFunctions
{
    public readonly record struct Spot(double X, double Y);

    public record struct Part(float Weight, double Value, bool IsUsed);

    [Differentiable(nameof(p))]
    public static double At(Spot[] p, int i) => p[i].X * p[0].Y;

    [Differentiable(nameof(p))]
    public static void WriteAt(Span<Vector2> p, int i)
    {
        p[0].X *= 2;
        p[i] = p[0];
    }

    [Differentiable(nameof(p))]
    public static double Tail(ReadOnlySpan<Spot> p, int start, int count) => p.Slice(start, count)[0].X;

    [Differentiable]
    public static double Stopped(Spot[] p)
    {
        Spot[] fixedOnes = StopGradient.Of(p);
        return p[0].X * fixedOnes[1].Y;
    }

    [Differentiable]
    public static double Tuples((double A, double B, double C)[] p) => p[0].A + (2 * p[0].B) + (3 * p[1].C);

    [Differentiable]
    public static Spot[] Same(Spot[] p) => p;

    [Differentiable]
    public static Complex[] Nothing(Complex[] p) => p[..0];

    [Differentiable]
    public static void Swap(Spot[] a, Spot[] b) => (a[0], b[0]) = (b[0], a[0]);

    [Differentiable(nameof(x))]
    public static double Parts(double x, Part[] parts)
    {
        double sum = 0;
        foreach (Part part in parts)
        {
            sum += part.IsUsed ? part.Weight * x * part.Value : 0;
        }

        return sum;
    }
}

public sealed class StructArrayTraps
{
    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1 << 30)]
    [InlineData(int.MinValue + 1)]
    public void An_index_out_of_range_throws_and_writes_nothing(int index)
    {
        StructArrayFunctions.Spot[] p = [new(1, 2), new(3, 4)];
        StructArrayFunctions.Spot[] gradient = [new(7, 7), new(7, 7)];
        Assert.ThrowsAny<SystemException>(() => StructArrayFunctions.AtGradient(p, index, gradient));
        Assert.ThrowsAny<SystemException>(() => StructArrayFunctions.AtBackward(p, index, 1, gradient));
        Assert.ThrowsAny<SystemException>(() => StructArrayFunctions.AtJvp(p, index, gradient));
        Assert.All(gradient, g => Assert.Equal(new(7, 7), g));
        Vector2[] written = [new(1, 2), new(3, 4)];
        Vector2[] upstream = [new(7, 7), new(7, 7)];
        Assert.ThrowsAny<SystemException>(() => StructArrayFunctions.WriteAtBackward(written, index, upstream));
        Assert.All(upstream, g => Assert.Equal(new(7, 7), g));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(3, 0)]
    [InlineData(0, 3)]
    [InlineData(int.MinValue, 1)]
    [InlineData(0, int.MinValue)]
    [InlineData(1 << 30, 1 << 30)]
    [InlineData(2, 0)]
    public void A_part_out_of_range_throws(int start, int count)
    {
        StructArrayFunctions.Spot[] p = [new(1, 2), new(3, 4)];
        StructArrayFunctions.Spot[] gradient = [new(7, 7), new(7, 7)];
        Assert.ThrowsAny<SystemException>(() => StructArrayFunctions.TailGradient(p, start, count, gradient));
        Assert.All(gradient, g => Assert.Equal(new(7, 7), g));
    }

    [Fact]
    public void Elements_have_gradients_in_their_places()
    {
        StructArrayFunctions.Spot[] p = [new(1, 2), new(3, 4)];
        StructArrayFunctions.Spot[] gradient = [new(7, 7), new(7, 7)];
        Assert.Equal(6, StructArrayFunctions.AtGradient(p, 1, gradient));
        Assert.Equal([new(0, 3), new(2, 0)], gradient);
        Assert.Equal(3, StructArrayFunctions.TailGradient(p, 1, 1, gradient));
        Assert.Equal([new(0, 0), new(1, 0)], gradient);
        Assert.Equal(4, StructArrayFunctions.StoppedGradient(p, gradient));
        Assert.Equal([new(4, 0), new(0, 0)], gradient);
        (double A, double B, double C)[] tupleGradient = new (double, double, double)[2];
        StructArrayFunctions.TuplesGradient([(1, 2, 3), (4, 5, 6)], tupleGradient);
        Assert.Equal([(1, 2, 0), (0, 0, 3)], tupleGradient);
    }

    [Fact]
    public void Buffers_that_do_not_fit_are_refused()
    {
        StructArrayFunctions.Spot[] p = [new(1, 2), new(3, 4)];
        Assert.Throws<ArgumentException>(() => StructArrayFunctions.AtGradient(p, 0, new StructArrayFunctions.Spot[1]));
        Assert.Throws<ArgumentException>(() => StructArrayFunctions.AtGradient(p, 0, p));
        Assert.Throws<ArgumentNullException>(() => StructArrayFunctions.AtGradient(null!, 0, default));
        Assert.Throws<ArgumentException>(() => StructArrayFunctions.SwapBackward(p, p, new StructArrayFunctions.Spot[2], new StructArrayFunctions.Spot[2]));
        Assert.Throws<ArgumentException>(() => StructArrayFunctions.SameBackward(p, new StructArrayFunctions.Spot[3], new StructArrayFunctions.Spot[2]));
    }

    [Fact]
    public void Returned_arrays_pass_their_upstream_on()
    {
        StructArrayFunctions.Spot[] p = [new(1, 2), new(3, 4)];
        StructArrayFunctions.Spot[] gradient = new StructArrayFunctions.Spot[2];
        Assert.Equal(p, StructArrayFunctions.SameBackward(p, [new(5, 6), new(7, 8)], gradient));
        Assert.Equal([new(5, 6), new(7, 8)], gradient);
        Complex[] none = new Complex[1];
        Assert.Empty(StructArrayFunctions.NothingBackward([Complex.One], [], none));
        (Complex[] value, Complex[] tangent) = StructArrayFunctions.NothingJvp([Complex.One], none);
        Assert.Empty(value);
        Assert.Empty(tangent);
    }

    [Fact]
    public void Structs_of_several_types_are_data()
    {
        StructArrayFunctions.Part[] parts = [new(2, 3, true), new(5, 7, false), new(1, 4, true)];
        Assert.Equal(20, StructArrayFunctions.PartsGradient(2, parts, out double gradient));
        Assert.Equal(10, gradient);
    }
}
