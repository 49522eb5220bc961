using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The arguments of a call through a delegate that may hold one of several functions: evaluated once, before it is asked which.</summary>
internal sealed class EvaluatedArguments(BodyBinder body)
{
    private readonly List<(int Ordinal, int First, CallResult Bound)> arguments = [];
    private Expr[] values = [];

    /// <summary>The arguments in the order of the parameters, evaluated in the order of the source.</summary>
    public CallResult[] Bind(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out)
            {
                throw LanguageFence.Refuse(RefusalId.UnknownTarget, argument, "passing a reference to one of several functions", "call them in the branches of an if");
            }

            Bind(argument.Value, argument.Parameter);
        }

        CallResult[] results = new CallResult[arguments.Count];
        foreach ((int ordinal, int first, CallResult bound) in arguments)
        {
            results[ordinal] = bound switch
            {
                { Scalar: not null } => new CallResult(values[first]),
                { Aggregate: { } aggregate } => new CallResult(Aggregate: Evaluated(aggregate, first)),
                _ => bound,
            };
        }

        return results;
    }

    private void Bind(IOperation argument, IParameterSymbol parameter)
    {
        (List<Statement> before, CallResult bound) = body.Capture(() => BindAny(argument, parameter.Name));
        body.EmitAfter(before, values, values.Length);
        arguments.Add((parameter.Ordinal, values.Length, bound));
        values = bound switch
        {
            { Scalar: { } scalar } => [.. values, scalar],
            { Aggregate: { } aggregate } => [.. values, .. aggregate.Leaves],
            _ => values,
        };
    }

    private CallResult BindAny(IOperation argument, string name)
    {
        if (body.Delegates.TryBind(argument) is { } function)
        {
            return new CallResult(Function: function);
        }

        CallResult value = body.Aggregates.BindAny(argument, name);
        return value switch
        {
            { Scalar: { } scalar and not (Read or RealConstant or IntegerConstant or BoolConstant or Literal) } => new CallResult(body.Spill("argument", scalar)),
            { Sequence: { } sequence } => new CallResult(Sequence: body.References.Keep(sequence)),
            _ => value,
        };
    }

    /// <summary>The value as it was when it was evaluated.</summary>
    private AggregateValue Evaluated(AggregateValue aggregate, int first)
    {
        Expr[] leaves = [.. values.Skip(first).Take(aggregate.Leaves.Length)];
        return leaves.SequenceEqual(aggregate.Leaves) ? aggregate : aggregate with { Leaves = [.. leaves], Origin = null };
    }
}
