using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.Records;

/// <summary>
/// Gives sequences of structs a form that every later stage understands: sequences of scalars. Element i of one whose numbers lie one
/// behind the other begins at i times their count; of any other each leaf has a sequence of its own.
/// </summary>
/// <param name="declared">The arrays that are parameters of the method themselves, and can be named as they are.</param>
internal sealed class RecordLowering(RecordStorage storage, ICollection<Variable> declared, VariableFactory variables) : Rewriter
{
    public EquatableArray<Statement> Lower(EquatableArray<Statement> body) => Visit(body);

    public FunctionModel Lower(FunctionModel function) => function with
    {
        Parameters = function.Parameters.SelectMany(p => RecordStorage.RecordOf(p.Type) is null ? [p] : storage.PartsOf(p)).ToEquatableArray(),
        Body = Visit(function.Body),
    };

    public override Expr Visit(Expr expression) => expression switch
    {
        Element { Field: { } field } e => Leaf(e.Sequence, Visit(e.Index), field),
        Length e when IsRecords(e.Sequence) => Count(e.Sequence),
        ReturnedArray { Sequence: Read { Variable: var returned } } e when IsRecords(returned) =>
            e with { Sequence = new Read(storage.PartsOf(returned)[0]), Struct = RecordStorage.RecordOf(returned.Type)!.Name },
        Read { Variable: { Type: RecordType } } or Element { Type: RecordType } => throw Unexpected(expression),
        Read { Variable: var whole } when IsRecords(whole) && !IsDeclared(whole) => throw Unexpected(expression),
        _ => base.Visit(expression),
    };

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare { Variable.Type: RecordType record } s:
                return Each(storage.PartsOf(s.Variable), record, s.Value, (part, value) => new Declare(part, value), s.Source);
            case Assign { Variable.Type: RecordType record } s:
                return Each(storage.PartsOf(s.Variable), record, s.Value, (part, value) => new Assign(part, value!), s.Source);
            case Declare s when IsRecords(s.Variable):
                return Sequences(s.Variable, s.Value, (part, value) => new Declare(part, value), s.Source);
            case Assign s when IsRecords(s.Variable):
                return Sequences(s.Variable, s.Value, (part, value) => new Assign(part, value!), s.Source);
            case Store { Field: { } field } s:
                Element cell = Leaf(s.Sequence, Visit(s.Index), field);
                return [new Store(cell.Sequence, cell.Index, Visit(s.Value)) { Source = s.Source }];
            case Store { Sequence.Type: SequenceType { Element: RecordType record } } s:
                return StoreAll(s, record);
            case Store s when IsRecords(s.Sequence):
                return StoreRow(s);
            case Invoke s:
                return [s with { Arguments = s.Arguments.SelectMany(Arguments).ToEquatableArray() }];
            default:
                return [VisitParts(statement)];
        }
    }

    private static bool IsRecords(Variable variable) => variable.Type is SequenceType && RecordStorage.RecordOf(variable.Type) is not null;

    private bool IsDeclared(Variable sequence) => sequence.Kind == VariableKind.Static || declared.Contains(sequence);

    /// <summary>The binder takes structs apart before it hands them on.</summary>
    private static InvalidOperationException Unexpected(Expr value) => new("a struct or an array of structs as " + value.GetType().Name);

    /// <summary>The number of structs.</summary>
    private Expr Count(Variable sequence)
    {
        RecordType record = RecordStorage.RecordOf(sequence.Type)!;
        return IsDeclared(sequence) ? new Length(sequence)
            : !record.IsInterleaved || ((SequenceType)sequence.Type).IsJagged || record.Stride == 1 ? new Length(storage.PartsOf(sequence)[0])
            : new Binary(BinaryOperator.Divide, new Length(storage.PartsOf(sequence)[0]), IntegerConstant.Of(record.Stride), IrType.Int);
    }

    private Element Leaf(Variable sequence, Expr index, int field)
    {
        RecordType record = RecordStorage.RecordOf(sequence.Type)!;
        IReadOnlyList<Variable> parts = storage.PartsOf(sequence);
        return record.IsInterleaved ? new Element(parts[0], Position(index, field, Count(sequence), record)) : new Element(parts[field], index);
    }

    /// <summary>Where a leaf of an element is; an index that is out of range stays so.</summary>
    private static Expr Position(Expr index, int field, Expr count, RecordType record) => record.Stride == 1
        ? index
        : new FlatIndex(EquatableArrays.Of(Int(index), IntegerConstant.Of(field)), EquatableArrays.Of<Expr>(count, IntegerConstant.Of(record.Stride)));

    /// <summary>An index or a length may be long; one that is too large for an int is out of range.</summary>
    private static Expr Int(Expr number) => number.Type is IntegerType { Name: "int" }
        ? number
        : new IR.Convert(number, IrType.Int, Checked: number.Type is IntegerType { Name: "uint" or "long" or "ulong" or "nint" or "nuint" });

    private IEnumerable<Statement> Each(IReadOnlyList<Variable> parts, RecordType record, Expr? value, Func<Variable, Expr?, Statement> make, string? source)
    {
        (List<Statement> before, IReadOnlyList<Expr?> leaves) = Leaves(record, value);
        return WithSource([.. before, .. parts.Select((part, i) => make(part, leaves[i]))], source);
    }

    private (List<Statement> Before, IReadOnlyList<Expr?> Leaves) Leaves(RecordType record, Expr? value)
    {
        List<Statement> before = [];
        switch (value)
        {
            case null:
                return (before, [.. record.Leaves.Select(_ => (Expr?)null)]);
            case Read read:
                return (before, [.. storage.PartsOf(read.Variable).Select(part => new Read(part))]);
            case Element element:
                Expr index = Repeatable(Visit(element.Index), before);
                return (before, [.. Enumerable.Range(0, record.Stride).Select(leaf => Leaf(element.Sequence, index, leaf))]);
            case Literal:
                return (before, [.. record.Leaves.Select(leaf => DefaultValue.Of(leaf.Type))]);
            default:
                throw Unexpected(value);
        }
    }

    private IEnumerable<Statement> StoreAll(Store store, RecordType record)
    {
        (List<Statement> before, IReadOnlyList<Expr?> leaves) = Leaves(record, store.Value);
        Expr index = Repeatable(Visit(store.Index), before);
        return WithSource([.. before, .. leaves.Select((leaf, i) => Leaf(store.Sequence, index, i) is var cell ? new Store(cell.Sequence, cell.Index, leaf!) : null!)], store.Source);
    }

    private IEnumerable<Statement> StoreRow(Store store)
    {
        List<Statement> before = [];
        Expr index = Repeatable(Visit(store.Index), before);
        Variable row = ((View)store.Value).Source;
        IReadOnlyList<Variable> rows = storage.PartsOf(row);
        return WithSource([.. before, .. storage.PartsOf(store.Sequence).Select((part, i) => new Store(part, index, new View(rows[i], null, null, rows[i].Type)))], store.Source);
    }

    private IEnumerable<Statement> Sequences(Variable variable, Expr? value, Func<Variable, Expr?, Statement> make, string? source)
    {
        RecordType record = RecordStorage.RecordOf(variable.Type)!;
        bool isFlat = record.IsInterleaved && !((SequenceType)variable.Type).IsJagged;
        IReadOnlyList<Variable> parts = storage.PartsOf(variable);
        List<Statement> before = [];
        IReadOnlyList<Expr?> values;
        switch (value)
        {
            case null:
                values = [.. parts.Select(_ => (Expr?)null)];
                break;
            case Allocate allocate:
                Expr length = isFlat ? Product(Visit(allocate.Length), record.Stride) : Repeatable(Visit(allocate.Length), before);
                values = [.. parts.Select(part => new Allocate(((SequenceType)part.Type).Element, length, allocate.OnStack))];
                break;
            case View view:
                values = Views(view, parts, isFlat ? record.Stride : 1, before);
                break;
            case Row row:
                Expr index = Repeatable(Visit(row.Index), before);
                values = [.. storage.PartsOf(row.Rows).Select(rows => new Row(rows, index))];
                break;
            default:
                throw Unexpected(value);
        }

        return WithSource([.. before, .. parts.Select((part, i) => make(part, values[i]))], source);
    }

    private IReadOnlyList<Expr?> Views(View view, IReadOnlyList<Variable> parts, int stride, List<Statement> before)
    {
        Expr? start = view.Start is null ? null : Repeatable(Visit(view.Start), before);
        Expr? count = view.Count is null ? null : Repeatable(Visit(view.Count), before);
        if (stride > 1)
        {
            // One behind the last is a start, too.
            Expr limit = new Binary(BinaryOperator.Add, Count(view.Source), IntegerConstant.Of(1), IrType.Int);
            start = start is null ? null : Scaled(start, limit, stride);
            count = count is null ? null : Scaled(count, limit, stride);
        }

        IReadOnlyList<Variable> sources = storage.PartsOf(view.Source);
        return [.. parts.Select((part, i) => new View(sources[i], start, count, part.Type))];
    }

    private static Expr Scaled(Expr number, Expr limit, int stride) => number is IntegerConstant { Value: < 1_000_000 and > -1_000_000 } constant
        ? IntegerConstant.Of((int)constant.Value * stride)
        : new FlatIndex(EquatableArrays.Of(number, IntegerConstant.Of(0)), EquatableArrays.Of(limit, IntegerConstant.Of(stride)));

    private static Expr Product(Expr length, int stride) => length is IntegerConstant { Value: < 1_000_000 and > -1_000_000 } constant
        ? IntegerConstant.Of((int)constant.Value * stride)
        : new Binary(BinaryOperator.Multiply, IntegerConstant.Of(stride), Int(length), IrType.Int);

    private IEnumerable<Argument> Arguments(Argument argument) => argument.Value is Read { Variable: var variable } && IsRecords(variable)
        ? storage.PartsOf(variable).Select(part => argument with { Value = new Read(part) })
        : [argument with { Value = Visit(argument.Value) }];

    private Expr Repeatable(Expr index, List<Statement> before)
    {
        if (index is IntegerConstant or Read || Walk.All(index).All(e => e is Read or IntegerConstant or Length or Binary))
        {
            return index;
        }

        Variable named = variables.Fresh("index", index.Type);
        before.Add(new Declare(named, index));
        return new Read(named);
    }

    private static IEnumerable<Statement> WithSource(List<Statement> statements, string? source)
    {
        if (statements.Count > 0 && source is not null)
        {
            statements[statements.Count - 1] = statements[statements.Count - 1] with { Source = source };
        }

        return statements;
    }
}
