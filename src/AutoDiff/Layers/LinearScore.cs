using System.Numerics;

namespace AutoDiff.Layers;

/// <summary>
/// f(x, W) = W x + b: a score a class. Row c of W is the template of class c, which the score compares with x; where x is an image, the row is one
/// too. Source: CS231n notes on linear classification.
/// </summary>
public static partial class LinearScore
{
    /// <summary>Computes the scores.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">W, a row of as many weights as <paramref name="x"/> is long for each class, row after row.</param>
    /// <param name="biases">b, one a class.</param>
    /// <param name="x">The features of one sample.</param>
    /// <param name="scores">Is set; one a class.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    [Differentiable(nameof(weights), nameof(biases), nameof(x))]
    public static void Of<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> biases, ReadOnlySpan<T> x, Span<T> scores)
        where T : IFloatingPointIeee754<T>
    {
        RequireShapes(weights.Length, biases.Length, x.Length, scores.Length);
        for (int c = 0; c < scores.Length; c++)
        {
            ReadOnlySpan<T> row = weights.Slice(c * x.Length, x.Length);
            T sum = biases[c];
            for (int i = 0; i < x.Length; i++)
            {
                sum += row[i] * x[i];
            }

            scores[c] = sum;
        }
    }

    /// <summary>The template of a class as grey values to look at: the smallest weight black, the largest white.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">W.</param>
    /// <param name="features">The number of features of a sample.</param>
    /// <param name="label">The class.</param>
    /// <returns>One value from 0 to 255 a feature; all 128 where all weights are the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static byte[] Template<T>(ReadOnlySpan<T> weights, int features, int label)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, weights.Length / features);
        ReadOnlySpan<T> row = weights.Slice(label * features, features);
        double least = double.PositiveInfinity;
        double largest = double.NegativeInfinity;
        foreach (T weight in row)
        {
            double value = double.CreateTruncating(weight);
            least = Math.Min(least, value);
            largest = Math.Max(largest, value);
        }

        byte[] grey = new byte[features];
        for (int i = 0; i < features; i++)
        {
            grey[i] = largest > least ? (byte)Math.Round(255 * (double.CreateTruncating(row[i]) - least) / (largest - least)) : (byte)128;
        }

        return grey;
    }

    private static void RequireShapes(int weights, int biases, int features, int scores)
    {
        if (biases != scores || weights != (long)scores * features)
        {
            throw new ArgumentException($"{weights} weights and {biases} biases do not make {scores} scores of {features} features.");
        }
    }
}
