using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Follows calls of methods with source: their bodies become part of the caller's.</summary>
internal sealed class InlineBinder(BodyBinder body)
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
            return TryFollow(new FollowedCall(call, known, DefinitionOf(known), null, call.Arguments), null);
        }

        IMethodSymbol method = ReferenceBodies.For(call.TargetMethod, body.Session.Compilation) ?? (call.Instance is null ? NumericsBodies.For(call.TargetMethod, body.Session.Compilation) : null) ?? call.TargetMethod;
        IMethodSymbol definition = DefinitionOf(method);
        if (ExtensionMember.Is(definition))
        {
            return TryFollowExtension(call, method, call.Instance, call.Arguments);
        }

        if (definition.IsAsync || BodyOf(definition) is not { } calleeBody || !CanBeReceiver(call.Instance))
        {
            return null;
        }

        if (CopiedReceiver.Of(call.Instance, calleeBody, call, body) is { } copied)
        {
            return TryFollow(new FollowedCall(call, method, definition, null, call.Arguments) { Place = copied }, null);
        }

        FollowedCall followed = new(call, method, definition, call.Instance, call.Arguments);
        if (call.IsVirtual && !IsKnown(definition, call.Instance))
        {
            Refusal open = new(
                RefusalId.VirtualCall, call.Syntax.GetLocation(), "the virtual call of '" + method.Name + "'", "seal the class or the method, so that it is known which one runs");
            return body.Externals.CanCarry(call) ? new CallResult(body.Externals.BindCall(call, open)) : throw new RefusalException(open);
        }

        return TryBindRecursive(call, definition, calleeBody)
            ?? (SymbolEqualityComparer.Default.Equals(method, call.TargetMethod) ? TryBindShared(call, definition, calleeBody) : null)
            ?? Follow(followed, calleeBody, refusal => Carry(call, refusal));
    }

    /// <summary>The value of a property that is computed, or null where there is no source that could be followed.</summary>
    public CallResult? TryBindGetter(IPropertyReferenceOperation operation)
    {
        if (operation.Property.GetMethod is { } extension && ExtensionMember.Is(extension))
        {
            return TryFollowExtension(operation, extension, operation.Instance, operation.Arguments);
        }

        if (!CanFollowGetter(operation))
        {
            return null;
        }

        IMethodSymbol getter = GetterOf(operation)!;
        if (CopiedReceiver.Of(operation.Instance, BodyOf(getter.OriginalDefinition)!, operation, body) is { } copied)
        {
            return TryFollow(new FollowedCall(operation, getter, getter.OriginalDefinition, null, operation.Arguments) { Place = copied }, null);
        }

        FollowedCall followed = new(operation, getter, getter.OriginalDefinition, operation.Instance, operation.Arguments);
        return Follow(followed, BodyOf(getter.OriginalDefinition)!, refusal => new CallResult(body.ExternalMembers.BindProperty(operation, refusal)));
    }

    public bool CanFollowGetter(IPropertyReferenceOperation operation) =>
        GetterOf(operation) is { } getter
        && BodyOf(getter.OriginalDefinition) is not null
        && CanBeReceiver(operation.Instance)
        && (operation.Instance is null || IsKnown(getter, operation.Instance))
        && body.Members.StaticTable(operation) is null;

    private IMethodSymbol? GetterOf(IPropertyReferenceOperation operation) => operation.Property.GetMethod is not { } getter ? null
        : StaticMember.Of(getter, operation.ConstrainedToType, body) ?? getter;

    private CallResult? TryFollowExtension(IOperation operation, IMethodSymbol method, IOperation? receiver, IReadOnlyList<IArgumentOperation> arguments)
    {
        IMethodSymbol definition = DefinitionOf(method);
        IParameterSymbol? parameter = BodyOf(definition) is { } members ? ExtensionMember.Receiver(definition, members) : null;
        return TryFollow(new FollowedCall(operation, method, definition, null, arguments) { Pass = (binder, _) => binder.BindExtension(parameter, receiver, arguments, definition) }, null);
    }

    /// <summary>Follows a static method with arguments that are evaluated already; null where it has no source.</summary>
    public CallResult? TryInvoke(IMethodSymbol method, IReadOnlyList<CallResult> arguments, IOperation call)
    {
        IMethodSymbol definition = DefinitionOf(method);
        return TryFollow(new FollowedCall(call, method, definition, null, []) { Pass = (binder, _) => binder.BindValues(arguments, definition) }, null);
    }

    /// <summary>Follows a static method that is called through a delegate; null where it has no source.</summary>
    public CallResult? TryInvoke(IMethodSymbol method, IInvocationOperation call) =>
        TryFollow(new FollowedCall(call, method, DefinitionOf(method), null, call.Arguments), null);

    /// <summary>Follows a lambda, with the arguments of a call or with such as are evaluated already.</summary>
    public CallResult Invoke(LambdaFunction lambda, IOperation call, IReadOnlyList<IArgumentOperation> arguments, IReadOnlyList<CallResult>? values)
    {
        IMethodSymbol definition = DefinitionOf(lambda.Method);
        FollowedCall followed = new(call, lambda.Method, definition, null, arguments)
        {
            Lexical = lambda.Lexical,
            Pass = values is null ? null : (binder, _) => binder.BindValues(values, definition),
        };
        return Follow(followed, lambda.Body, refusal => throw new RefusalException(refusal));
    }

    private CallResult? TryBindOnAggregate(IInvocationOperation call, IOperation instance)
    {
        CallResult bound = body.Aggregates.BindAny(instance, "receiver");
        if (bound.Aggregate is not { } value)
        {
            return new CallResult(body.Externals.BindCall(call, null, bound.Scalar));
        }

        AggregatePlace place = body.AggregatePlaces.ReceiverOf(value, instance);
        if (place.Shape.IsNullable)
        {
            return body.Nullables.BindCall(call, value);
        }

        IMethodSymbol method = Dispatch.Resolve(call.TargetMethod, place, instance) as IMethodSymbol ?? throw LanguageFence.Refuse(
            RefusalId.VirtualCall, call, "the virtual call of '" + call.TargetMethod.Name + "'", "seal the class or the method, so that it is known which one runs");
        if (TryBindNumerics(call, method, place.Value, call.Arguments) is { } known)
        {
            return known;
        }

        bool isUnchanging = method.IsReadOnly || method.ContainingType.IsReadOnly;
        return TryFollow(new FollowedCall(call, method, DefinitionOf(method), null, call.Arguments) { Place = place }, refusal => isUnchanging ? Carry(call, refusal) : throw new RefusalException(refusal));
    }

    /// <summary>An operator or conversion that the user wrote.</summary>
    public CallResult? TryBindOperator(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands)
    {
        method = NumericsBodies.For(method, body.Session.Compilation) ?? method;
        IMethodSymbol definition = DefinitionOf(method);
        return TryFollow(new FollowedCall(operation, method, definition, null, []) { Pass = (arguments, _) => arguments.BindOperands(operands, definition) }, null);
    }

    /// <summary>The getter of a computed property or indexer of an aggregate.</summary>
    public CallResult? TryBindMember(IOperation operation, IMethodSymbol getter, AggregatePlace place, IReadOnlyList<IArgumentOperation> indexes) =>
        TryBindNumerics(operation, getter, place.Value, indexes) ?? TryFollow(new FollowedCall(operation, getter, DefinitionOf(getter), null, indexes) { Place = place }, null);

    /// <summary>A member of a type of System.Numerics, by what it means.</summary>
    private CallResult? TryBindNumerics(IOperation operation, ISymbol member, AggregateValue? receiver, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (NumericsBodies.For(member, body.Session.Compilation) is not { } reference)
        {
            return null;
        }

        FollowedCall call = new(operation, reference, reference, null, arguments);
        return TryFollow(receiver is null ? call : call with { Pass = (passed, _) => passed.BindOn(receiver, arguments, reference) }, null);
    }

    /// <summary><c>Vector3.UnitX</c>, <c>Complex.One</c> and the like.</summary>
    public CallResult? TryBindNumericsConstant(IOperation operation, ISymbol member) =>
        TryBindNumerics(operation, member is IPropertySymbol { GetMethod: { } getter } ? getter : member, null, []);

    /// <summary>The setter of a computed property or indexer of an aggregate.</summary>
    public CallResult? TryBindSetter(IOperation operation, IMethodSymbol setter, AggregatePlace place, IReadOnlyList<IArgumentOperation> indexes, CallResult value)
    {
        IMethodSymbol definition = DefinitionOf(setter);
        return TryFollow(
            new FollowedCall(operation, setter, definition, null, []) { Place = place, Pass = (arguments, changed) => arguments.BindAssigned(indexes, definition, value, changed) }, null);
    }

    /// <summary>What the Deconstruct method of an aggregate gives to its out parameters, as a tuple.</summary>
    public AggregateValue? TryBindDeconstruct(IOperation operation, IMethodSymbol method, AggregatePlace place, AggregateShape tuple)
    {
        IMethodSymbol definition = DefinitionOf(method);
        AggregatePlace results = body.AggregateStores.Declare("part", tuple, null);
        FollowedCall call = new(operation, method, definition, null, [])
        {
            Place = method.IsStatic ? null : place,
            Pass = (arguments, _) => arguments.BindResults(definition, place, results),
        };
        return TryFollow(call, null) is null ? null : results.Value with { Origin = null };
    }

    private static IMethodSymbol DefinitionOf(IMethodSymbol method) => method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

    private CallResult? TryFollow(FollowedCall call, Func<Refusal, CallResult>? carry) => call.Definition.IsAsync || BodyOf(call.Definition) is not { } calleeBody
        ? null
        : Follow(call, calleeBody, carry ?? (refusal => throw new RefusalException(refusal)));

    private IOperation? BodyOf(IMethodSymbol definition) => definition.IsAbstract ? null : CalleeBody.Of(definition, body.Session);

    private bool IsKnown(IMethodSymbol method, IOperation? instance) =>
        instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }
        || KnownTarget.IsFixed(method, instance is null ? null : body.Objects.Find(instance)?.Shape.Type ?? body.Resolve(instance.Type!), body.Session);

    /// <summary>A struct that is not at a known place would have to be copied.</summary>
    private bool CanBeReceiver(IOperation? instance) =>
        instance?.Type is null || body.Objects.Find(instance) is not null
        || (instance.Type.IsReferenceType && body.TypeOf(instance.Type) is OpaqueType && instance is not IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance });

    private CallResult Follow(FollowedCall call, IOperation calleeBody, Func<Refusal, CallResult> carry)
    {
        // Methods that take functions may call each other through those; they are looked at when the functions are known.
        if (!call.TakesFunctions && body.Frame.IsWithin(call.Definition, call.Lexical ?? LexicalFrame(call.Definition)))
        {
            return carry(IfRecursive(call.Operation, call.Method));
        }

        BindingSession session = body.Session;
        int before = session.Refusals.Count;
        int size = session.ExpressionCount;
        bool hadErrors = session.HasErrors;
        session.HasErrors = false;
        (List<Statement> statements, CallResult result) = body.Capture(() => Inline(call, calleeBody));
        session.Shared.NoteCopy(call.Definition, session.ExpressionCount - size);
        bool hasErrors = session.HasErrors;
        session.HasErrors |= hadErrors;
        if (session.Refusals.Count > before)
        {
            Refusal first = session.Refusals[before];
            if (first.Location.SourceTree is { } tree && ReferenceBodies.Contains(tree))
            {
                // The user cannot look there.
                first = first with { Location = call.Operation.Syntax.GetLocation() };
            }

            session.Refusals.RemoveRange(before, session.Refusals.Count - before);
            session.HasErrors = hadErrors;
            return carry(first);
        }

        if (hasErrors)
        {
            throw new RefusalException(null);
        }

        body.EmitAfter(statements, [], 0);
        return result;
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
            return Carry(call, IfRecursive(call, definition));
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
        // A local function sees variables that may be something else at the next call.
        if (definition.MethodKind == MethodKind.LocalFunction || !body.Session.Shared.Contains(definition))
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

    private static Refusal IfRecursive(IOperation call, IMethodSymbol method) => new(
        RefusalId.Recursion, call.Syntax.GetLocation(), "the recursive call of '" + method.Name + "'", "write it as a loop, or exclude its value with StopGradient.Of");

    /// <summary>A callee that cannot be followed may still be called for a value that nothing active flows into.</summary>
    private CallResult Carry(IInvocationOperation call, Refusal refusal) => body.Externals.CanCarry(call)
        ? new CallResult(body.Externals.BindCall(call, refusal))
        : throw new RefusalException(refusal);

    /// <summary>What <c>this</c> is in the callee, evaluated before the arguments.</summary>
    public Receiver? ReceiverOf(IOperation? instance)
    {
        if (instance is null)
        {
            return null;
        }

        if (body.Objects.Find(instance) is { } known)
        {
            return new Receiver(body.Objects.Elements.Settle(known), null);
        }

        Expr value = body.Bind(instance);
        return new Receiver(null, value is Read { Variable.Kind: VariableKind.Parameter } ? value : body.Spill("receiver", value));
    }

    private CallResult Inline(FollowedCall call, IOperation calleeBody)
    {
        IMethodSymbol definition = call.Definition;
        AggregatePlace? place = call.Place;

        // What a readonly member calls on its struct works on a copy.
        bool isReadOnly = place is { Shape.Type.IsValueType: true } && definition.IsReadOnly;
        bool isChanging = place is not null && !isReadOnly && AssignedSymbols.ChangesThis(calleeBody);
        if (isChanging && place is { IsReadOnly: true, Shape.Type.IsValueType: true })
        {
            place = body.AggregateStores.Declare("copy", place.Shape, place.Value);
        }
        else if (place is not null)
        {
            if (isChanging)
            {
                body.Records.CheckWritable(place, call.Operation);
            }

            place = body.Records.Settle(place);
            place = isReadOnly ? place.AsReadOnly() : place;
        }

        Frame? lexical = call.Lexical ?? LexicalFrame(definition);
        Frame frame = new(definition, body.Frame, lexical, AssignedSymbols.In(calleeBody))
        {
            This = place,
            MayChangeOuter = OuterChanges.ArePossible(definition, calleeBody, call.TakesFunctions),
        };
        if (frame.Depth > Frame.DepthLimit)
        {
            throw LanguageFence.Refuse(RefusalId.TooLarge, call.Operation, "calls nested this deep", "write them as a loop");
        }

        BindTypeArguments(body, frame, call.Method);
        frame.Receiver = place is null ? ReceiverOf(call.Instance) ?? frame.Receiver : null;
        ArgumentBinder arguments = new(body, frame);
        IEnumerable<Variable> changed = isChanging ? place!.Variables : [];
        if (call.Pass is { } pass)
        {
            pass(arguments, changed);
        }
        else
        {
            arguments.Bind(call.Arguments, definition, changed);
        }

        if (call.TakesFunctions && body.Frame.IsWithin(definition, lexical, frame.Functions))
        {
            throw new RefusalException(IfRecursive(call.Operation, call.Method));
        }

        BodyBinder callee = new(body.Session, frame);
        IReturnOperation[] returns = [.. CalleeBody.Returns(calleeBody)];
        bool isFunction = definition.ReturnType.TypeKind == TypeKind.Delegate;
        IrType returnType = isFunction ? IrType.Int : callee.TypeOf(definition.ReturnType);
        frame.HasTailReturn = CalleeBody.HasTailReturn(calleeBody);
        AggregateShape? shape = callee.Aggregates.ShapeOf(definition.ReturnType);
        if (shape is not null && !frame.HasTailReturn && (shape.Type.IsValueType || returns.All(r => r.ReturnedValue is { } value && callee.AggregateMembers.MayBeTakenApart(value))))
        {
            frame.AggregateResult = callee.AggregateStores.Declare(Lowered(call.Name), shape, null);
        }

        bool isSequence = returnType is SequenceType && !frame.HasTailReturn;
        if (isSequence)
        {
            frame.SequenceResult = body.Temporary(Lowered(call.Name), returnType);
            body.References.Declare(frame.SequenceResult, call.Operation);
        }

        EquatableArray<Statement> statements = callee.Statements.Block(calleeBody);
        if (frame.HasTailReturn && (shape is not null || isFunction || returnType is SequenceType || frame.TailResult is not null))
        {
            body.EmitAfter([.. statements], [], 0);
            return frame.TailResult ?? throw new RefusalException(null);
        }

        HashSet<Variable> captured = [.. frame.ReturnedFunctions.OfType<LambdaFunction>().SelectMany(lambda => CapturedSymbols.VariablesIn(lambda, frame))];
        if (captured.Any(v => v.Type is SequenceType && Hoisting.IsNested(statements, v)))
        {
            throw LanguageFence.Refuse(RefusalId.DelegateChanges, call.Operation, "a function that uses an array of a nested block", "declare the array where the method begins");
        }

        CallResult result = EmitStructured(statements, frame.AggregateResult is not null || isSequence ? IrType.Void : returnType, captured);
        return isSequence ? new CallResult(Sequence: frame.SequenceResult)
            : isFunction ? new CallResult(Function: new SelectedFunction(result.Scalar!, frame.ReturnedFunctions))
            : frame.AggregateResult is { } made ? new CallResult(Aggregate: made.Value with { IsNew = true })
            : result;
    }

    private static string Lowered(string name) => name.Length == 0 ? "value" : name.Substring(0, 1).ToLowerInvariant() + name.Substring(1);

    /// <summary>Emits a callee's statements without its early exits.</summary>
    /// <param name="captured">Variables that functions which are returned go on to use.</param>
    public CallResult EmitStructured(EquatableArray<Statement> statements, IrType returnType, ISet<Variable>? captured = null)
    {
        int returns = Walk.Statements(statements).Count(s => s is Return);
        if (returns == 0)
        {
            body.EmitAfter([.. statements], [], 0);
            return new CallResult();
        }

        if (returns == 1 && statements[statements.Count - 1] is Return last)
        {
            body.EmitAfter([.. statements.Take(statements.Count - 1)], [], 0);
            return new CallResult(last.Value);
        }

        StructuredBody structured = ExitElimination.Eliminate(statements, returnType, body.Session.Names.Factory);
        body.EmitAfter(captured is null ? [.. structured.Body] : Hoisting.Hoist(structured.Body, captured), [], 0);
        return new CallResult(structured.Result is null ? null : new Read(structured.Result));
    }

    public static void BindTypeArguments(BodyBinder body, Frame frame, IMethodSymbol method)
    {
        for (int i = 0; i < method.TypeArguments.Length; i++)
        {
            frame.BindType(method.OriginalDefinition.TypeParameters[i], body.Resolve(method.TypeArguments[i]));
            if (frame.Method.TypeParameters.Length > i)
            {
                // The implementing part of a partial method has type parameters of its own.
                frame.BindType(frame.Method.TypeParameters[i], body.Resolve(method.TypeArguments[i]));
            }
        }

        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            for (int i = 0; i < type.TypeArguments.Length; i++)
            {
                ITypeSymbol argument = body.Resolve(type.TypeArguments[i]);
                if (!SymbolEqualityComparer.Default.Equals(argument, type.TypeParameters[i]))
                {
                    frame.BindType(type.OriginalDefinition.TypeParameters[i], argument);
                }
            }
        }
    }

    /// <summary>The body around a local function's declaration: code that can call it stands in there.</summary>
    public Frame? LexicalFrame(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return null;
        }

        Frame? frame = body.Frame;
        while (frame is not null && !SymbolEqualityComparer.Default.Equals(frame.Method, method.ContainingSymbol))
        {
            frame = frame.Lexical;
        }

        return frame;
    }
}
