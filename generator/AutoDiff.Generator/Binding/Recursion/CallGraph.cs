using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>Which methods with source call which, as far as the source says it: a delegate or a virtual call may lead anywhere.</summary>
internal sealed class CallGraph(BindingSession session)
{
    private readonly Dictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> callees = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> recursive = new(SymbolEqualityComparer.Default);

    /// <summary>A call of the method may lead to another call of it.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        if (!recursive.TryGetValue(method, out bool known))
        {
            known = Reaches(method, method);
            recursive.Add(method, known);
        }

        return known;
    }

    private bool Reaches(IMethodSymbol from, IMethodSymbol target)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<IMethodSymbol> open = new([from]);
        while (open.Count > 0)
        {
            foreach (IMethodSymbol callee in CalleesOf(open.Pop()))
            {
                if (SymbolEqualityComparer.Default.Equals(callee, target))
                {
                    return true;
                }

                if (seen.Add(callee))
                {
                    open.Push(callee);
                }
            }
        }

        return false;
    }

    private IReadOnlyList<IMethodSymbol> CalleesOf(IMethodSymbol method)
    {
        if (!callees.TryGetValue(method, out IReadOnlyList<IMethodSymbol>? known))
        {
            known = method.IsAbstract || CalleeBody.Of(method, session) is not { } body
                ? []
                : [.. Calls(body).Select(call => Definition(call.TargetMethod)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
            callees.Add(method, known);
        }

        return known;
    }

    /// <summary>The method that has the body.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method) => method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

    /// <summary>The calls in a body, without those of local functions that it declares.</summary>
    private static IEnumerable<IInvocationOperation> Calls(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is ILocalFunctionOperation)
            {
                continue;
            }

            if (child is IInvocationOperation call)
            {
                yield return call;
            }

            foreach (IInvocationOperation inner in Calls(child))
            {
                yield return inner;
            }
        }
    }
}
