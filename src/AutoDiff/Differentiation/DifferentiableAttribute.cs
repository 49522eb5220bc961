namespace AutoDiff;

/// <summary>
/// Marks a method whose derivative the compiler is to write. For a method <c>F</c> the generator adds
/// <c>FGradient</c> (sets the gradients), <c>FBackward</c> (adds <c>upstream · ∂F/∂input</c> to them) and
/// <c>FJvp</c> (forward mode) beside it.
/// </summary>
/// <param name="parameters">
/// The parameters to differentiate with respect to, by name (<c>nameof(w)</c>); none means every real-valued parameter.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(params string[] parameters) : Attribute
{
    /// <summary>The names of the differentiated parameters; empty means every real-valued parameter.</summary>
    public string[] Parameters { get; } = parameters;

    /// <summary>Keeps the order of floating-point sums as in the source. By default they may be reassociated.</summary>
    public bool Strict { get; set; }

    /// <summary>Whether the generated code is simplified; on by default. Off, it computes the same, less readably, and remembers what it could compute again.</summary>
    public bool Optimize { get; set; } = true;
}
