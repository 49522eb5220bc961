using System.Numerics;

namespace AutoDiff.Layers;

/// <summary>
/// A network of sigmoid units in fully connected layers, two or three of them, with squared loss: the first one of the course. Source: CS231n notes on
/// neural networks, "a 2-layer network in about 20 lines".
/// </summary>
public static partial class SigmoidNetwork
{
    /// <summary>Two layers: Σ (σ(x W₁) W₂ − y)², over all samples and outputs.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="w1">W₁, inputs × hidden units, row after row.</param>
    /// <param name="w2">W₂, hidden units × outputs.</param>
    /// <param name="x">A row of inputs a sample.</param>
    /// <param name="y">A row of targets a sample.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="hidden">The number of hidden units.</param>
    /// <returns>The summed squared loss.</returns>
    [Differentiable(nameof(w1), nameof(w2))]
    public static T TwoLayerLoss<T>(ReadOnlySpan<T> w1, ReadOnlySpan<T> w2, ReadOnlySpan<T> x, ReadOnlySpan<T> y, int samples, int hidden)
        where T : IFloatingPointIeee754<T>
    {
        int inputs = w1.Length / hidden;
        int outputs = w2.Length / hidden;
        T[] units = new T[hidden];
        T loss = T.Zero;
        for (int n = 0; n < samples; n++)
        {
            Layer(w1, x.Slice(n * inputs, inputs), units);
            for (int k = 0; k < outputs; k++)
            {
                T score = T.Zero;
                for (int j = 0; j < hidden; j++)
                {
                    score += units[j] * w2[j * outputs + k];
                }

                T error = score - y[n * outputs + k];
                loss += error * error;
            }
        }

        return loss;
    }

    /// <summary>Three layers: Σ (σ(σ(x W₁) W₂) W₃ − y)², over all samples and outputs.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="w1">W₁, inputs × first hidden units, row after row.</param>
    /// <param name="w2">W₂, first × second hidden units.</param>
    /// <param name="w3">W₃, second hidden units × outputs.</param>
    /// <param name="x">A row of inputs a sample.</param>
    /// <param name="y">A row of targets a sample.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="firstHidden">The number of units of the first hidden layer.</param>
    /// <param name="secondHidden">The number of units of the second hidden layer.</param>
    /// <returns>The summed squared loss.</returns>
    [Differentiable(nameof(w1), nameof(w2), nameof(w3))]
    public static T ThreeLayerLoss<T>(
        ReadOnlySpan<T> w1, ReadOnlySpan<T> w2, ReadOnlySpan<T> w3, ReadOnlySpan<T> x, ReadOnlySpan<T> y, int samples, int firstHidden, int secondHidden)
        where T : IFloatingPointIeee754<T>
    {
        int inputs = w1.Length / firstHidden;
        int outputs = w3.Length / secondHidden;
        T[] first = new T[firstHidden];
        T[] second = new T[secondHidden];
        T loss = T.Zero;
        for (int n = 0; n < samples; n++)
        {
            Layer(w1, x.Slice(n * inputs, inputs), first);
            Layer(w2, first, second);
            for (int k = 0; k < outputs; k++)
            {
                T score = T.Zero;
                for (int j = 0; j < secondHidden; j++)
                {
                    score += second[j] * w3[j * outputs + k];
                }

                T error = score - y[n * outputs + k];
                loss += error * error;
            }
        }

        return loss;
    }

    private static void Layer<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> x, Span<T> units)
        where T : IFloatingPointIeee754<T>
    {
        units.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < units.Length; j++)
            {
                units[j] += x[i] * w[i * units.Length + j];
            }
        }

        for (int j = 0; j < units.Length; j++)
        {
            units[j] = Activations.Squashing.Sigmoid(units[j]);
        }
    }
}
