using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The local functions that code calls, or makes delegates of.</summary>
internal static class LocalFunctions
{
    public static IEnumerable<IMethodSymbol> CalledIn(IOperation code) => code.DescendantsAndSelf()
        .Select(o => o switch
        {
            IInvocationOperation e => e.TargetMethod,
            IMethodReferenceOperation e => e.Method,
            _ => null,
        })
        .OfType<IMethodSymbol>()
        .Where(method => method.MethodKind == MethodKind.LocalFunction)
        .Select(CallGraph.Definition);
}
