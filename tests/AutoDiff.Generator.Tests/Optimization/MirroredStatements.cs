using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Random loops that leave something on a tape or in scratch memory, and later the loops that take it back.</summary>
internal sealed class MirroredStatements(ProgramInputs inputs, IBlockWriter blocks, LoopStatements loops)
{
    private readonly Random random = inputs.Random;
    private readonly List<Func<IEnumerable<Statement>>> mirrored = [];
    private readonly List<Statement> storage = [];

    /// <summary>What the loops use, declared before everything.</summary>
    public IReadOnlyList<Statement> Storage => storage;

    /// <summary>Writes the loops that take back, the last one first.</summary>
    public IEnumerable<Func<IEnumerable<Statement>>> Returns => Enumerable.Reverse(mirrored);

    /// <summary>A loop that overwrites a value after saving it, and later the loop that puts it back.</summary>
    public IEnumerable<Statement> Mirrored(ProgramScope scope)
    {
        Variable tape = inputs.Local("tape", new TapeType(IrType.Double));
        storage.Add(new Declare(tape, null));
        Variable state = inputs.Scalar();
        Variable stateGradient = inputs.Scalar();
        Declare declare = new(state, inputs.Real(scope));
        scope.Reals.Add(state);
        Expr count = new Read(random.Next(2) == 0 ? inputs.ColumnCount : inputs.RowCount);
        bool isUsed = random.Next(3) != 0;
        Variable index = inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        CountedLoop forward = new(index, IntegerConstant.Of(0), count, 1, EquatableArrays.Of<Statement>(
            new Push(tape, new Read(state)),
            new Assign(state, Terms.Add(Terms.Times(new Read(state), RealConstant.Of(0.5, IrType.Double)), RealConstant.Of(1, IrType.Double)))));
        mirrored.Add(() =>
        {
            Variable back = inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
            Variable popped = inputs.Scalar();
            ProgramScope inside = new(inputs.Root);
            inside.Reals.Add(popped);
            inside.Reals.Add(stateGradient);
            List<Statement> body = [new Declare(popped, new Pop(tape))];
            if (isUsed)
            {
                body.Add(new Assign(stateGradient, Terms.Add(new Read(stateGradient), Terms.Times(new Read(popped), inputs.Real(inside)))));
                body.AddRange(blocks.Of(inside, 2, 2));
            }

            inputs.Root.Reals.Add(stateGradient);
            inputs.Root.Writable.Add(stateGradient);
            return
            [
                new Declare(stateGradient, RealConstant.Of(0, IrType.Double)),
                new CountedLoop(back, Terms.Minus(count, 1), IntegerConstant.Of(0), -1, body.ToEquatableArray()),
            ];
        });
        return [declare, forward];
    }

    /// <summary>A loop whose iterations each fill a buffer, and later the loop that takes the buffers back.</summary>
    public IEnumerable<Statement> Taken(ProgramScope scope)
    {
        Variable scratch = inputs.Local("scratch", new ScratchType(IrType.Double));
        storage.Add(new Declare(scratch, null));
        SequenceType span = new(SequenceKind.Span, IrType.Double);
        Variable buffer = inputs.Local("taken", span);
        Variable index = inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(scope);
        inside.Integers.Add((index, 0, inputs.Rows - 1));
        inside.Sequences.Add((buffer, inputs.Columns, true));
        List<Statement> body = [new Declare(buffer, new Take(scratch, new Read(inputs.ColumnCount))), .. blocks.Of(inside, 2, 3)];
        body.Add(loops.InnerLoop(new Read(inputs.ColumnCount), j => [Terms.Sum(buffer, new Read(j), inputs.Real(scope))]));
        if (random.Next(4) == 0)
        {
            body.Add(new Evaluate(new TakeBack(scratch, new Read(inputs.ColumnCount))));
        }
        else if (random.Next(3) == 0)
        {
            // Two names for one buffer.
            Variable back = inputs.Local("back", span);
            body.Add(new Declare(back, new TakeBack(scratch, new Read(inputs.ColumnCount))));
            inside.Sequences.Add((back, inputs.Columns, true));
            body.AddRange(blocks.Of(inside, 2, 3));
            body.Add(loops.InnerLoop(new Read(inputs.ColumnCount), j =>
            {
                (Variable first, Variable second) = random.Next(2) == 0 ? (buffer, back) : (back, buffer);
                Variable before = inputs.Local("t", IrType.Double);
                return
                [
                    new Declare(before, new Element(first, new Read(j))),
                    new Store(second, new Read(j), inputs.Real(inside)),
                    Terms.Sum(inputs.Named("aGradient"), new Read(j), new Read(before)),
                ];
            }));
        }
        else
        {
            mirrored.Add(() => TakenBack(scratch));
        }

        return [new CountedLoop(index, IntegerConstant.Of(0), new Read(inputs.RowCount), 1, body.ToEquatableArray())];
    }

    private IEnumerable<Statement> TakenBack(Variable scratch)
    {
        Variable buffer = inputs.Local("back", new SequenceType(SequenceKind.Span, IrType.Double));
        Variable index = inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(inputs.Root);
        inside.Integers.Add((index, 0, inputs.Rows - 1));
        inside.Sequences.Add((buffer, inputs.Columns, true));
        List<Statement> body = [new Declare(buffer, new TakeBack(scratch, new Read(inputs.ColumnCount)))];
        if (random.Next(3) != 0)
        {
            body.AddRange(blocks.Of(inside, 2, 3));
            Variable aGradient = inputs.Named("aGradient");
            body.Add(loops.InnerLoop(new Read(inputs.ColumnCount), j => [Terms.Sum(aGradient, new Read(j), new Element(buffer, new Read(j)))]));
        }

        return [new CountedLoop(index, Terms.Minus(new Read(inputs.RowCount), 1), IntegerConstant.Of(0), -1, body.ToEquatableArray())];
    }
}
