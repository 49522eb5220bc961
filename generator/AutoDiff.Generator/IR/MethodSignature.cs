namespace AutoDiff.Generator.IR;

/// <summary>How the method and its containing types read in C#, and what is differentiated.</summary>
/// <param name="HintName">File name of the generated source, unique in the compilation, without extension.</param>
/// <param name="Namespace">The namespace, dotted, or null for the global one.</param>
/// <param name="TypeHeaders">Outermost first: the headers of the partial types that contain the method (<c>partial class Losses&lt;T&gt;</c>).</param>
/// <param name="ExtensionReceiver">Where the type is not partial: its full name, to offer the methods by an extension block; else null.</param>
/// <param name="DocumentationId">The cref text of the method, for the XML comments.</param>
/// <param name="Accessibility"><c>public</c>, <c>internal</c>, <c>private</c>, …</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c> or empty.</param>
/// <param name="Constraints"><c>where T : …</c> clauses, each one text.</param>
/// <param name="ReturnType">Double, float, a generic real type, or <see cref="IrType.Void"/>.</param>
internal sealed record MethodSignature(
    string HintName,
    string? Namespace,
    EquatableArray<string> TypeHeaders,
    string? ExtensionReceiver,
    string DocumentationId,
    string Accessibility,
    string Name,
    string TypeParameters,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters,
    IrType ReturnType)
{
    public bool HasGradient => ReturnType.IsReal && !HasWrittenParameter;

    private bool HasWrittenParameter
    {
        get
        {
            foreach (ParameterModel parameter in Parameters)
            {
                if (parameter.IsInOut || (parameter.Differentiated && parameter.RefKind == ParameterRefKind.Out))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
