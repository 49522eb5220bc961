namespace AutoDiff;

/// <summary>
/// Marks the derivative of a static method that cannot be differentiated from its source, or not well. Where a differentiated method
/// calls <c>Foo.Bar</c>, the marked method takes part in its derivative; it wins over the source of <c>Bar</c>.
/// </summary>
/// <remarks>
/// <para>
/// The signature is that of the generated <c>BarBackward</c> with every real-valued parameter: the parameters of <c>Bar</c>, the
/// upstream if <c>Bar</c> returns a real number, then a gradient for each real-valued parameter (<c>ref double</c>, or
/// <c>Span&lt;double&gt;</c> for an array or span), and the optional parameters of <c>Bar</c> behind them. It returns what
/// <c>Bar</c> returns, and leaves the parameters as <c>Bar</c> leaves them. The overload is the one whose parameters have these types.
/// </para>
/// <para>
/// The method <i>adds</i> <c>upstream · ∂Bar/∂p</c> to each gradient. The gradient of a <c>Span&lt;T&gt;</c> that <c>Bar</c> writes
/// comes in as the upstream of what <c>Bar</c> leaves there, and goes out as the gradient of what was there before (zero where that is
/// overwritten). A <c>ReadOnlySpan&lt;T&gt;</c> is never written; an array is taken to be written only if <c>Bar</c> returns nothing.
/// </para>
/// <para>
/// Forward mode needs no method of its own: the tangent of a number that <c>Bar</c> returns is the gradient (with the upstream 1) times
/// the tangents, and of a written span one such product for each element.
/// </para>
/// </remarks>
/// <param name="type">The type that declares the method: <c>typeof(Foo)</c>.</param>
/// <param name="method">The name of the method: <c>nameof(Foo.Bar)</c>.</param>
/// <example>
/// <code>
/// [DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// internal static double ErfBackward(double x, double upstream, ref double xGradient)
/// {
///     xGradient += upstream * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
///     return SpecialFunctions.Erf(x);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type that declares the method.</summary>
    public Type Type { get; } = type;

    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
