using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Regularization;

/// <summary>
/// The max-norm constraint: after each step, the weights of a unit that have grown longer than c are scaled back to length c.
/// Source: Srebro and Shraibman (2005), as in the CS231n notes.
/// </summary>
public static class MaxNorm
{
    /// <summary>Projects each row onto the ball of radius c.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">The weights, unit after unit; changed in place.</param>
    /// <param name="rowLength">The number of weights of a unit.</param>
    /// <param name="radius">c &gt; 0, commonly 3 or 4.</param>
    /// <returns>How many rows were too long.</returns>
    /// <exception cref="ArgumentException">The weights are not whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row length or the radius is not positive.</exception>
    public static int Project<T>(Span<T> weights, int rowLength, T radius)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowLength);
        if (!(radius > T.Zero))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "The radius is positive.");
        }

        if (weights.Length % rowLength != 0)
        {
            throw new ArgumentException($"{weights.Length} weights are not whole rows of {rowLength}.", nameof(weights));
        }

        int tooLong = 0;
        for (int start = 0; start < weights.Length; start += rowLength)
        {
            Span<T> row = weights.Slice(start, rowLength);
            T norm = TensorPrimitives.Norm<T>(row);
            if (norm > radius)
            {
                TensorPrimitives.Multiply(row, radius / norm, row);
                tooLong++;
            }
        }

        return tooLong;
    }
}
