using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>A call of a method, or the reading of a computed property, whose body becomes part of the caller's.</summary>
/// <param name="Definition">The method with the body, without type arguments.</param>
internal sealed record FollowedCall(
    IOperation Operation, IMethodSymbol Method, IMethodSymbol Definition, IOperation? Instance, IReadOnlyList<IArgumentOperation> Arguments)
{
    public string Name => Definition.AssociatedSymbol?.Name ?? Definition.Name;
}
