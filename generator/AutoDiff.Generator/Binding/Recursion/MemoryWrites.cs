using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>
/// Whether a method, or one that it calls, may write anything but its own variables. An element that is passed by <c>in</c> may change with
/// that, and what a recursive function is given in its place, a value, does not.
/// </summary>
internal sealed class MemoryWrites(BindingSession session)
{
    private readonly Dictionary<IMethodSymbol, bool> known = new(SymbolEqualityComparer.Default);

    public bool MayHappenIn(IMethodSymbol method)
    {
        if (!known.TryGetValue(method, out bool mayHappen))
        {
            mayHappen = Reached(method).SelectMany(body => body.DescendantsAndSelf()).Any(MayWrite);
            known.Add(method, mayHappen);
        }

        return mayHappen;
    }

    /// <summary>The argument is, or is a part of, something that has another name.</summary>
    public static bool IsElement(IOperation argument) => argument switch
    {
        IParenthesizedOperation e => IsElement(e.Operand),
        ILocalReferenceOperation e => e.Local.IsRef,
        IFieldReferenceOperation { Instance: { } instance } => instance.Type is { IsReferenceType: true } || IsElement(instance),
        IPropertyReferenceOperation e => e.Property.RefKind != RefKind.None,
        IInvocationOperation e => e.TargetMethod.RefKind != RefKind.None,
        IArrayElementReferenceOperation or IInlineArrayAccessOperation or IInstanceReferenceOperation => true,
        IImplicitIndexerReferenceOperation e => e.IndexerSymbol is not IPropertySymbol { RefKind: RefKind.None },
        _ => false,
    };

    /// <summary>The argument is, or is a part of, what a method or property of somebody's returns by reference.</summary>
    public static bool IsReturnedReference(IOperation argument) => argument switch
    {
        IParenthesizedOperation e => IsReturnedReference(e.Operand),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsReturnedReference(instance),
        IPropertyReferenceOperation e => e.Property.RefKind != RefKind.None && e.Property.ContainingType.Name is not ("Span" or "ReadOnlySpan"),
        IInvocationOperation e => e.TargetMethod.RefKind != RefKind.None,
        IInlineArrayAccessOperation => true,
        _ => false,
    };

    /// <summary>The bodies of the method and of all that it calls.</summary>
    private IEnumerable<IOperation> Reached(IMethodSymbol method)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default) { method };
        Stack<IMethodSymbol> open = new([method]);
        while (open.Count > 0)
        {
            IMethodSymbol next = open.Pop();
            if (next.IsAbstract || CalleeBody.Of(next, session) is not { } body)
            {
                continue;
            }

            yield return body;
            foreach (IMethodSymbol called in body.DescendantsAndSelf().SelectMany(Called))
            {
                IMethodSymbol definition = CallGraph.Definition(called);
                if (seen.Add(definition))
                {
                    open.Push(definition);
                }
            }
        }
    }

    private static IEnumerable<IMethodSymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation e => [e.TargetMethod],
        IObjectCreationOperation { Constructor: { } constructor } => [constructor],
        IPropertyReferenceOperation e => new[] { e.Property.GetMethod, e.Property.SetMethod }.OfType<IMethodSymbol>(),
        IBinaryOperation { OperatorMethod: { } method } => [method],
        IUnaryOperation { OperatorMethod: { } method } => [method],
        IConversionOperation { OperatorMethod: { } method } => [method],
        _ => [],
    };

    private bool MayWrite(IOperation operation) => operation switch
    {
        IAssignmentOperation e => !IsOwn(e.Target),
        IIncrementOrDecrementOperation e => !IsOwn(e.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } e => !IsOwn(e.Value),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => true,
        IInvocationOperation e when e.IsVirtual || (CalleeBody.Of(CallGraph.Definition(e.TargetMethod), session) is null) =>
            e.TargetMethod.Parameters.Any(p => IsMemory(p.Type)) || (e.Instance?.Type is { } type && IsMemory(type)),
        _ => false,
    };

    private static bool IsOwn(IOperation target) => target switch
    {
        IParenthesizedOperation e => IsOwn(e.Operand),
        IConversionOperation e => IsOwn(e.Operand),
        IDeclarationExpressionOperation or IDiscardOperation => true,
        ITupleOperation e => e.Elements.All(IsOwn),
        ILocalReferenceOperation e => !e.Local.IsRef,
        IParameterReferenceOperation e => e.Parameter.RefKind == RefKind.None,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOwn(instance),
        IPropertyReferenceOperation { Property.RefKind: RefKind.None, Instance: { Type.IsValueType: true } instance } => IsOwn(instance),
        _ => false,
    };

    /// <summary>Code without source can write through it.</summary>
    private static bool IsMemory(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => true,
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => true,
        INamedTypeSymbol named => named.Name is "Span" or "Memory" or "Array" or "List" or "IList" or "ICollection",
        _ => false,
    };
}
