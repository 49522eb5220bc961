using System.Numerics;

namespace AutoDiff.Activations;

/// <summary>The rectified linear units and their relatives with a kink or a bend at 0.</summary>
public static partial class Rectifier
{
    /// <summary>max(0, x). The slope at 0 is 0. Source: Nair and Hinton (2010).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <returns>The positive part.</returns>
    [Differentiable]
    public static T Relu<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Max(T.Zero, x);

    /// <summary>x where it is positive, else slope · x, so that no unit dies. The slope at 0 is <paramref name="slope"/>. Source: Maas et al. (2013).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <param name="slope">The slope of the negative side, commonly 0.01.</param>
    /// <returns>The leaky positive part.</returns>
    [Differentiable]
    public static T LeakyRelu<T>(T x, T slope)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? x : slope * x;

    /// <summary>x where it is positive, else α(eˣ − 1). With α = 1 the slope at 0 is 1 from both sides. Source: Clevert et al. (2015).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <param name="alpha">α: it saturates at −α.</param>
    /// <returns>The exponential linear unit.</returns>
    [Differentiable]
    public static T Elu<T>(T x, T alpha)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? x : alpha * T.ExpM1(x);

    /// <summary>max(a, b) of two sums; at a tie each gets half of the gradient. Source: Goodfellow et al. (2013), with two pieces.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="a">The first piece, w₁ᵀx + b₁.</param>
    /// <param name="b">The second piece, w₂ᵀx + b₂.</param>
    /// <returns>The larger one.</returns>
    [Differentiable]
    public static T Maxout<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.Max(a, b);
}
