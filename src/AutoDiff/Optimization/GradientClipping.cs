using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Optimization;

/// <summary>Keeps a gradient from taking a step that is too long. Source: Pascanu et al. (2012).</summary>
public static class GradientClipping
{
    /// <summary>Scales the gradient to the length <paramref name="limit"/> where it is longer; its direction stays.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="gradient">Changed in place. One with a NaN stays as it is.</param>
    /// <param name="limit">The largest length allowed, positive.</param>
    /// <returns>The length before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static T ByNorm<T>(Span<T> gradient, T limit)
        where T : IFloatingPointIeee754<T>
    {
        Require(limit);
        T norm = TensorPrimitives.Norm<T>(gradient);
        if (norm > limit)
        {
            TensorPrimitives.Multiply(gradient, limit / norm, gradient);
        }

        return norm;
    }

    /// <summary>Clips every component to [−limit, limit]; the direction may change.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="gradient">Changed in place. NaN stays NaN.</param>
    /// <param name="limit">The largest size allowed, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static void ByValue<T>(Span<T> gradient, T limit)
        where T : IFloatingPointIeee754<T>
    {
        Require(limit);
        TensorPrimitives.Clamp(gradient, -limit, limit, gradient);
    }

    private static void Require<T>(T limit)
        where T : IFloatingPointIeee754<T>
    {
        if (!(limit > T.Zero))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit is positive.");
        }
    }
}
