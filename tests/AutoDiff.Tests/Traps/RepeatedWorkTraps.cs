using System.Text;

namespace AutoDiff.Tests.Traps;

/// <summary>A gradient runs the method once, however deep it calls itself: no call is computed again on the way back.</summary>
public sealed partial class RepeatedWorkTraps
{
    /// <summary>Expansion by minors along the first row, n! terms.</summary>
    [Differentiable(nameof(matrix))]
    private static double Determinant(double[] matrix, int n, StringBuilder calls)
    {
        calls.Append('d');
        if (n == 1)
        {
            return matrix[0];
        }

        double sum = 0;
        double sign = 1;
        for (int column = 0; column < n; column++)
        {
            double[] minor = new double[(n - 1) * (n - 1)];
            for (int i = 1; i < n; i++)
            {
                for (int j = 0; j < n - 1; j++)
                {
                    minor[(i - 1) * (n - 1) + j] = matrix[i * n + (j < column ? j : j + 1)];
                }
            }

            sum += sign * matrix[column] * Determinant(minor, n - 1, calls);
            sign = -sign;
        }

        return sum;
    }

    /// <summary>Two methods that call each other, twice each.</summary>
    [Differentiable(nameof(x))]
    private static double Even(double x, int depth, StringBuilder calls)
    {
        calls.Append('e');
        return depth == 0 ? Math.Sin(x) : Odd(x * 0.5, depth - 1, calls) * Odd(x + 1, depth - 1, calls);
    }

    private static double Odd(double x, int depth, StringBuilder calls)
    {
        calls.Append('o');
        return depth == 0 ? Math.Cos(x) : Even(x - 1, depth - 1, calls) + x * Even(x * x, depth - 1, calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Expansion_by_minors_makes_as_many_calls_as_the_method_itself(int n)
    {
        double[] matrix = [.. Enumerable.Range(0, n * n).Select(i => Math.Sin(i + 1) + (i % (n + 1) == 0 ? 2 : 0))];
        StringBuilder primal = new();
        double value = Determinant(matrix, n, primal);
        double[] gradient = new double[n * n];
        StringBuilder calls = new();
        Assert.Equal(value, DeterminantGradient(matrix, n, calls, gradient));
        Assert.Equal(primal.ToString(), calls.ToString());

        // Every row of the cofactors, times the row itself, gives the determinant.
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(value, Enumerable.Range(0, n).Sum(j => matrix[i * n + j] * gradient[i * n + j]), 1e-9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    public void Mutual_recursion_makes_as_many_calls_as_the_method_itself(int depth)
    {
        StringBuilder primal = new();
        double value = Even(0.7, depth, primal);
        StringBuilder calls = new();
        Assert.Equal(value, EvenGradient(0.7, depth, calls, out double slope));
        Assert.Equal(primal.ToString(), calls.ToString());
        Assert.Equal(slope, EvenJvp(0.7, depth, new StringBuilder(), 1).Tangent, 1e-12 * Math.Max(1, Math.Abs(slope)));
    }
}
