using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Calls of methods with source, by what is called: a static method, one of an object or struct, a lambda, a recursive or shared one.</summary>
internal sealed class MethodCallBinder(BodyBinder body)
{
    /// <summary>The bound call, or null where the method has no source that could be followed.</summary>
    public CallResult? TryBind(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            return body.Delegates.TryInvoke(call);
        }

        if (body.QueryValues.TryBind(call) is { } enumerated)
        {
            return enumerated;
        }

        if (body.Nested.TryBind(call) is { } nested)
        {
            return nested;
        }

        if (call.Instance is { } instance && !ExtensionMember.Is(call.TargetMethod) && body.AggregateMembers.IsTakenApart(instance))
        {
            return TryBindOnAggregate(call, instance);
        }

        if (StaticMember.Of(call.TargetMethod, call.ConstrainedToType, body) is { } known)
        {
            return body.Inlining.TryFollow(new FollowedCall(call, known, CallGraph.Definition(known), null, call.Arguments), null);
        }

        IMethodSymbol method = ReferenceBodies.For(call.TargetMethod, body.Session.Compilation) ?? (call.Instance is null ? NumericsBodies.For(call.TargetMethod, body.Session.Compilation) : null) ?? call.TargetMethod;
        IMethodSymbol definition = CallGraph.Definition(method);
        if (ExtensionMember.Is(definition))
        {
            return body.Inlining.TryFollowExtension(call, method, call.Instance, call.Arguments);
        }

        if (definition.IsAsync || body.Inlining.BodyOf(definition) is not { } calleeBody || !body.Inlining.CanBeReceiver(call.Instance))
        {
            return null;
        }

        if (CopiedReceiver.Of(call.Instance, calleeBody, call, body) is { } copied)
        {
            return body.Inlining.TryFollow(new FollowedCall(call, method, definition, null, call.Arguments) { Place = copied }, null);
        }

        FollowedCall followed = new(call, method, definition, call.Instance, call.Arguments);
        if (call.IsVirtual && !body.Inlining.IsKnown(definition, call.Instance))
        {
            Refusal open = new(
                RefusalId.VirtualCall, call.Syntax.GetLocation(), "the virtual call of '" + method.Name + "'", "seal the class or the method, so that it is known which one runs");
            return body.Externals.CanCarry(call) ? new CallResult(body.Externals.BindCall(call, open)) : throw new RefusalException(open);
        }

