using System.Collections.Generic;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What calls a method without looking like it: properties and indexers that are computed, operators, deconstruction.</summary>
internal sealed class FollowedMembers(BodyBinder body)
{
    /// <summary>The value of a property that is computed, or null where there is no source that could be followed.</summary>
    public CallResult? TryBindGetter(IPropertyReferenceOperation operation)
    {
        if (operation.Property.GetMethod is { } extension && ExtensionMember.Is(extension))
        {
            return body.Inlining.TryFollowExtension(operation, extension, operation.Instance, operation.Arguments);
        }

        if (!CanFollowGetter(operation))
        {
            return null;
        }

        IMethodSymbol getter = GetterOf(operation)!;
        if (CopiedReceiver.Of(operation.Instance, body.Inlining.BodyOf(getter.OriginalDefinition)!, operation, body) is { } copied)
        {
            return body.Inlining.TryFollow(new FollowedCall(operation, getter, getter.OriginalDefinition, null, operation.Arguments) { Place = copied }, null);
        }

        FollowedCall followed = new(operation, getter, getter.OriginalDefinition, operation.Instance, operation.Arguments);
        return body.Inlining.Follow(followed, body.Inlining.BodyOf(getter.OriginalDefinition)!, refusal => new CallResult(body.ExternalMembers.BindProperty(operation, refusal)));
    }

    public bool CanFollowGetter(IPropertyReferenceOperation operation) =>
        GetterOf(operation) is { } getter
        && body.Inlining.BodyOf(getter.OriginalDefinition) is not null
        && body.Inlining.CanBeReceiver(operation.Instance)
        && (operation.Instance is null || body.Inlining.IsKnown(getter, operation.Instance))
        && body.Members.StaticTable(operation) is null;

    private IMethodSymbol? GetterOf(IPropertyReferenceOperation operation) => operation.Property.GetMethod is not { } getter ? null
        : StaticMember.Of(getter, operation.ConstrainedToType, body) ?? getter;

    /// <summary>An operator or conversion that the user wrote, also one that an interface asks of a type parameter.</summary>
    public CallResult? TryBindOperator(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands)
    {
        method = StaticMember.Of(method, ConstrainedTo(operation), body) ?? method;
        method = NumericsBodies.For(method, body.Session.Compilation) ?? method;
        IMethodSymbol definition = CallGraph.Definition(method);
        return body.Inlining.TryFollow(new FollowedCall(operation, method, definition, null, []) { Pass = (arguments, _) => arguments.BindOperands(operands, definition) }, null);
    }

    private static ITypeSymbol? ConstrainedTo(IOperation operation) => operation switch
    {
        IBinaryOperation e => e.ConstrainedToType,
        IUnaryOperation e => e.ConstrainedToType,
        ICompoundAssignmentOperation e => e.ConstrainedToType,
        IIncrementOrDecrementOperation e => e.ConstrainedToType,
        IConversionOperation e => e.ConstrainedToType,
        _ => null,
    };

    /// <summary>The getter of a computed property or indexer of an aggregate.</summary>
    public CallResult? TryBindMember(IOperation operation, IMethodSymbol getter, AggregatePlace place, IReadOnlyList<IArgumentOperation> indexes) =>
        TryBindNumerics(operation, getter, place.Value, indexes) ?? body.Inlining.TryFollow(new FollowedCall(operation, getter, CallGraph.Definition(getter), null, indexes) { Place = place }, null);

    /// <summary><c>Vector3.UnitX</c>, <c>Complex.One</c> and the like.</summary>
    public CallResult? TryBindNumericsConstant(IOperation operation, ISymbol member) =>
        TryBindNumerics(operation, member is IPropertySymbol { GetMethod: { } getter } ? getter : member, null, []);

    /// <summary>The setter of a computed property or indexer of an aggregate.</summary>
    public CallResult? TryBindSetter(IOperation operation, IMethodSymbol setter, AggregatePlace place, IReadOnlyList<IArgumentOperation> indexes, CallResult value)
    {
        IMethodSymbol definition = CallGraph.Definition(setter);
        return body.Inlining.TryFollow(
            new FollowedCall(operation, setter, definition, null, []) { Place = place, Pass = (arguments, changed) => arguments.BindAssigned(indexes, definition, value, changed) }, null);
    }

    /// <summary>What the Deconstruct method of an aggregate gives to its out parameters, as a tuple.</summary>
    public AggregateValue? TryBindDeconstruct(IOperation operation, IMethodSymbol method, AggregatePlace place, AggregateShape tuple)
    {
        IMethodSymbol definition = CallGraph.Definition(method);
        AggregatePlace results = body.AggregateStores.Declare("part", tuple, null);
        FollowedCall call = new(operation, method, definition, null, [])
        {
            Place = method.IsStatic ? null : place,
            Pass = (arguments, _) => arguments.BindResults(definition, place, results),
        };
        return body.Inlining.TryFollow(call, null) is null ? null : results.Value with { Origin = null };
    }

    /// <summary>A member of a type of System.Numerics, by what it means.</summary>
    public CallResult? TryBindNumerics(IOperation operation, ISymbol member, AggregateValue? receiver, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (NumericsBodies.For(member, body.Session.Compilation) is not { } reference)
        {
            return null;
        }

        FollowedCall call = new(operation, reference, reference, null, arguments);
        return body.Inlining.TryFollow(receiver is null ? call : call with { Pass = (passed, _) => passed.BindOn(receiver, arguments, reference) }, null);
    }
}
