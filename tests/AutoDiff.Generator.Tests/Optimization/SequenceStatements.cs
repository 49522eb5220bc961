using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Random statements about sequences: stores, buffers, views, copies, and buffers that one loop fills and another consumes.</summary>
internal sealed class SequenceStatements(ProgramInputs inputs, LoopStatements loops)
{
    private readonly Random random = inputs.Random;

    public IEnumerable<Statement> StoreElement(ProgramScope scope, int depth)
    {
        (Variable Variable, int Length, bool IsWritable)[] writable = [.. scope.Sequences.Where(s => s.IsWritable && (s.Length > 0 || scope.NeverRuns))];
        if (writable.Length == 0)
        {
            return [];
        }

        (Variable sequence, int length, _) = writable[random.Next(writable.Length)];
        if (inputs.Expressions.Index(scope, length) is not { } index)
        {
            return [];
        }

        Expr value = random.Next(5) switch
        {
            0 => inputs.Real(scope),
            1 => RealConstant.Of(0, IrType.Double),
            2 => new Binary(BinaryOperator.Subtract, new Element(sequence, index), inputs.Real(scope), IrType.Double),
            _ => new Binary(BinaryOperator.Add, new Element(sequence, index), inputs.Real(scope), IrType.Double),
        };
        Store store = new(sequence, index, value);

        // An adjoint that is read and cleared, and maybe summed into again.
        if (random.Next(4) == 0 && depth > 0)
        {
            Variable consumed = inputs.Scalar();
            scope.Reals.Add(consumed);
            List<Statement> consumption = [new Declare(consumed, new Element(sequence, index)), new Store(sequence, index, RealConstant.Of(0, IrType.Double))];
            (Variable other, int otherLength, _) = writable[random.Next(writable.Length)];
            if (random.Next(2) == 0 && inputs.Expressions.Index(scope, otherLength) is { } between)
            {
                consumption.Add(random.Next(2) == 0
                    ? Terms.Sum(other, between, inputs.Real(scope))
                    : new Store(other, between, RealConstant.Of(0, IrType.Double)));
            }

            if (random.Next(2) == 0)
            {
                consumption.Add(Terms.Sum(sequence, index, random.Next(2) == 0 ? new Read(consumed) : Terms.Times(new Read(consumed), inputs.Real(scope))));
            }

            return consumption;
        }

        return [store];
    }

    public IEnumerable<Statement> BufferOrView(ProgramScope scope)
    {
        SequenceType span = new(SequenceKind.Span, IrType.Double);
        if (random.Next(3) == 0)
        {
            Variable buffer = inputs.Local("h", span);
            Variable named = random.Next(2) == 0 ? buffer with { Name = buffer.Name + "Gradient" } : buffer;
            scope.Sequences.Add((named, inputs.Columns, true));
            return [new Declare(named, new Allocate(IrType.Double, new Read(inputs.ColumnCount), OnStack: true))];
        }

        (Variable source, int length, bool isWritable) = scope.Sequences[random.Next(scope.Sequences.Count)];
        int start = random.Next(0, length + 1);
        int count = random.Next(0, length - start + 1);
        Variable view = inputs.Local("v", isWritable ? span : span with { Kind = SequenceKind.ReadOnlySpan });
        bool isWhole = random.Next(4) == 0;
        scope.Sequences.Add((view, isWhole ? length : count, isWritable));
        Expr? from = isWhole ? null : IntegerConstant.Of(start);
        return [new Declare(view, new View(source, from, isWhole ? null : IntegerConstant.Of(count), view.Type))];
    }

    public IEnumerable<Statement> WholeSequence(ProgramScope scope)
    {
        (Variable Variable, int Length, bool IsWritable)[] writable = [.. scope.Sequences.Where(s => s.IsWritable)];
        (Variable sequence, int length, _) = writable[random.Next(writable.Length)];
        (Variable Variable, int Length, bool IsWritable)[] sources = [.. scope.Sequences.Where(s => s.Length == length)];
        return random.Next(2) == 0
            ? [new Clear(sequence)]
            : [new CopyTo(sources[random.Next(sources.Length)].Variable, sequence)];
    }

    /// <summary>A buffer that one loop fills and the next one reads and clears, element by element, maybe with others looking on.</summary>
    public IEnumerable<Statement> Consumed(ProgramScope scope)
    {
        Variable buffer = inputs.Local("h", new SequenceType(SequenceKind.Span, IrType.Double));
        Variable view = inputs.Local("v", buffer.Type);
        yield return new Declare(buffer, new Allocate(IrType.Double, new Read(inputs.ColumnCount), OnStack: true));
        yield return loops.InnerLoop(new Read(inputs.ColumnCount), j => [new Store(buffer, new Read(j), inputs.Real(scope))]);
        Variable other = buffer;
        int shift = 0;
        if (random.Next(2) == 0)
        {
            shift = inputs.Columns > 1 ? random.Next(2) : 0;
            yield return new Declare(view, new View(buffer, IntegerConstant.Of(shift), null, view.Type));
            other = view;
        }

        Variable? target = scope.PickWritable(random);
        yield return loops.InnerLoop(shift == 0 ? new Read(inputs.ColumnCount) : IntegerConstant.Of(inputs.Columns - shift), j =>
        {
            Variable taken = inputs.Scalar();
            List<Statement> body = [new Declare(taken, new Element(buffer, new Read(j)))];
            body.Add(new Store(buffer, new Read(j), random.Next(2) == 0 ? RealConstant.Of(0, IrType.Double) : inputs.Real(scope)));
            if (random.Next(3) == 0 && target is not null)
            {
                Expr peeked = random.Next(3) != 0 ? new Read(j) : Terms.Minus(new Read(inputs.ColumnCount), 1 + shift);
                body.Insert(random.Next(body.Count + 1), new Assign(target, Terms.Add(new Read(target), new Element(other, peeked))));
            }

            body.Add(Terms.Sum(inputs.Named("aGradient"), new Read(j), new Read(taken)));
            return body;
        });
        if (random.Next(2) == 0)
        {
            scope.Sequences.Add((buffer, inputs.Columns, true));
        }
    }

    /// <summary>A loop that stores at an index which is shifted as it goes.</summary>
    public IEnumerable<Statement> ShiftedStores(ProgramScope scope)
    {
        Variable shift = inputs.Local("k", IrType.Int);
        Variable wide = inputs.Named("wide");
        yield return new Declare(shift, IntegerConstant.Of(random.Next(3)));
        yield return loops.InnerLoop(new Read(inputs.ColumnCount), j =>
        {
            Expr index = new Binary(BinaryOperator.Add, new Read(shift), new Read(j), IrType.Int);
            Expr value = random.Next(3) == 0 ? Terms.Add(new Element(wide, index), inputs.Real(scope)) : new Convert(new Read(j), IrType.Double);
            Expr next = new Binary(BinaryOperator.Remainder, new Binary(BinaryOperator.Add, new Read(shift), IntegerConstant.Of(1), IrType.Int), IntegerConstant.Of(5), IrType.Int);
            List<Statement> body = [new Store(wide, index, value)];
            if (random.Next(4) != 0)
            {
                body.Add(new Assign(shift, next));
            }

            return body;
        });
    }
}
