namespace AutoDiff.Tests.Traps;

/// <summary>What can go wrong with array variables that change their array.</summary>
public static partial class ReferenceFunctions
{
    [Differentiable]
    public static double BeyondOwnLength(double[] x, int index)
    {
        double[] a = new double[2];
        double[] b = new double[3];
        a[0] = x[0];
        b[0] = x[1];
        (a, b) = (b, a);
        return b[index] * a[0];
    }

    [Differentiable]
    public static double NewIsZero(double[] x, int n)
    {
        double[] a = [x[0], x[1]];
        for (int i = 0; i < n; i++)
        {
            double[] b = new double[2];
            b[0] += a[0] * x[1];
            a = b;
        }

        return a[0] + a[1];
    }

    [Differentiable]
    public static double Grows(double[] x, int steps)
    {
        double[] a = x;
        for (int t = 0; t < steps; t++)
        {
            double[] next = new double[a.Length + 100];
            for (int i = 0; i < a.Length; i++)
            {
                next[i + 1] = a[i] * x[0];
            }

            a = next;
        }

        return a[steps];
    }

    [Differentiable]
    public static double ThrowsLate(double[] x, Span<double> y, int index)
    {
        Span<double> a = y;
        Span<double> b = new double[y.Length];
        for (int i = 0; i < 2; i++)
        {
            a[0] = x[0] * b[0] + 1;
            Span<double> t = a;
            a = b;
            b = t;
        }

        return a[index];
    }
}

public sealed class ReferenceTraps
{
    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void An_index_beyond_the_arrays_own_length_throws(int index)
    {
        double[] gradient = [7, 7];
        Assert.ThrowsAny<Exception>(() => ReferenceFunctions.BeyondOwnLength([1, 2], index));
        Assert.ThrowsAny<Exception>(() => ReferenceFunctions.BeyondOwnLengthGradient([1, 2], index, gradient));
        Assert.ThrowsAny<Exception>(() => ReferenceFunctions.BeyondOwnLengthJvp([1, 2], index, [1, 1]));
        Assert.Equal([7, 7], gradient);
    }

    [Fact]
    public void A_new_array_is_zero_whatever_lay_there_before()
    {
        double[] gradient = new double[2];
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(2.0 * 27, ReferenceFunctions.NewIsZeroGradient([2, 3], 3, gradient));
            Assert.Equal([27, 54], gradient);
        }
    }

    [Fact]
    public void An_arena_that_outgrows_its_first_memory_keeps_what_it_holds()
    {
        double[] gradient = new double[1];
        Assert.Equal(Math.Pow(1.5, 41), ReferenceFunctions.GrowsGradient([1.5], 40, gradient), 1e-12 * Math.Pow(1.5, 41));
        Assert.Equal(41 * Math.Pow(1.5, 40), gradient[0], 1e-11 * Math.Pow(1.5, 41));
        Assert.Equal(gradient[0], ReferenceFunctions.GrowsJvp([1.5], 40, [1]).Tangent, 1e-11 * Math.Pow(1.5, 41));
    }

    [Fact]
    public void Where_the_method_throws_the_gradients_are_as_they_were()
    {
        double[] gradient = [7];
        double[] yGradient = [8, 8];
        Assert.ThrowsAny<Exception>(() => ReferenceFunctions.ThrowsLateBackward([1], new double[2], 5, 1, gradient, yGradient));
        Assert.Equal([7], gradient);
        Assert.Equal([8, 8], yGradient);
    }
}
