using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The elements of a query in an array.</summary>
internal sealed class QueryArrays(BodyBinder body)
{
    /// <summary>The elements in a new array: filled up to where the elements end, which for a filtered query is not its whole length.</summary>
    public Variable Bind(Query source, IOperation call)
    {
        if (source.Bound is Literal)
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "an array of a query whose length is not known", "fill an array in a loop");
        }

        // What the elements are made of shows when the first is bound.
        Variable? buffer = null;
        Variable? count = source.At is null ? body.Temporary("count", IrType.Int) : null;
        List<Statement> loop = body.Capture(() =>
        {
            if (source.At is { } at)
            {
                Variable index = body.Index();
                List<Statement> statements = body.Capture(() =>
                {
                    CallResult element = at(new Read(index));
                    buffer = Buffer(ElementOf(element, call));
                    body.Records.Store(buffer, new Read(index), Leaves(element));
                });
                body.Emit(new CountedLoop(index, IntegerConstant.Of(0), source.Bound, 1, statements.ToEquatableArray()));
                return;
            }

            source.Run(item =>
            {
                buffer ??= Buffer(ElementOf(item, call));
                body.Records.Store(buffer, new Read(count!), Leaves(item));
                body.Emit(QueryValues.Increment(count!));
            });
        });
        if (buffer is null)
        {
            throw LanguageFence.Refuse(call);
        }

        body.Emit(new Declare(buffer, new Allocate(((SequenceType)buffer.Type).Element, source.Bound, OnStack: false)));
        if (count is not null)
        {
            body.Emit(new Declare(count, IntegerConstant.Of(0)));
        }

        body.EmitAfter(loop, [], 0);
        if (count is null)
        {
            return buffer;
        }

        Variable filled = body.Temporary("items", new SequenceType(SequenceKind.Span, ((SequenceType)buffer.Type).Element));
        body.Emit(new Declare(filled, new View(buffer, null, new Read(count), filled.Type)));
        return filled;
    }

    private IrType ElementOf(CallResult element, IOperation call) => element switch
    {
        { Scalar: { } scalar } => scalar.Type,
        { Aggregate: { } value } when body.Session.Records.Of(value.Shape.Type) is { } record => record,
        _ => throw LanguageFence.Refuse(call),
    };

    private static IReadOnlyList<Expr> Leaves(CallResult element) => element.Aggregate is { } value ? value.Leaves : [element.Scalar!];

    private Variable Buffer(IrType element) => body.Temporary("items", new SequenceType(SequenceKind.Array, element));
}
