using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>The product that the chain rule takes, with the convention that zero stays zero.</summary>
public static class ChainRule
{
    /// <summary>
    /// <c>derivative · partial</c>, except that a factor of exactly 0 wins over an infinite or undefined one: a value that cannot
    /// influence the result has the derivative 0, also where <c>Sqrt(0)</c>, <c>Log(0)</c> or <c>1 / 0</c> stands on the way.
    /// </summary>
    /// <param name="derivative">An adjoint (or a tangent).</param>
    /// <param name="partial">The local derivative that it is multiplied with.</param>
    /// <returns>The product; NaN where the derivative itself is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(T derivative, T partial)
        where T : IFloatingPointIeee754<T>
    {
        T product = derivative * partial;
        return T.IsNaN(product) ? Resolve(derivative, partial) : product;
    }

    // Reached only if the product is NaN, so that the test above is all that ordinary values pay.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Resolve<T>(T derivative, T partial)
        where T : IFloatingPointIeee754<T> =>
        T.IsZero(derivative) || (T.IsZero(partial) && T.IsInfinity(derivative)) ? T.Zero : T.NaN;
}
