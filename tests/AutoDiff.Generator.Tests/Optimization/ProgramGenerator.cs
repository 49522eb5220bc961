using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>
/// Writes random bodies in the style of mechanical differentiation: adjoints that are cleared, summed into and consumed, loops up and
/// down over sequences and rows, branches, buffers, views, tapes that are filled by one loop and emptied by another.
/// </summary>
internal sealed class ProgramGenerator
{
    private readonly Random random;
    private readonly ExpressionGenerator expressions;
    private readonly ProgramScope root;
    private readonly List<Variable> parameters = [];
    private readonly List<Variable> observable = [];
    private readonly Dictionary<Variable, object> data = [];
    private readonly List<BufferPair> sameLength = [];
    private readonly ProgramFlavor flavor;
    private readonly int columns;
    private readonly int rows;
    private readonly Variable columnCount;
    private readonly Variable rowCount;
    private readonly Variable shortage;
    private readonly bool hasExternals;
    private readonly List<Func<IEnumerable<Statement>>> mirrored = [];
    private readonly List<Statement> storage = [];
    private int nextId = 1;
    private int budget = 70;

    private ProgramGenerator(int seed, ProgramFlavor flavor)
    {
        random = new Random(seed);
        this.flavor = flavor;
        columns = random.Next(0, 5);
        rows = random.Next(0, 4);
        hasExternals = random.Next(3) == 0;
        expressions = new ExpressionGenerator(random, flavor);
        root = new ProgramScope();
        columnCount = AddInteger("columns", columns);
        rowCount = AddInteger("rows", rows);
        shortage = AddInteger("shortage", -random.Next(3));
        foreach (string name in new[] { "x", "y", "upstream" })
        {
            Variable scalar = Parameter(name, IrType.Double);
            data[scalar] = Number();
            root.Reals.Add(scalar);
        }

        AddSequence("a", columns, SequenceKind.ReadOnlySpan);
        AddSequence("b", rows, SequenceKind.ReadOnlySpan);
        AddSequence("w", rows * columns, SequenceKind.Array);
        AddSequence("data", columns, SequenceKind.Span);
        AddSequence("wide", 12, SequenceKind.Span);
        foreach (string name in new[] { "xGradient", "yGradient" })
        {
            Variable gradient = Parameter(name, IrType.Double);
            data[gradient] = Number();
            observable.Add(gradient);
            root.Reals.Add(gradient);
            root.Writable.Add(gradient);
        }
    }

    public static RandomProgram Create(int seed, ProgramFlavor flavor) => new ProgramGenerator(seed, flavor).Create();

    private RandomProgram Create()
    {
        List<Statement> body = [.. Block(root, 0, random.Next(4, 12))];
        foreach (Func<IEnumerable<Statement>> mirror in Enumerable.Reverse(mirrored))
        {
            body.AddRange(mirror());
            if (random.Next(2) == 0)
            {
                body.AddRange(Statement(root, 0));
            }
        }

        List<Statement> all = [.. storage, .. body];
        all.AddRange(storage.OfType<Declare>().Select(s => new Release(s.Variable)));
        if (random.Next(2) == 0)
        {
            all.Add(new Return(Real(root)));
        }

        return new RandomProgram(
            all.ToEquatableArray(), parameters.ToEquatableArray(), observable.ToEquatableArray(), sameLength.ToEquatableArray(), data, nextId);
    }

    private Variable AddInteger(string name, int value)
    {
        Variable variable = Parameter(name, IrType.Int);
        data[variable] = value;
        root.Integers.Add((variable, value, value));
        return variable;
    }

    private void AddSequence(string name, int length, SequenceKind kind)
    {
        Variable primal = Parameter(name, new SequenceType(kind, IrType.Double));
        Variable gradient = Parameter(name + "Gradient", new SequenceType(SequenceKind.Span, IrType.Double));
        sameLength.Add(new BufferPair(gradient, primal));
        data[primal] = Enumerable.Range(0, length).Select(_ => Number()).ToArray();
        data[gradient] = Enumerable.Range(0, length).Select(_ => Number()).ToArray();
        root.Sequences.Add((primal, length, kind == SequenceKind.Span));
        root.Sequences.Add((gradient, length, true));
    }

