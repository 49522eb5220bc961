using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Expressions of delegate type whose target is known, and the calls through them.</summary>
internal sealed class DelegateBinder(BodyBinder body)
{
    /// <summary>What the expression calls, or null where only the running program knows.</summary>
    public FunctionValue? TryBind(IOperation operation) => TryBindNow(operation) switch
    {
        // The variable that holds the function, or the index that finds it, may change while the value goes on.
        SelectedFunction { Selector: not (IntegerConstant or Read { Variable.IsTemporary: true }) } selected => selected with { Selector = body.Spill("selected", selected.Selector) },
        var function => function,
    };

    /// <summary>The same for a function that is called at once.</summary>
    private FunctionValue? TryBindNow(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => TryBindNow(e.Operand),
        _ when !IsDelegate(operation) && operation is not (IAnonymousFunctionOperation or IMethodReferenceOperation) => null,
        { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => new NullFunction(),
        IConversionOperation e => TryBind(e.Operand),
        IDelegateCreationOperation e => TryBind(e.Target),
        IAnonymousFunctionOperation e => new LambdaFunction(e.Symbol, e.Body, body.Frame),
        IMethodReferenceOperation e => TryBindGroup(e),
        ILocalReferenceOperation e => body.Frame.FindFunction(e.Local),
        IParameterReferenceOperation e => body.Frame.FindFunction(e.Parameter),
        IFieldReferenceOperation e => TryBindField(e.Field),
        IArrayElementReferenceOperation { Indices.Length: 1 } e => TryBindElement(e),
        IConditionalOperation { WhenFalse: { } whenFalse } e => TryBindChoice(e.Condition, e.WhenTrue, whenFalse),
        ISwitchExpressionOperation e => TryBindSwitch(e),
        ICoalesceOperation e => TryBind(e.Value) is { } function ? (function is NullFunction ? TryBind(e.WhenNull) : function) : null,
        IConditionalAccessInstanceOperation => body.Frame.ConditionalFunction,
        IInvocationOperation e => body.MethodCalls.TryBind(e)?.Function,
        IPropertyReferenceOperation { Instance: null } e => body.FollowedMembers.TryBindGetter(e)?.Function,
        _ => null,
    };

    public static bool IsDelegate(IOperation operation) => operation.Type is { TypeKind: TypeKind.Delegate };

    /// <summary>The call of a delegate with a known target; null for any other.</summary>
    public CallResult? TryInvoke(IInvocationOperation call)
    {
        if (call.Instance is null || TryBindNow(call.Instance) is not { } function)
        {
            return null;
        }

        switch (function)
        {
            case LambdaFunction lambda:
                return body.MethodCalls.Invoke(lambda, call, call.Arguments, null);
            case MethodFunction method when !IsKnown(method) && body.MethodCalls.TryInvoke(method.Method, call) is { } followed:
                return followed;
        }

        (List<Statement> before, CallResult[] arguments) = body.Capture(() => new EvaluatedArguments(body).Bind(call));
        Expr[] earlier = function is SelectedFunction selected ? [selected.Selector] : [];
        body.EmitAfter(before, earlier, earlier.Length);
        return Invoke(function is SelectedFunction choice ? choice with { Selector = earlier[0] } : function, arguments, call);
    }

    private bool IsKnown(MethodFunction function)
    {
        if (body.Session.Rules.Find(function.Method) is not null)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, function.Operation, "a delegate of '" + function.Method.Name + "', whose derivative is a rule,", "write a lambda that calls it");
        }

