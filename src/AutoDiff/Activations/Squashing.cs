using System.Numerics;

namespace AutoDiff.Activations;

/// <summary>The squashing functions: from the real line to a bounded range.</summary>
public static partial class Squashing
{
    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1; its slope is σ(x)(1 − σ(x)), ¼ at 0. No exponential overflows.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A score.</param>
    /// <returns>The probability whose log-odds are <paramref name="x"/>.</returns>
    [Differentiable]
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (x >= T.Zero)
        {
            return T.One / (T.One + T.Exp(-x));
        }

        T small = T.Exp(x);
        return small / (T.One + small);
    }

    /// <summary>tanh(x) = 2σ(2x) − 1, from −1 to 1; its slope is 1 − tanh²(x), 1 at 0.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">A sum.</param>
    /// <returns>The hyperbolic tangent.</returns>
    [Differentiable]
    public static T Tanh<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Tanh(x);
}
