using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a followed method may assign variables of the bodies around it while it runs.</summary>
internal static class OuterChanges
{
    /// <param name="takesFunctions">A lambda that it is given may do so.</param>
    public static bool ArePossible(IMethodSymbol callee, IOperation calleeBody, bool takesFunctions) =>
        takesFunctions

        // The functions of a query run when its elements are asked for.
        || callee.Parameters.Any(p => QueryBinder.IsEnumerable(p.Type))

        // A function that is returned sees the parameters later, as they were.
        || callee.ReturnType.TypeKind == TypeKind.Delegate
        || QueryBinder.IsEnumerable(callee.ReturnType)
        || (callee.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            && (calleeBody.Descendants().Any(CallsUnseenCode) || AssignedSymbols.In(calleeBody).Any(symbol => !IsWithin(symbol, callee))));

    /// <summary>It calls a function that is not in this body, or gives it to another method.</summary>
    private static bool CallsUnseenCode(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke } => true,
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation => operation.Type is { TypeKind: TypeKind.Delegate } || QueryBinder.IsEnumerable(operation.Type),
        _ => false,
    };

    private static bool IsWithin(ISymbol symbol, IMethodSymbol method)
    {
        for (ISymbol? container = symbol.ContainingSymbol; container is not null; container = container.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(container, method))
            {
                return true;
            }
        }

        return false;
    }
}
