using System.Numerics;
using AutoDiff.Parameters;

namespace AutoDiff.GradientChecking;

/// <content>Checks with respect to the parameters of an object.</content>
public static partial class GradientCheck
{
    /// <summary>
    /// Checks a gradient with respect to all parameters of an object, such as a model's; findings are named by their path,
    /// <c>layer1.weights[3, 17]</c>.
    /// </summary>
    /// <typeparam name="TModel">The class of the object.</typeparam>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="function">The function; the same value for the same parameters every time.</param>
    /// <param name="gradient">Its gradient under test: fills the second object at the first, commonly the generated <c>FGradient</c>.</param>
    /// <param name="model">Where to check. Its values move during the check, and are put back.</param>
    /// <param name="gradientModel">An object of the same shapes, for the gradient; arrives cleared.</param>
    /// <param name="options">How strictly to check; null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The objects differ in shape or share something.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult RunObject<TModel, T>(
        Func<TModel, T> function, Action<TModel, TModel> gradient, TModel model, TModel gradientModel, GradientCheckOptions? options = null)
        where TModel : class
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        ParameterObject<T> parameters = ParameterObject<T>.Of(model);
        ParameterObject<T> gradients = ParameterObject<T>.Of(gradientModel);
        if (ReferenceEquals(model, gradientModel) || parameters.DifferenceTo(gradients) is not null)
        {
            throw new ArgumentException(
                "The gradient is another object of the same shapes: " + (parameters.DifferenceTo(gradients) ?? "this is the model itself") + ".", nameof(gradientModel));
        }

        T[] point = new T[parameters.Count];
        parameters.CopyTo(point);
        try
        {
            return Run<T>(
                at =>
                {
                    parameters.CopyFrom(at);
                    return function(model);
                },
                (at, result) =>
                {
                    parameters.CopyFrom(at);
                    gradients.CopyFrom(result);
                    gradient(model, gradientModel);
                    gradients.CopyTo(result);
                },
                point,
                options).Named(parameters.PathOf);
        }
        finally
        {
            parameters.CopyFrom(point);
        }
    }
}