        return TryBindRecursive(call, definition, calleeBody)
            ?? (SymbolEqualityComparer.Default.Equals(method, call.TargetMethod) ? TryBindShared(call, definition, calleeBody) : null)
            ?? body.Inlining.Follow(followed, calleeBody, refusal => Carry(call, refusal));
    }

    private CallResult? TryBindOnAggregate(IInvocationOperation call, IOperation instance)
    {
        CallResult bound = body.Aggregates.BindAny(instance, "receiver");
        if (bound.Aggregate is not { } value)
        {
            return new CallResult(body.Externals.BindCall(call, null, bound.Scalar));
        }

        AggregatePlace place = body.AggregatePlaces.ReceiverOf(value, instance, call.Arguments);
        if (place.Shape.IsNullable)
        {
            return body.Nullables.BindCall(call, value);
        }

        IMethodSymbol method = Dispatch.Resolve(call.TargetMethod, place, instance) as IMethodSymbol ?? throw LanguageFence.Refuse(
            RefusalId.VirtualCall, call, "the virtual call of '" + call.TargetMethod.Name + "'", "seal the class or the method, so that it is known which one runs");
        if (body.FollowedMembers.TryBindNumerics(call, method, place.Value, call.Arguments) is { } known)
        {
            return known;
        }

        bool isUnchanging = method.IsReadOnly || method.ContainingType.IsReadOnly;
        return body.Inlining.TryFollow(new FollowedCall(call, method, CallGraph.Definition(method), null, call.Arguments) { Place = place }, refusal => isUnchanging ? Carry(call, refusal) : throw new RefusalException(refusal));
    }

    /// <summary>Follows a static method with arguments that are evaluated already; null where it has no source.</summary>
    public CallResult? TryInvoke(IMethodSymbol method, IReadOnlyList<CallResult> arguments, IOperation call)
    {
        IMethodSymbol definition = CallGraph.Definition(method);
        return body.Inlining.TryFollow(new FollowedCall(call, method, definition, null, []) { Pass = (binder, _) => binder.BindValues(arguments, definition) }, null);
    }

    /// <summary>Follows a static method that is called through a delegate; null where it has no source.</summary>
    public CallResult? TryInvoke(IMethodSymbol method, IInvocationOperation call) =>
        body.Inlining.TryFollow(new FollowedCall(call, method, CallGraph.Definition(method), null, call.Arguments), null);

    /// <summary>Follows a lambda, with the arguments of a call or with such as are evaluated already.</summary>
    public CallResult Invoke(LambdaFunction lambda, IOperation call, IReadOnlyList<IArgumentOperation> arguments, IReadOnlyList<CallResult>? values)
    {
        IMethodSymbol definition = CallGraph.Definition(lambda.Method);
        FollowedCall followed = new(call, lambda.Method, definition, null, arguments)
        {
            Lexical = lambda.Lexical,
            Pass = values is null ? null : (binder, _) => binder.BindValues(values, definition),
        };
        return body.Inlining.Follow(followed, lambda.Body, refusal => throw new RefusalException(refusal));
    }

    /// <summary>A recursive method without real inputs has no derivative: it is called as it is, where that can be.</summary>
    private CallResult? TryBindRecursive(IInvocationOperation call, IMethodSymbol definition, IOperation calleeBody)
    {
        if (!body.Session.Calls.IsRecursive(definition))
        {
            return null;
        }

        bool isConstant = call.TargetMethod.IsStatic && !call.TargetMethod.Parameters.Any(p => body.TypeOf(p.Type) is { IsReal: true } or { IsRealSequence: true } or OpaqueType);
        if (isConstant && body.Externals.CanCarry(call))
        {
            return Carry(call, InlineBinder.IfRecursive(call, definition));
        }

        try
        {
            return body.Recursion.Bind(call, definition, calleeBody);
        }
        catch (RefusalException refused) when (refused.Refusal is { } refusal && refusal.Id != RefusalId.TooLarge && body.Externals.CanCarry(call))
        {
            return CarryRecursive(call, refusal);
        }
    }

    /// <summary>The call of a method that is shared; null where it needs more than a function can be given, so that it is one more copy.</summary>
    private CallResult? TryBindShared(IInvocationOperation call, IMethodSymbol definition, IOperation calleeBody)
    {
        // A local function, and one that is passed along, sees variables that may be something else at the next call, or stand in a nested block.
        if (definition.MethodKind == MethodKind.LocalFunction || definition.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate || HoldsArrays(p.Type)) || !body.Session.Shared.Contains(definition))
        {
            return null;
        }

        try
        {
            (List<Statement> statements, CallResult result) = body.Capture(() => body.Recursion.Bind(call, definition, calleeBody));
            body.EmitAfter(statements, [], 0);
            return result;
        }
        catch (RefusalException refused) when (refused.Refusal?.Id != RefusalId.TooLarge)
        {
            return null;
        }
    }

    /// <summary>Rows are not given to functions.</summary>
    private static bool HoldsArrays(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType is IArrayTypeSymbol,
        INamedTypeSymbol named => named.TypeArguments.Any(a => a is IArrayTypeSymbol),
        _ => false,
    };

    private CallResult CarryRecursive(IInvocationOperation call, Refusal refusal)
    {
        try
        {
            return Carry(call, refusal);
        }
        catch (RefusalException)
        {
            // Why it is not followed says more.
            throw new RefusalException(refusal);
        }
    }

    /// <summary>A callee that cannot be followed may still be called for a value that nothing active flows into.</summary>
    private CallResult Carry(IInvocationOperation call, Refusal refusal) => body.Externals.CanCarry(call)
        ? new CallResult(body.Externals.BindCall(call, refusal))
        : throw new RefusalException(refusal);
}
