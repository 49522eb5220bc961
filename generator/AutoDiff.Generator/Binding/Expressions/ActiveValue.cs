using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What is told where it turns out that an active value flows into code that has no derivative.</summary>
internal static class ActiveValue
{
    public static Refusal Refusal(IOperation operation, string id)
    {
        string subject = operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called } => "'" + SourceText.Of(called.Syntax) + "'",
            IInvocationOperation call => "the call of '" + call.TargetMethod.ContainingType?.Name + "." + call.TargetMethod.Name + "'" + WhyOpen(call),
            IConversionOperation conversion => "the conversion to " + conversion.Type?.Name,
            IInterpolatedStringOperation => "the interpolated string",
            { Type.SpecialType: SpecialType.System_String } => "the text '" + SourceText.Of(operation.Syntax) + "'",
            _ => "'" + SourceText.Of(operation.Syntax) + "'",
        };
        return new Refusal(id, operation.Syntax.GetLocation(), subject, Advice(operation, id));
    }

    private static string Advice(IOperation operation, string id) => operation switch
    {
        _ when id == RefusalId.UnknownTarget => "call a method, or a lambda that stands in this method or in one that it calls; or exclude the value with StopGradient.Of",
        IInvocationOperation { Instance.Type: ITypeParameterSymbol } or IInvocationOperation { ConstrainedToType: ITypeParameterSymbol } =>
            "put [Differentiable] on a method that calls this one with a known type, or exclude the value with StopGradient.Of",
        IInvocationOperation call when IsOpen(call) => "take a sealed class or a struct instead, or exclude the value with StopGradient.Of",
        IInvocationOperation { Instance.Type: INamedTypeSymbol { IsGenericType: true, Name: not "Span" and not "ReadOnlySpan" } collection } when IsCollection(collection) =>
            "use an array, or a List in a variable that is never given another list; or exclude the value with StopGradient.Of",
        not IInvocationOperation and { Type.SpecialType: SpecialType.System_String } => "put StopGradient.Of around the numbers in it",
        _ when id == RefusalId.CallWithoutRule => "write the computation in this project, or exclude the value with StopGradient.Of",
        _ => "keep the value in local variables, arrays and spans, or exclude it with StopGradient.Of",
    };

    private static string WhyOpen(IInvocationOperation call) =>
        call.Instance?.Type is ITypeParameterSymbol || call.ConstrainedToType is ITypeParameterSymbol ? ", which depends on the type argument,"
        : IsOpen(call) ? ", of which the implementation is known at run time only,"
        : string.Empty;

    /// <summary>A method of the project that has no body where it is declared.</summary>
    private static bool IsOpen(IInvocationOperation call) => call.TargetMethod is { IsAbstract: true, DeclaringSyntaxReferences.Length: > 0 };

    private static bool IsCollection(INamedTypeSymbol type) =>
        KnownTypes.IsIn(type.OriginalDefinition, "System.Collections.Generic") || KnownTypes.IsIn(type.OriginalDefinition, "System.Collections.Concurrent");
}