        return FunctionBinder.IsKnown(function.Method);
    }

    /// <summary>Calls the function with arguments that are evaluated already.</summary>
    public CallResult Invoke(FunctionValue function, IReadOnlyList<CallResult> arguments, IOperation call) => function switch
    {
        LambdaFunction lambda => body.MethodCalls.Invoke(lambda, call, [], arguments),
        MethodFunction method => InvokeMethod(method, arguments, call),
        SelectedFunction selected => InvokeSelected(selected, arguments, call),
        _ => throw LanguageFence.Refuse(RefusalId.UnknownTarget, call, "the call of a delegate that is null", "pass a function"),
    };

    private CallResult InvokeMethod(MethodFunction function, IReadOnlyList<CallResult> arguments, IOperation call)
    {
        Expr[] values = [.. arguments.Select(a => a.Scalar).OfType<Expr>()];
        if (IsKnown(function) && values.Length == arguments.Count && body.Functions.TryBind(function.Method, values) is { } known)
        {
            return new CallResult(known);
        }

        return body.MethodCalls.TryInvoke(function.Method, arguments, call)
            ?? (values.Length == arguments.Count
                ? new CallResult(body.Externals.BindCall(function.Method, values, call))
                : throw LanguageFence.Refuse(RefusalId.UnknownTarget, call, "the call of '" + function.Method.Name + "' through a delegate", "pass a lambda that calls it"));
    }

    private CallResult InvokeSelected(SelectedFunction function, IReadOnlyList<CallResult> arguments, IOperation call)
    {
        Expr selector = Stable("selected", function.Selector);
        CallResult[] settled = [.. arguments.Select(a => a.Scalar is { } value ? new CallResult(Stable("argument", value)) : a)];
        List<(List<Statement> Statements, CallResult Result)> branches =
        [
            .. function.Choices.Select(choice => choice is NullFunction ? (Thrown(call), new CallResult()) : body.Capture(() => Invoke(choice, settled, call))),
        ];
        IrType? type = branches.Select(b => b.Result.Scalar?.Type).FirstOrDefault(t => t is not null);
        if (branches.Any(b => b.Result.Sequence is not null || b.Result.Function is not null || b.Result.Aggregate is not null))
        {
            throw LanguageFence.Refuse(RefusalId.UnknownTarget, call, "a choice of functions that return more than a number", "call them in the branches of an if");
        }

        Variable? result = type is null ? null : body.Temporary("value", type);
        if (result is not null)
        {
            body.Emit(new Declare(result, null));
        }

        EquatableArray<Statement> chain = EquatableArray<Statement>.Empty;
        for (int i = branches.Count - 1; i >= 0; i--)
        {
            (List<Statement> statements, CallResult value) = branches[i];
            if (result is not null && value.Scalar is { } scalar)
            {
                statements.Add(new Assign(result, scalar));
            }

            chain = i == branches.Count - 1
                ? statements.ToEquatableArray()
                : EquatableArrays.Of<Statement>(new If(new Binary(BinaryOperator.Equal, selector, IntegerConstant.Of(i), IrType.Bool), statements.ToEquatableArray(), chain));
        }

        body.EmitAfter([.. chain], [], 0);
        return new CallResult(result is null ? null : new Read(result));
    }

    private List<Statement> Thrown(IOperation call) => [body.Externals.Throw("global::System.NullReferenceException", call)];

    private Expr Stable(string name, Expr value) =>
        value is Read or RealConstant or IntegerConstant or BoolConstant or Literal ? value : body.Spill(name, value);

    private FunctionValue? TryBindGroup(IMethodReferenceOperation group)
    {
        if (group.Method.MethodKind == MethodKind.LocalFunction)
        {
            return CalleeBody.Of(group.Method.OriginalDefinition, body.Session) is { } local && body.Inlining.LexicalFrame(group.Method.OriginalDefinition) is { } lexical
                ? new LambdaFunction(group.Method, local, lexical)
                : null;
        }

        return group.Instance is null ? new MethodFunction(group.Method, group) : null;
    }

    /// <summary>A static function that is given where its field is declared, and nowhere else.</summary>
    private FunctionValue? TryBindField(IFieldSymbol field)
    {
        if (field is not { IsStatic: true, IsReadOnly: true } || field.ContainingType.StaticConstructors.Any(c => !c.IsImplicitlyDeclared)
            || FieldInitializer.Of(field, body.Session) is not { } initializer)
        {
            return null;
        }

        Frame frame = new(body.Frame.Method, body.Frame, null, AssignedSymbols.In(initializer));
        return new BodyBinder(body.Session, frame).Delegates.TryBind(initializer);
    }

    private SelectedFunction? TryBindElement(IArrayElementReferenceOperation element)
    {
        if (TryBindArray(element.ArrayReference) is not { } array)
        {
            return null;
        }

        Expr index = Stable("index", body.Bind(element.Indices[0]));
        IntegerConstant count = IntegerConstant.Of(array.Elements.Count);
        if (index is not IntegerConstant { Value: >= 0 } constant || constant.Value >= array.Elements.Count)
        {
            Expr outside = Condition.Or(
                new Binary(BinaryOperator.Less, index, IntegerConstant.Of(0), IrType.Bool),
                new Binary(BinaryOperator.GreaterOrEqual, index, count, IrType.Bool));
            body.Externals.EmitThrow(outside, "global::System.IndexOutOfRangeException", element);
        }

        return new SelectedFunction(index, array.Elements);
    }

    public FunctionArray? TryBindArray(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => TryBindArray(e.Operand),
        ILocalReferenceOperation e => body.Frame.FindFunctions(e.Local),
        _ => null,
    };

    private FunctionValue? TryBindChoice(IOperation condition, IOperation whenTrue, IOperation whenFalse)
    {
        (List<Statement> before, Expr test) = body.Capture(() => body.Bind(condition));
        if (test is BoolConstant constant)
        {
            return TryBind(constant.Value ? whenTrue : whenFalse);
        }

        (List<Statement> firstNeeds, FunctionValue? first) = body.Capture(() => TryBind(whenTrue));
        (List<Statement> secondNeeds, FunctionValue? second) = body.Capture(() => TryBind(whenFalse));
        if (first is null || second is null)
        {
            return null;
        }

        body.EmitAfter(before, [], 0);
        Expr selector = body.Spill("selected", new Conditional(test, IntegerConstant.Of(0), IntegerConstant.Of(1)));
        if (firstNeeds.Count + secondNeeds.Count > 0)
        {
            Expr isFirst = new Binary(BinaryOperator.Equal, selector, IntegerConstant.Of(0), IrType.Bool);
            EmitLasting([new If(isFirst, firstNeeds.ToEquatableArray(), secondNeeds.ToEquatableArray())], [first, second], whenTrue);
        }

        return new SelectedFunction(selector, [first, second]);
    }

    /// <summary>Emits what makes functions, in branches, so that what they use outlives those.</summary>
    private void EmitLasting(IReadOnlyList<Statement> statements, IReadOnlyList<FunctionValue> functions, IOperation operation)
    {
        ISet<Variable> captured = CapturedVariables.Of(functions, body.Session);
        CapturedVariables.RefuseArrays(captured, statements.ToEquatableArray(), operation);
        body.EmitAfter(Hoisting.Hoist(statements, captured), [], 0);
    }

    private SelectedFunction? TryBindSwitch(ISwitchExpressionOperation operation)
    {
        List<FunctionValue> choices = [];
        (List<Statement> statements, Expr? selector) = body.Capture(() => body.Switches.TryBindExpression(operation, IrType.Int, arm =>
        {
            if (TryBind(arm) is not { } function)
            {
                return null;
            }

            choices.Add(function);
            return IntegerConstant.Of(choices.Count - 1);
        }));
        if (selector is null)
        {
            return null;
        }

        EmitLasting(statements, choices, operation);
        return new SelectedFunction(selector, choices);
    }
}
