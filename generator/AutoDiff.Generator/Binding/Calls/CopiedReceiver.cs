using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Structs of which C# makes a copy, where a method that changes its struct is called on them.</summary>
internal static class CopiedReceiver
{
    /// <summary>The place of a struct parameter, or of a part of it, that is copied; null where there is nothing to copy.</summary>
    public static AggregatePlace? Of(IOperation? instance, IOperation calleeBody, IOperation call, BodyBinder body)
    {
        if (instance is not { Type.IsValueType: true } || !IsReadOnly(instance, body.Frame.Method) || body.Objects.Find(instance) is not { } known || !AssignedSymbols.ChangesThis(calleeBody))
        {
            return null;
        }

        return body.AggregatePlaces.KnownPlace(known)?.AsReadOnly() ?? throw LanguageFence.Refuse(
            RefusalId.ConstructNotYet, call, "'" + call.Syntax + "', which changes a copy of a struct that is readonly here,", "make the copy in a variable first");
    }

    /// <summary><c>this</c> in a readonly member, what comes as <c>in</c>, and fields of those.</summary>
    private static bool IsReadOnly(IOperation instance, IMethodSymbol method) => instance switch
    {
        IParenthesizedOperation e => IsReadOnly(e.Operand, method),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => method.IsReadOnly,
        IParameterReferenceOperation e => e.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } e => e.Field.IsReadOnly || IsReadOnly(owner, method),
        _ => false,
    };
}
