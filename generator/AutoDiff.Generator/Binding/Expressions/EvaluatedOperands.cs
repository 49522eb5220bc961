using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Indexes that are evaluated once, where a getter and a setter are given them, and a value is bound between.</summary>
internal sealed class EvaluatedOperands(BodyBinder body)
{
    private readonly Dictionary<IOperation, CallResult> values = [];

    public CallResult? Find(IOperation operation) => values.TryGetValue(operation, out CallResult? value) ? value : null;

    /// <summary>Evaluates the arguments here, from left to right, and binds what names them.</summary>
    public TResult With<TResult>(IReadOnlyList<IArgumentOperation> arguments, Func<TResult> bind)
    {
        IOperation[] operands = [.. arguments.Select(a => a.Value)];
        try
        {
            foreach (IOperation operand in operands.Where(IsEvaluated))
            {
                values[operand] = Settled(body.Aggregates.BindAny(operand, "index"), operand);
            }

            return bind();
        }
        finally
        {
            foreach (IOperation operand in operands)
            {
                values.Remove(operand);
            }
        }
    }

    /// <summary>An array or object is the same one each time it is named; what makes one cannot be run twice.</summary>
    private bool IsEvaluated(IOperation operand) => operand switch
    {
        { Type: { IsValueType: true } or { SpecialType: SpecialType.System_String } } or { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation e when !body.Frame.Assigns(e.Local) => false,
        IParameterReferenceOperation e when !body.Frame.Assigns(e.Parameter) => false,
        IInstanceReferenceOperation => false,
        _ => throw LanguageFence.Refuse(
            RefusalId.ConstructNotYet, operand, "the assignment to an indexer that takes '" + operand.Syntax + "'", "give it a name in a statement before"),
    };

    private CallResult Settled(CallResult value, IOperation operand) => value switch
    {
        { Scalar: IntegerConstant or RealConstant or BoolConstant or Literal or Read { Variable.Kind: VariableKind.LoopIndex } } => value,
        { Scalar: { } scalar } => new CallResult(body.Spill("index", scalar)),
        { Aggregate: { } aggregate } => new CallResult(Aggregate: body.AggregateStores.Declare("index", aggregate.Shape, aggregate).Value),
        _ => throw LanguageFence.Refuse(operand),
    };
}
