using System.Numerics;

namespace AutoDiff.Losses;

/// <summary>Mean losses of predicted numbers against measured ones.</summary>
public static partial class RegressionLoss
{
    /// <summary>Mean squared error, (1/n) Σ (pᵢ − tᵢ)².</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="predictions">p, n of them.</param>
    /// <param name="targets">t, n of them.</param>
    /// <returns>The mean of the squared residuals, in squared units of the targets.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    [Differentiable(nameof(predictions))]
    public static T MeanSquared<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(predictions.Length, targets.Length, nameof(targets));
        T sum = T.Zero;
        for (int i = 0; i < predictions.Length; i++)
        {
            T residual = predictions[i] - targets[i];
            sum += residual * residual;
        }

        return sum / T.CreateChecked(predictions.Length);
    }

    /// <summary>Mean absolute error, (1/n) Σ |pᵢ − tᵢ|; the slope at a residual of 0 is 0.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="predictions">p, n of them.</param>
    /// <param name="targets">t, n of them.</param>
    /// <returns>The mean size of the residuals, in units of the targets.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    [Differentiable(nameof(predictions))]
    public static T MeanAbsolute<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(predictions.Length, targets.Length, nameof(targets));
        T sum = T.Zero;
        for (int i = 0; i < predictions.Length; i++)
        {
            sum += T.Abs(predictions[i] - targets[i]);
        }

        return sum / T.CreateChecked(predictions.Length);
    }

    /// <summary>
    /// Mean Huber loss: r²/2 for residuals |r| ≤ δ, else δ(|r| − δ/2): quadratic near the target, linear for outliers, with a
    /// continuous slope. Source: Huber (1964).
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="predictions">p, n of them.</param>
    /// <param name="targets">t, n of them.</param>
    /// <param name="delta">δ &gt; 0, the residual at which it turns linear, in units of the targets.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive.</exception>
    [Differentiable(nameof(predictions))]
    public static T Huber<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, T delta)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(predictions.Length, targets.Length, nameof(targets));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        T half = T.CreateChecked(0.5);
        T sum = T.Zero;
        for (int i = 0; i < predictions.Length; i++)
        {
            T residual = predictions[i] - targets[i];
            T size = T.Abs(residual);
            sum += size <= delta ? half * residual * residual : delta * (size - half * delta);
        }

        return sum / T.CreateChecked(predictions.Length);
    }
}
