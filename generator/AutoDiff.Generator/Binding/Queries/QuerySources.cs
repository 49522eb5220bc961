using System;
using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What queries start from.</summary>
internal sealed class QuerySources(BodyBinder body)
{
    public Query Array(Variable sequence) => Indexed(new Length(sequence), index => ElementAt(sequence, index), isPure: true);

    /// <summary>The element; of an array of arrays the row, under a name of its own.</summary>
    private CallResult ElementAt(Variable sequence, Expr index)
    {
        if (sequence.Type is not SequenceType { IsJagged: true, Element: SequenceType rows })
        {
            return body.Records.ElementAt(sequence, index);
        }

        Variable row = body.Temporary("row", rows);
        body.Emit(new Declare(row, new Row(sequence, index)));
        body.Session.NoteRow(row);
        return new CallResult(Sequence: row);
    }

    public Query Range(Expr start, Expr count, IOperation call) => Indexed(
        Count(count, call), index => new CallResult(start is IntegerConstant { Value: 0 } ? index : new Binary(BinaryOperator.Add, start, index, IrType.Int)), isPure: true);

    public Query Repeat(CallResult value, Expr count, IOperation call) => Indexed(Count(count, call), _ => value, isPure: true);

    public Query Indexed(Expr count, Func<Expr, CallResult> at, bool isPure) => new(
        count,
        at,
        each =>
        {
            Variable index = body.Index();
            List<Statement> statements = body.Capture(() => each(at(new Read(index))));
            body.Emit(new CountedLoop(index, IntegerConstant.Of(0), count, 1, statements.ToEquatableArray()));
        },
        isPure,
        IsSingleLoop: true);

    private Expr Count(Expr count, IOperation call)
    {
        if (count is not IntegerConstant { Value: >= 0 })
        {
            Expr negative = new Binary(BinaryOperator.Less, count, IntegerConstant.Of(0), IrType.Bool);
            body.Externals.EmitThrow(negative, "global::System.ArgumentOutOfRangeException", call);
        }

        return count;
    }
}
