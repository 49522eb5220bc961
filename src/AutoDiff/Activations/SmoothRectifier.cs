using System.Numerics;

namespace AutoDiff.Activations;

/// <summary>Smooth relatives of the rectified linear unit.</summary>
public static partial class SmoothRectifier
{
    /// <summary>
    /// log(1 + eˣ), whose slope is the sigmoid (½ at 0); written so that no exponential overflows. Source: Dugas et al. (2001).
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <returns>A positive number.</returns>
    [Differentiable]
    public static T Softplus<T>(T x)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? x + T.LogP1(T.Exp(-x)) : T.LogP1(T.Exp(x));

    /// <summary>x · σ(x), also called swish; slope ½ at 0. Source: Elfwing et al. (2017).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <returns>The sum, weighted by its sigmoid.</returns>
    [Differentiable]
    public static T Silu<T>(T x)
        where T : IFloatingPointIeee754<T> => x * Squashing.Sigmoid(x);

    /// <summary>
    /// x · Φ(x) with the normal distribution's Φ in the authors' approximation, x/2 · (1 + tanh(√(2/π)(x + 0.044715 x³))),
    /// which is within 5e-4 of the exact one; slope ½ at 0. Source: Hendrycks and Gimpel (2016).
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <returns>The sum, weighted by how many normal deviates lie below it.</returns>
    [Differentiable]
    public static T Gelu<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T inner = T.Sqrt(T.CreateChecked(2) / T.Pi) * (x + T.CreateChecked(0.044715) * x * x * x);
        return T.CreateChecked(0.5) * x * (T.One + T.Tanh(inner));
    }
}
