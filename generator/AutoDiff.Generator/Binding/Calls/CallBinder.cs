using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Calls: of a function with a rule, of a method that is followed, or carried over as text.</summary>
internal sealed class CallBinder(BodyBinder body)
{
    public Expr Bind(IInvocationOperation call)
    {
        CallResult? followed = body.Rules.TryBind(call);
        if (followed is null && TryBindKnown(call) is { } known)
        {
            return known;
        }

        followed ??= body.MethodCalls.TryBind(call);
        return followed is null
            ? body.Externals.Bind(call)
            : body.AggregateWholes.ScalarOf(followed, call);
    }

    public void BindEffect(IInvocationOperation call)
    {
        if (body.Lists.TryBindEffect(call) || body.SequenceMethods.TryBindEffect(call))
        {
            return;
        }

        if (IsGuard(call.TargetMethod))
        {
            BindGuard(call);
            return;
        }

        CallResult? ruled = body.Rules.TryBind(call);
        if (ruled is null && TryBindKnown(call) is { } known)
        {
            body.Assignments.Evaluate(known);
        }
        else if ((ruled ?? body.MethodCalls.TryBind(call)) is { } followed)
        {
            body.Assignments.Evaluate(followed);
        }
        else
        {
            body.Assignments.Evaluate(body.Externals.Bind(call));
        }
    }

    private Expr? TryBindKnown(IInvocationOperation call)
    {
        if (KnownTypes.IsStopGradient(call.TargetMethod) && body.TypeOf(call.Type) is RealType real)
        {
            bool outer = body.Frame.IsStopped;
            body.Frame.IsStopped = true;
            try
            {
                return new Call("StopGradient", EquatableArrays.Of(body.Bind(call.Arguments[0].Value)), real);
            }
            finally
            {
                body.Frame.IsStopped = outer;
            }
        }

        if (call is { TargetMethod: { Name: "GetLength" or "GetUpperBound" or "GetLowerBound" or "GetLongLength" }, Instance: { } grid, Arguments.Length: 1 }
            && body.Grids.IsGrid(grid) && body.Grids.TryBindShape(call.TargetMethod.Name, grid, call.Arguments[0].Value) is { } shape)
        {
            return shape;
        }

        if (call is { TargetMethod: { Name: "GetLength" or "GetUpperBound" or "GetLowerBound" or "GetLongLength" }, Instance: { } instance, Arguments.Length: 1 }
            && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 }
            && body.TypeOf(instance.Type) is SequenceType
            && !body.Sequences.IsMember(instance))
        {
            Length length = new(body.Sequences.Bind(instance, "array"));
            return call.TargetMethod.Name switch
            {
                "GetLength" => length,
                "GetLongLength" => new IR.Convert(length, new IntegerType("long")),
                "GetUpperBound" => new Binary(BinaryOperator.Subtract, length, IntegerConstant.Of(1), IrType.Int),
                _ => IntegerConstant.Of(0),
            };
        }

        return new SortCalls(body).TryBindSearch(call) ?? body.Functions.TryBind(call);
    }

    /// <summary>What checks its arguments and does nothing else with them, so that they may be active.</summary>
    private static bool IsGuard(IMethodSymbol method)
    {
        if (!method.IsStatic || !method.ReturnsVoid)
        {
            return false;
        }

        INamedTypeSymbol type = method.ContainingType;
        return (method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && KnownTypes.IsIn(type, "System") && IsException(type))
            || (method.Name == "Assert" && type is { Name: "Debug" or "Trace" } && KnownTypes.IsIn(type, "System.Diagnostics"));
    }

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception" } && KnownTypes.IsIn(current, "System"))
            {
                return true;
            }
        }

        return false;
    }

    private void BindGuard(IInvocationOperation call)
    {
        bool outer = body.Frame.IsPassive;
        body.Frame.IsPassive = true;
        try
        {
            // A local buffer is never null; a check of it would not compile where it has become a span.
            bool isNullCheck = call.TargetMethod.Name is "ThrowIfNull" or "ThrowIfNullOrEmpty";
            if (isNullCheck && call.Arguments.Any(a => body.NullTests.NamesBuffer(a.Value)))
            {
                return;
            }

            body.Assignments.Evaluate(body.Externals.Bind(call));
        }
        finally
        {
            body.Frame.IsPassive = outer;
        }
    }
}
