using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>A call of a method, the use of a computed property or of an operator, whose body becomes part of the caller's.</summary>
/// <param name="Definition">The method with the body, without type arguments.</param>
internal sealed record FollowedCall(
    IOperation Operation, IMethodSymbol Method, IMethodSymbol Definition, IOperation? Instance, IReadOnlyList<IArgumentOperation> Arguments)
{
    public string Name => Definition.AssociatedSymbol?.Name ?? (Definition.Name.StartsWith("op_", StringComparison.Ordinal) ? Definition.Name.Substring(3) : Definition.Name);

    /// <summary>For a lambda the body around it.</summary>
    public Frame? Lexical { get; init; }

    public bool TakesFunctions { get; } = Definition.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);

    /// <summary>What the method is called on, where that is taken apart.</summary>
    public AggregatePlace? Place { get; init; }

    /// <summary>Binds what is passed, where that is not <see cref="Arguments"/> alone; given what the method may change of <see cref="Place"/>.</summary>
    public Action<ArgumentBinder, IEnumerable<Variable>>? Pass { get; init; }
}
