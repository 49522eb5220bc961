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
            IInvocationOperation call => "the call of '" + call.TargetMethod.ContainingType?.Name + "." + call.TargetMethod.Name + "'",
            IConversionOperation conversion => "the conversion to " + conversion.Type?.Name,
            IInterpolatedStringOperation => "the interpolated string",
            _ => "'" + SourceText.Of(operation.Syntax) + "'",
        };
        string advice = id == RefusalId.UnknownTarget
            ? "call a method, or a lambda that stands in this method or in one that it calls; or exclude the value with StopGradient.Of"
            : id == RefusalId.CallWithoutRule
            ? "write the computation in this project, or exclude the value with StopGradient.Of"
            : "keep the value in local variables, arrays and spans, or exclude it with StopGradient.Of";
        return new Refusal(id, operation.Syntax.GetLocation(), subject, advice);
    }
}