    private Variable Parameter(string name, IrType type)
    {
        Variable variable = new(nextId++, name, type, VariableKind.Parameter);
        parameters.Add(variable);
        return variable;
    }

    private double Number() => flavor switch
    {
        ProgramFlavor.Exact => random.Next(-4, 5) / 2.0,
        ProgramFlavor.Smooth => (random.NextDouble() * 2) - 1,
        _ => random.Next(8) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => double.NegativeInfinity,
            3 => 0,
            _ => (random.NextDouble() * 4) - 2,
        },
    };

    private Variable Local(string name, IrType type, bool isTemporary = true, VariableKind kind = VariableKind.Local) =>
        new(nextId, name + nextId++, type, kind) { IsTemporary = isTemporary };

    private Variable Scalar() => random.Next(4) switch
    {
        0 => Local("s", IrType.Double, isTemporary: false),
        1 => Local("t", IrType.Double),
        _ => Local("g" + (char)('a' + random.Next(26)), IrType.Double) is var v ? v with { Name = v.Name + "Gradient" } : v,
    };

    private Expr Real(ProgramScope scope) => expressions.Real(scope, random.Next(1, 4));

    private EquatableArray<Statement> NestedBlock(ProgramScope scope, int depth) =>
        Block(new ProgramScope(scope), depth + 1, random.Next(1, 5)).ToEquatableArray();

    private List<Statement> Block(ProgramScope scope, int depth, int count)
    {
        List<Statement> result = [];
        for (int i = 0; i < count && budget > 0; i++)
        {
            result.AddRange(Statement(scope, depth));
        }

        return result;
    }

    private IEnumerable<Statement> Statement(ProgramScope scope, int depth)
    {
        budget--;
        if (hasExternals && random.Next(6) == 0)
        {
            return External(scope);
        }

        int choice = random.Next(depth >= 3 ? 15 : 28);
        return choice switch
        {
            0 or 1 => DeclareScalar(scope),
            2 => ClearScalar(scope),
            3 or 4 or 5 => Accumulate(scope),
            6 => Overwrite(scope),
            7 or 8 or 9 => StoreElement(scope, depth),
            10 => Accumulate(scope),
            11 => DeclareScalar(scope),
            12 => Count(scope),
            13 => BufferOrView(scope),
            14 or 15 => UseOnce(scope, depth),
            16 or 17 => Branch(scope, depth),
            18 or 19 or 20 => Loop(scope, depth),
            21 => While(scope, depth),
            22 => RowLoops(scope, depth),
            23 => AssignedInBranches(scope, depth),
            24 => Consumed(scope, depth),
            25 => depth == 0 ? Mirrored(scope) : ShiftedStores(scope),
            26 => depth == 0 ? Taken(scope) : WholeSequence(scope),
            _ => WholeSequence(scope),
        };
    }

    private IEnumerable<Statement> DeclareScalar(ProgramScope scope)
    {
        Variable variable = Scalar();
        Expr value = random.Next(3) switch
        {
            0 => RealConstant.Of(0, IrType.Double),
            1 when scope.Reals.Count > 0 => new Read(scope.Reals[random.Next(scope.Reals.Count)]),
            _ => Real(scope),
        };
        scope.Reals.Add(variable);
        scope.Writable.Add(variable);
        return [new Declare(variable, value) { Source = random.Next(3) == 0 ? "line " + variable.Id : null }];
    }

    private IEnumerable<Statement> ClearScalar(ProgramScope scope) =>
        scope.PickWritable(random) is { } variable ? [new Assign(variable, RealConstant.Of(random.Next(8) == 0 ? 1 : 0, IrType.Double))] : [];

    private IEnumerable<Statement> Accumulate(ProgramScope scope)
    {
        if (scope.PickWritable(random) is not { } variable)
        {
            return [];
        }

        BinaryOperator op = random.Next(4) == 0 ? BinaryOperator.Subtract : BinaryOperator.Add;
        return [new Assign(variable, new Binary(op, new Read(variable), Real(scope), IrType.Double))];
    }

    /// <summary>Sets or advances an integer local.</summary>
    private IEnumerable<Statement> Count(ProgramScope scope)
    {
        if (scope.Counters.Count == 0 || random.Next(3) == 0)
        {
            Variable counter = Local("k", IrType.Int, isTemporary: random.Next(2) == 0);
            scope.Counters.Add(counter);
            scope.Integers.Add((counter, 0, ProgramScope.LargestCount));
            return [new Declare(counter, IntegerConstant.Of(random.Next(ProgramScope.LargestCount + 1)))];
        }

        Variable count = scope.Counters[random.Next(scope.Counters.Count)];
        Expr next = new Binary(BinaryOperator.Add, new Read(count), IntegerConstant.Of(1), IrType.Int);
        Expr wrapped = new Binary(BinaryOperator.Remainder, next, IntegerConstant.Of(ProgramScope.LargestCount + 1), IrType.Int);
        return [new Assign(count, random.Next(3) == 0 ? IntegerConstant.Of(random.Next(ProgramScope.LargestCount + 1)) : wrapped)];
    }

    /// <summary>A temporary that is used once, here, in a branch or in a loop, after its operands may have changed.</summary>
    private IEnumerable<Statement> UseOnce(ProgramScope scope, int depth)
    {
        Variable temporary = Local("t", IrType.Double) is var v && random.Next(2) == 0 ? v with { Name = v.Name + "Gradient" } : v;
        yield return new Declare(temporary, Real(scope));
        foreach (Statement between in Block(scope, depth + 1, random.Next(3)))
        {
            yield return between;
        }

        ProgramScope inside = new(scope);
        List<Statement> body = Block(inside, depth + 1, random.Next(2));
        Variable[] targets = [.. inside.Writable];
        if (targets.Length == 0)
        {
            yield break;
        }

        Variable target = targets[random.Next(targets.Length)];
        Assign use = new(target, Add(new Read(target), random.Next(2) == 0 ? Times(new Read(temporary), Real(inside)) : new Read(temporary)));
        switch (random.Next(4))
        {
            case 0:
                yield return new If(expressions.Condition(scope), body.Append(use).ToEquatableArray(), EquatableArray<Statement>.Empty);
                break;
            case 1:
                yield return new If(expressions.Condition(scope), EquatableArray<Statement>.Empty, body.Append(use).ToEquatableArray());
                break;
            case 2:
                yield return Directed(Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex), IntegerConstant.Of(2), [.. body, use]);
                break;
            default:
                foreach (Statement statement in body)
                {
                    yield return statement;
                }

                foreach (Variable declared in inside.Writable.Except(scope.Writable).ToArray())
                {
                    scope.Writable.Add(declared);
                    scope.Reals.Add(declared);
                }

                yield return use;
                break;
        }
    }

    /// <summary>A buffer that one loop fills and the next one reads and clears, element by element, maybe with others looking on.</summary>
    private IEnumerable<Statement> Consumed(ProgramScope scope, int depth)
    {
        Variable buffer = Local("h", new SequenceType(SequenceKind.Span, IrType.Double));
        Variable view = Local("v", buffer.Type);
        yield return new Declare(buffer, new Allocate(IrType.Double, new Read(columnCount), OnStack: true));
        yield return InnerLoop(new Read(columnCount), j => [new Store(buffer, new Read(j), Real(scope))]);
        Variable other = buffer;
        int shift = 0;
        if (random.Next(2) == 0)
        {
            shift = columns > 1 ? random.Next(2) : 0;
            yield return new Declare(view, new View(buffer, IntegerConstant.Of(shift), null, view.Type));
            other = view;
        }

        Variable? target = scope.PickWritable(random);
        yield return InnerLoop(shift == 0 ? new Read(columnCount) : IntegerConstant.Of(columns - shift), j =>
        {
            Variable taken = Scalar();
            List<Statement> body = [new Declare(taken, new Element(buffer, new Read(j)))];
            body.Add(new Store(buffer, new Read(j), random.Next(2) == 0 ? RealConstant.Of(0, IrType.Double) : Real(scope)));
            if (random.Next(3) == 0 && target is not null)
            {
                Expr peeked = random.Next(3) != 0 ? new Read(j) : Minus(new Read(columnCount), 1 + shift);
                body.Insert(random.Next(body.Count + 1), new Assign(target, Add(new Read(target), new Element(other, peeked))));
            }

            body.Add(Sum(parameters.Single(p => p.Name == "aGradient"), new Read(j), new Read(taken)));
            return body;
        });
        if (random.Next(2) == 0)
        {
            scope.Sequences.Add((buffer, columns, true));
        }
    }

    private IEnumerable<Statement> Overwrite(ProgramScope scope) =>
        scope.PickWritable(random) is { } variable ? [new Assign(variable, Real(scope))] : [];

    private IEnumerable<Statement> StoreElement(ProgramScope scope, int depth)
    {
        (Variable Variable, int Length, bool IsWritable)[] writable = [.. scope.Sequences.Where(s => s.IsWritable && (s.Length > 0 || scope.NeverRuns))];
        if (writable.Length == 0)
        {
            return [];
        }

        (Variable sequence, int length, _) = writable[random.Next(writable.Length)];
        if (expressions.Index(scope, length) is not { } index)
        {
            return [];
        }

        Expr value = random.Next(5) switch
        {
            0 => Real(scope),
            1 => RealConstant.Of(0, IrType.Double),
            2 => new Binary(BinaryOperator.Subtract, new Element(sequence, index), Real(scope), IrType.Double),
            _ => new Binary(BinaryOperator.Add, new Element(sequence, index), Real(scope), IrType.Double),
        };
        Store store = new(sequence, index, value);

        // An adjoint that is read and cleared, and maybe summed into again.
        if (random.Next(4) == 0 && depth > 0)
        {
            Variable consumed = Scalar();
            scope.Reals.Add(consumed);
            List<Statement> consumption = [new Declare(consumed, new Element(sequence, index)), new Store(sequence, index, RealConstant.Of(0, IrType.Double))];
            (Variable other, int otherLength, _) = writable[random.Next(writable.Length)];
            if (random.Next(2) == 0 && expressions.Index(scope, otherLength) is { } between)
            {
                consumption.Add(random.Next(2) == 0
                    ? Sum(other, between, Real(scope))
                    : new Store(other, between, RealConstant.Of(0, IrType.Double)));
            }

            if (random.Next(2) == 0)
            {
                consumption.Add(Sum(sequence, index, random.Next(2) == 0 ? new Read(consumed) : Times(new Read(consumed), Real(scope))));
            }

            return consumption;
        }

        return [store];
    }

    private IEnumerable<Statement> External(ProgramScope scope)
    {
        switch (random.Next(5))
        {
            case 0:
                return [new Evaluate(Call("Log(", Real(scope), IrType.Double))];
            case 1 when scope.PickWritable(random) is { Kind: VariableKind.Local } variable:
                return [new Evaluate(Call("Bump(ref ", new Read(variable), IrType.Double))];
            case 2:
                (Variable sequence, int length, bool isWritable) = random.Next(2) == 0 ? scope.Sequences[^1] : scope.Sequences[random.Next(scope.Sequences.Count)];
                return isWritable && length > 0 ? [new Evaluate(Call("Touch(", new Read(sequence), IrType.Double))] : [];
            case 3 when scope.PickWritable(random) is { Kind: VariableKind.Local } bumped:
                Variable sum = Scalar();
                Expr disturbed = new Binary(BinaryOperator.Add, Call("Bump(ref ", new Read(bumped), IrType.Double), Times(new Read(bumped), Real(scope)), IrType.Double);
                scope.Reals.Add(sum);
                return [new Declare(sum, disturbed)];
            default:
                Variable result = Scalar();
                Expr logged = Call("Log(", Real(scope), IrType.Double);
                Declare declare = new(result, random.Next(2) == 0 ? logged : new Binary(BinaryOperator.Add, logged, Real(scope), IrType.Double));
                scope.Reals.Add(result);
                return [declare];
        }
    }

    private static External Call(string text, Expr argument, IrType type) =>
        new(EquatableArrays.Of(text, ")"), EquatableArrays.Of(argument), type, 0, "");

    private IEnumerable<Statement> Branch(ProgramScope scope, int depth)
    {
        if (random.Next(12) == 0)
        {
            Throw fail = new(new External(EquatableArrays.Of("new global::System.Exception()"), EquatableArray<Expr>.Empty, IrType.Void, 0, ""));
            return [new If(expressions.Condition(scope), EquatableArrays.Of<Statement>(fail), EquatableArray<Statement>.Empty)];
        }

        EquatableArray<Statement> otherwise = random.Next(2) == 0 ? NestedBlock(scope, depth) : EquatableArray<Statement>.Empty;
        return [new If(expressions.Condition(scope), NestedBlock(scope, depth), otherwise)];
    }

    private IEnumerable<Statement> AssignedInBranches(ProgramScope scope, int depth)
    {
        Variable variable = Scalar();
        If branch = new(
            expressions.Condition(scope),
            NestedBlock(scope, depth).Append(new Assign(variable, Real(scope))).ToEquatableArray(),
            EquatableArrays.Of<Statement>(new Assign(variable, Real(scope))));
        scope.Reals.Add(variable);
        scope.Writable.Add(variable);
        return [new Declare(variable, null), branch];
    }

    /// <summary>A range of a loop, with the least and the greatest index that occurs.</summary>
    private (Expr Low, Expr High, int Least, int Greatest) Range(ProgramScope scope)
    {
        (Variable sequence, int length, _) = scope.Sequences[random.Next(scope.Sequences.Count)];
        (Variable Variable, int Least, int Greatest)[] indexes = [.. scope.Integers.Where(i => i.Variable.Kind == VariableKind.LoopIndex && i.Least >= 0)];
        return random.Next(7) switch
        {
            0 or 1 => (IntegerConstant.Of(0), new Read(columnCount), 0, columns - 1),
            2 => (IntegerConstant.Of(0), new Read(rowCount), 0, rows - 1),
            3 or 4 => (IntegerConstant.Of(0), new Length(sequence), 0, length - 1),
            5 => (IntegerConstant.Of(1), new Read(columnCount), 1, columns - 1),
            _ when indexes.Length > 0 && indexes[random.Next(indexes.Length)] is var outer =>
                (new Binary(BinaryOperator.Add, new Read(outer.Variable), IntegerConstant.Of(1), IrType.Int), new Read(columnCount), outer.Least + 1, columns - 1),
            _ => (IntegerConstant.Of(0), IntegerConstant.Of(2), 0, 1),
        };
    }

    private IEnumerable<Statement> Loop(ProgramScope scope, int depth)
    {
        (Expr low, Expr high, int least, int greatest) = Range(scope);
        Variable index = Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(scope);
        inside.Integers.Add((index, least, greatest));
        inside.NeverRuns |= least > greatest;
        List<Statement> body = Block(inside, depth + 1, random.Next(1, 4));
        if (body.Count == 0)
        {
            return [];
        }

        bool isDown = random.Next(2) == 0;
        Variable? exit = random.Next(10) == 0 ? Local("done", IrType.Bool) : null;
        List<Statement> result = [];
        if (exit is not null)
        {
            result.Add(new Declare(exit, new BoolConstant(false)));
            body.Add(new If(expressions.Condition(inside), EquatableArrays.Of<Statement>(new Assign(exit, new BoolConstant(true))), EquatableArray<Statement>.Empty));
        }

        result.Add(isDown
            ? new CountedLoop(index, Minus(high, 1), low, -1, body.ToEquatableArray(), exit)
            : new CountedLoop(index, low, high, 1, body.ToEquatableArray(), exit));
        return result;
    }

    /// <summary>A loop that stores at an index which is shifted as it goes.</summary>
    private IEnumerable<Statement> ShiftedStores(ProgramScope scope)
    {
        Variable shift = Local("k", IrType.Int);
        Variable wide = parameters.Single(p => p.Name == "wide");
        yield return new Declare(shift, IntegerConstant.Of(random.Next(3)));
        yield return InnerLoop(new Read(columnCount), j =>
        {
            Expr index = new Binary(BinaryOperator.Add, new Read(shift), new Read(j), IrType.Int);
            Expr value = random.Next(3) == 0 ? Add(new Element(wide, index), Real(scope)) : new Convert(new Read(j), IrType.Double);
            Expr next = new Binary(BinaryOperator.Remainder, new Binary(BinaryOperator.Add, new Read(shift), IntegerConstant.Of(1), IrType.Int), IntegerConstant.Of(5), IrType.Int);
            List<Statement> body = [new Store(wide, index, value)];
            if (random.Next(4) != 0)
            {
                body.Add(new Assign(shift, next));
            }

            return body;
        });
    }

    private IEnumerable<Statement> While(ProgramScope scope, int depth)
    {
        Variable counter = Local("k", IrType.Int);
        ProgramScope inside = new(scope);
        List<Statement> body = Block(inside, depth + 1, random.Next(1, 4));
        body.Add(new Assign(counter, new Binary(BinaryOperator.Add, new Read(counter), IntegerConstant.Of(1), IrType.Int)));
        Expr condition = new Binary(BinaryOperator.Less, new Read(counter), IntegerConstant.Of(random.Next(0, 4)), IrType.Bool);
        if (random.Next(2) == 0)
        {
            condition = new Binary(BinaryOperator.AndAlso, condition, expressions.Condition(scope), IrType.Bool);
        }

        return [new Declare(counter, IntegerConstant.Of(0)), new WhileLoop(condition, body.ToEquatableArray())];
    }

    private IEnumerable<Statement> BufferOrView(ProgramScope scope)
    {
        SequenceType span = new(SequenceKind.Span, IrType.Double);
        if (random.Next(3) == 0)
        {
            Variable buffer = Local("h", span);
            Variable named = random.Next(2) == 0 ? buffer with { Name = buffer.Name + "Gradient" } : buffer;
            scope.Sequences.Add((named, columns, true));
            return [new Declare(named, new Allocate(IrType.Double, new Read(columnCount), OnStack: true))];
        }

        (Variable source, int length, bool isWritable) = scope.Sequences[random.Next(scope.Sequences.Count)];
        int start = random.Next(0, length + 1);
        int count = random.Next(0, length - start + 1);
        Variable view = Local("v", isWritable ? span : span with { Kind = SequenceKind.ReadOnlySpan });
        bool isWhole = random.Next(4) == 0;
        scope.Sequences.Add((view, isWhole ? length : count, isWritable));
        Expr? from = isWhole ? null : IntegerConstant.Of(start);
        return [new Declare(view, new View(source, from, isWhole ? null : IntegerConstant.Of(count), view.Type))];
    }

    private IEnumerable<Statement> WholeSequence(ProgramScope scope)
    {
        (Variable Variable, int Length, bool IsWritable)[] writable = [.. scope.Sequences.Where(s => s.IsWritable)];
        (Variable sequence, int length, _) = writable[random.Next(writable.Length)];
        (Variable Variable, int Length, bool IsWritable)[] sources = [.. scope.Sequences.Where(s => s.Length == length)];
        return random.Next(2) == 0
            ? [new Clear(sequence)]
            : [new CopyTo(sources[random.Next(sources.Length)].Variable, sequence)];
    }

    /// <summary>A product of a matrix with a vector and its adjoint, with row indexes.</summary>
    private IEnumerable<Statement> RowLoops(ProgramScope scope, int depth)
    {
        Variable w = parameters.Single(p => p.Name == "w");
        Variable wGradient = parameters.Single(p => p.Name == "wGradient");
        Variable a = parameters.Single(p => p.Name == "a");
        Variable aGradient = parameters.Single(p => p.Name == "aGradient");
        Variable row = Local("r", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        Variable sum = Scalar();
        ProgramScope inside = new(scope);
        inside.Integers.Add((row, 0, rows - 1));
        inside.Reals.Add(sum);
        Expr count = random.Next(5) switch
        {
            0 => new Read(shortage),
            1 or 2 => new Read(columnCount),
            _ => new Length(a),
        };
        List<Statement> body = [new Declare(sum, RealConstant.Of(0, IrType.Double))];
        body.Add(InnerLoop(count, j => [new Assign(sum, Add(new Read(sum), Times(new Element(w, RowIndex(row, count, j)), new Element(a, new Read(j)))))]));
        Expr upstream = Real(inside);
        body.AddRange(Block(inside, depth + 2, 1));
        body.Add(InnerLoop(count, j =>
        [
            Sum(wGradient, RowIndex(row, count, j), Times(upstream, new Element(a, new Read(j)))),
            Sum(aGradient, new Read(j), Times(upstream, new Element(w, RowIndex(row, count, j)))),
        ]));
        return [Directed(row, new Read(rowCount), body)];
    }

    private CountedLoop InnerLoop(Expr count, Func<Variable, List<Statement>> body)
    {
        Variable j = Local("j", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        return Directed(j, count, body(j));
    }

    private CountedLoop Directed(Variable index, Expr count, List<Statement> body) => random.Next(2) == 0
        ? new CountedLoop(index, IntegerConstant.Of(0), count, 1, body.ToEquatableArray())
        : new CountedLoop(index, Minus(count, 1), IntegerConstant.Of(0), -1, body.ToEquatableArray());

    private Expr RowIndex(Variable row, Expr count, Variable column)
    {
        // Where there are no columns, the rows may begin anywhere.
        bool isAnywhere = (columns == 0 || count is Read { Variable.Name: "shortage" }) && random.Next(2) == 0;
        Expr stride = isAnywhere ? IntegerConstant.Of(7) : count;
        Expr start = new Binary(BinaryOperator.Multiply, new Read(row), stride, IrType.Int);
        return random.Next(2) == 0
            ? new Binary(BinaryOperator.Add, start, new Read(column), IrType.Int)
            : new Binary(BinaryOperator.Add, new Read(column), start, IrType.Int);
    }

    /// <summary>A loop that overwrites a value after saving it, and later the loop that puts it back.</summary>
    private IEnumerable<Statement> Mirrored(ProgramScope scope)
    {
        Variable tape = Local("tape", new TapeType(IrType.Double));
        storage.Add(new Declare(tape, null));
        Variable state = Scalar();
        Variable stateGradient = Scalar();
        Declare declare = new(state, Real(scope));
        scope.Reals.Add(state);
        Expr count = new Read(random.Next(2) == 0 ? columnCount : rowCount);
        bool isUsed = random.Next(3) != 0;
        Variable index = Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        CountedLoop forward = new(index, IntegerConstant.Of(0), count, 1, EquatableArrays.Of<Statement>(
            new Push(tape, new Read(state)),
            new Assign(state, Add(Times(new Read(state), RealConstant.Of(0.5, IrType.Double)), RealConstant.Of(1, IrType.Double)))));
        mirrored.Add(() =>
        {
            Variable back = Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
            Variable popped = Scalar();
            ProgramScope inside = new(root);
            inside.Reals.Add(popped);
            inside.Reals.Add(stateGradient);
            List<Statement> body = [new Declare(popped, new Pop(tape))];
            if (isUsed)
            {
                body.Add(new Assign(stateGradient, Add(new Read(stateGradient), Times(new Read(popped), Real(inside)))));
                body.AddRange(Block(inside, 2, 2));
            }

            root.Reals.Add(stateGradient);
            root.Writable.Add(stateGradient);
            return
            [
                new Declare(stateGradient, RealConstant.Of(0, IrType.Double)),
                new CountedLoop(back, Minus(count, 1), IntegerConstant.Of(0), -1, body.ToEquatableArray()),
            ];
        });
        return [declare, forward];
    }

    /// <summary>A loop whose iterations each fill a buffer, and later the loop that takes the buffers back.</summary>
    private IEnumerable<Statement> Taken(ProgramScope scope)
    {
        Variable scratch = Local("scratch", new ScratchType(IrType.Double));
        storage.Add(new Declare(scratch, null));
        SequenceType span = new(SequenceKind.Span, IrType.Double);
        Variable buffer = Local("taken", span);
        Variable index = Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(scope);
        inside.Integers.Add((index, 0, rows - 1));
        inside.Sequences.Add((buffer, columns, true));
        List<Statement> body = [new Declare(buffer, new Take(scratch, new Read(columnCount))), .. Block(inside, 2, 3)];
        body.Add(InnerLoop(new Read(columnCount), j => [Sum(buffer, new Read(j), Real(scope))]));
        if (random.Next(4) == 0)
        {
            body.Add(new Evaluate(new TakeBack(scratch, new Read(columnCount))));
        }
        else if (random.Next(3) == 0)
        {
            // Two names for one buffer.
            Variable back = Local("back", span);
            body.Add(new Declare(back, new TakeBack(scratch, new Read(columnCount))));
            inside.Sequences.Add((back, columns, true));
            body.AddRange(Block(inside, 2, 3));
            body.Add(InnerLoop(new Read(columnCount), j =>
            {
                (Variable first, Variable second) = random.Next(2) == 0 ? (buffer, back) : (back, buffer);
                Variable before = Local("t", IrType.Double);
                return
                [
                    new Declare(before, new Element(first, new Read(j))),
                    new Store(second, new Read(j), Real(inside)),
                    Sum(parameters.Single(p => p.Name == "aGradient"), new Read(j), new Read(before)),
                ];
            }));
        }
        else
        {
            mirrored.Add(() => TakenBack(scratch));
        }

        return [new CountedLoop(index, IntegerConstant.Of(0), new Read(rowCount), 1, body.ToEquatableArray())];
    }

    private IEnumerable<Statement> TakenBack(Variable scratch)
    {
        Variable buffer = Local("back", new SequenceType(SequenceKind.Span, IrType.Double));
        Variable index = Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(root);
        inside.Integers.Add((index, 0, rows - 1));
        inside.Sequences.Add((buffer, columns, true));
        List<Statement> body = [new Declare(buffer, new TakeBack(scratch, new Read(columnCount)))];
        if (random.Next(3) != 0)
        {
            body.AddRange(Block(inside, 2, 3));
            Variable aGradient = parameters.Single(p => p.Name == "aGradient");
            body.Add(InnerLoop(new Read(columnCount), j => [Sum(aGradient, new Read(j), new Element(buffer, new Read(j)))]));
        }

        return [new CountedLoop(index, Minus(new Read(rowCount), 1), IntegerConstant.Of(0), -1, body.ToEquatableArray())];
    }

    private static Store Sum(Variable sequence, Expr index, Expr summand) => new(sequence, index, Add(new Element(sequence, index), summand));

    private static Binary Add(Expr left, Expr right) => new(BinaryOperator.Add, left, right, IrType.Double);

    private static Binary Times(Expr left, Expr right) => new(BinaryOperator.Multiply, left, right, IrType.Double);

    private static Binary Minus(Expr left, int right) => new(BinaryOperator.Subtract, left, IntegerConstant.Of(right), IrType.Int);
}
