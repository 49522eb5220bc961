using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Follows calls of methods with source: their bodies become part of the caller's.</summary>
internal sealed class InlineBinder(BodyBinder body)
{
    public CallResult? TryFollow(FollowedCall call, Func<Refusal, CallResult>? carry) => call.Definition.IsAsync || BodyOf(call.Definition) is not { } calleeBody
        ? null
        : Follow(call, calleeBody, carry ?? (refusal => throw new RefusalException(refusal)));

    public CallResult? TryFollowExtension(IOperation operation, IMethodSymbol method, IOperation? receiver, IReadOnlyList<IArgumentOperation> arguments)
    {
        IMethodSymbol definition = CallGraph.Definition(method);
        IParameterSymbol? parameter = BodyOf(definition) is { } members ? ExtensionMember.Receiver(definition, members) : null;
        return TryFollow(new FollowedCall(operation, method, definition, null, arguments) { Pass = (binder, _) => binder.BindExtension(parameter, receiver, arguments, definition) }, null);
    }

    public CallResult Follow(FollowedCall call, IOperation calleeBody, Func<Refusal, CallResult> carry)
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

    /// <summary>A struct that is not at a known place would have to be copied.</summary>
    public bool CanBeReceiver(IOperation? instance) =>
        instance?.Type is null || body.Objects.Find(instance) is not null
        || (instance.Type.IsReferenceType && body.TypeOf(instance.Type) is OpaqueType && instance is not IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance });

    public bool IsKnown(IMethodSymbol method, IOperation? instance) =>
        instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }
        || KnownTarget.IsFixed(method, instance is null ? null : body.Objects.Find(instance)?.Shape.Type ?? body.Resolve(instance.Type!), body.Session);

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

        TypeArguments.Bind(body, frame, call.Method);
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

        ISet<Variable> captured = CapturedVariables.Of(frame.ReturnedFunctions, body.Session);
        CapturedVariables.RefuseArrays(captured, statements, call.Operation);

        CallResult result = EmitStructured(statements, frame.AggregateResult is not null || isSequence ? IrType.Void : returnType, captured);
        return isSequence ? new CallResult(Sequence: frame.SequenceResult)
            : isFunction ? new CallResult(Function: new SelectedFunction(result.Scalar!, frame.ReturnedFunctions))
            : frame.AggregateResult is { } made ? new CallResult(Aggregate: made.Value with { IsNew = true })
            : result;
    }

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

    public IOperation? BodyOf(IMethodSymbol definition) => definition.IsAbstract ? null : CalleeBody.Of(definition, body.Session);

    public static Refusal IfRecursive(IOperation call, IMethodSymbol method) => new(
        RefusalId.Recursion, call.Syntax.GetLocation(), "the recursive call of '" + method.Name + "'", "write it as a loop, or exclude its value with StopGradient.Of");

    private static string Lowered(string name) => name.Length == 0 ? "value" : name.Substring(0, 1).ToLowerInvariant() + name.Substring(1);
}
