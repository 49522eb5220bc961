using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.GradientChecking;

/// <content>Checks second derivatives.</content>
public static partial class GradientCheck
{
    /// <summary>
    /// Checks second derivatives: for a random direction u, ⟨u, ∇f⟩ is a function of its own, whose gradient is the Hessian times u. It is checked
    /// as any other gradient.
    /// </summary>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="gradient">The gradient of the function, right already.</param>
    /// <param name="product">The product of the Hessian with a direction, under test.</param>
    /// <param name="point">Where to check.</param>
    /// <param name="options">How strictly to check, and the seed of the direction; null for the defaults.</param>
    /// <returns>What was found; its value is ⟨u, ∇f⟩.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult RunHessian<T>(
        GradientFunction<T> gradient, HessianProduct<T> product, ReadOnlySpan<T> point, GradientCheckOptions? options = null)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(product);
        Random random = new((options ?? new GradientCheckOptions()).Seed);
        T[] direction = new T[point.Length];
        for (int i = 0; i < direction.Length; i++)
        {
            // Away from 0, so that no column of the Hessian goes unseen.
            direction[i] = T.CreateChecked((0.5 + random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1));
        }

        T[] slopes = new T[point.Length];
        return Run<T>(
            at =>
            {
                slopes.AsSpan().Clear();
                gradient(at, slopes);
                return TensorPrimitives.Dot<T>(slopes, direction);
            },
            (at, result) => product(at, direction, result),
            point,
            options);
    }
}
