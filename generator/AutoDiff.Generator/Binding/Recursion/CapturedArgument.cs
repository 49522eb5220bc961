using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>
/// Recursive functions get values, and give them back. Where the source passes a reference, that is the same only as long as nothing else
/// reaches the variable meanwhile.
/// </summary>
internal static class CapturedArgument
{
    /// <summary>The variable that an argument passed by reference is, or is a part of; null for <c>this</c>, and where it is none.</summary>
    public static ISymbol? RootOf(IOperation argument) => argument switch
    {
        IParenthesizedOperation e => RootOf(e.Operand),
        IDeclarationExpressionOperation e => RootOf(e.Expression),
        ILocalReferenceOperation e => e.Local,
        IParameterReferenceOperation e => e.Parameter,
        IFieldReferenceOperation { Instance: { } instance } => RootOf(instance),
        IPropertyReferenceOperation { Instance: { } instance } => RootOf(instance),
        _ => null,
    };

    /// <summary>It belongs to the object that an instance method works on.</summary>
    public static bool IsOfThis(IOperation argument) => argument switch
    {
        IParenthesizedOperation e => IsOfThis(e.Operand),
        IInstanceReferenceOperation => true,
        IFieldReferenceOperation { Instance: { } instance } => IsOfThis(instance),
        IPropertyReferenceOperation { Instance: { } instance } => IsOfThis(instance),
        _ => false,
    };

    /// <summary>A local function uses the variable, which is none of its own.</summary>
    /// <param name="orByLambda">A lambda does so.</param>
    public static bool IsCaptured(ISymbol variable, BindingSession session, bool orByLambda)
    {
        ISymbol outermost = variable.ContainingSymbol;
        while (outermost.ContainingSymbol is IMethodSymbol around)
        {
            outermost = around;
        }

        return outermost is IMethodSymbol method && CalleeBody.Of(method, session) is { } body
            && body.Descendants().Any(o => FunctionOf(o, orByLambda) is { } function && !IsWithin(variable, function) && o.Descendants().Any(inner => IsReference(inner, variable)));
    }

    private static IMethodSymbol? FunctionOf(IOperation operation, bool orLambda) => operation switch
    {
        ILocalFunctionOperation e => e.Symbol,
        IAnonymousFunctionOperation e when orLambda => e.Symbol,
        _ => null,
    };

    private static bool IsWithin(ISymbol variable, ISymbol function)
    {
        for (ISymbol? around = variable.ContainingSymbol; around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, function))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReference(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation e => SymbolEqualityComparer.Default.Equals(e.Local, variable),
        IParameterReferenceOperation e => SymbolEqualityComparer.Default.Equals(e.Parameter, variable),
        _ => false,
    };
}
