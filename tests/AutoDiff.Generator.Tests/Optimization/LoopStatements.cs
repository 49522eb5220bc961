using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Random loops up and down, over sequences and over rows.</summary>
internal sealed class LoopStatements(ProgramInputs inputs, IBlockWriter blocks)
{
    private readonly Random random = inputs.Random;

    public IEnumerable<Statement> Loop(ProgramScope scope, int depth)
    {
        (Expr low, Expr high, int least, int greatest) = Range(scope);
        Variable index = inputs.Local("i", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        ProgramScope inside = new(scope);
        inside.Integers.Add((index, least, greatest));
        inside.NeverRuns |= least > greatest;
        List<Statement> body = blocks.Of(inside, depth + 1, random.Next(1, 4));
        if (body.Count == 0)
        {
            return [];
        }

        bool isDown = random.Next(2) == 0;
        Variable? exit = random.Next(10) == 0 ? inputs.Local("done", IrType.Bool) : null;
        List<Statement> result = [];
        if (exit is not null)
        {
            result.Add(new Declare(exit, new BoolConstant(false)));
            body.Add(new If(inputs.Expressions.Condition(inside), EquatableArrays.Of<Statement>(new Assign(exit, new BoolConstant(true))), EquatableArray<Statement>.Empty));
        }

        result.Add(isDown
            ? new CountedLoop(index, Terms.Minus(high, 1), low, -1, body.ToEquatableArray(), exit)
            : new CountedLoop(index, low, high, 1, body.ToEquatableArray(), exit));
        return result;
    }

    public IEnumerable<Statement> While(ProgramScope scope, int depth)
    {
        Variable counter = inputs.Local("k", IrType.Int);
        ProgramScope inside = new(scope);
        List<Statement> body = blocks.Of(inside, depth + 1, random.Next(1, 4));
        body.Add(new Assign(counter, new Binary(BinaryOperator.Add, new Read(counter), IntegerConstant.Of(1), IrType.Int)));
        Expr condition = new Binary(BinaryOperator.Less, new Read(counter), IntegerConstant.Of(random.Next(0, 4)), IrType.Bool);
        if (random.Next(2) == 0)
        {
            condition = new Binary(BinaryOperator.AndAlso, condition, inputs.Expressions.Condition(scope), IrType.Bool);
        }

        return [new Declare(counter, IntegerConstant.Of(0)), new WhileLoop(condition, body.ToEquatableArray())];
    }

    /// <summary>A product of a matrix with a vector and its adjoint, with row indexes.</summary>
    public IEnumerable<Statement> RowLoops(ProgramScope scope, int depth)
    {
        Variable w = inputs.Named("w");
        Variable wGradient = inputs.Named("wGradient");
        Variable a = inputs.Named("a");
        Variable aGradient = inputs.Named("aGradient");
        Variable row = inputs.Local("r", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        Variable sum = inputs.Scalar();
        ProgramScope inside = new(scope);
        inside.Integers.Add((row, 0, inputs.Rows - 1));
        inside.Reals.Add(sum);
        Expr count = random.Next(5) switch
        {
            0 => new Read(inputs.Shortage),
            1 or 2 => new Read(inputs.ColumnCount),
            _ => new Length(a),
        };
        List<Statement> body = [new Declare(sum, RealConstant.Of(0, IrType.Double))];
        body.Add(InnerLoop(count, j => [new Assign(sum, Terms.Add(new Read(sum), Terms.Times(new Element(w, RowIndex(row, count, j)), new Element(a, new Read(j)))))]));
        Expr upstream = inputs.Real(inside);
        body.AddRange(blocks.Of(inside, depth + 2, 1));
        body.Add(InnerLoop(count, j =>
        [
            Terms.Sum(wGradient, RowIndex(row, count, j), Terms.Times(upstream, new Element(a, new Read(j)))),
            Terms.Sum(aGradient, new Read(j), Terms.Times(upstream, new Element(w, RowIndex(row, count, j)))),
        ]));
        return [Directed(row, new Read(inputs.RowCount), body)];
    }

    public CountedLoop InnerLoop(Expr count, Func<Variable, List<Statement>> body)
    {
        Variable j = inputs.Local("j", IrType.Int, isTemporary: false, VariableKind.LoopIndex);
        return Directed(j, count, body(j));
    }

    public CountedLoop Directed(Variable index, Expr count, List<Statement> body) => random.Next(2) == 0
        ? new CountedLoop(index, IntegerConstant.Of(0), count, 1, body.ToEquatableArray())
        : new CountedLoop(index, Terms.Minus(count, 1), IntegerConstant.Of(0), -1, body.ToEquatableArray());

    /// <summary>A range of a loop, with the least and the greatest index that occurs.</summary>
    private (Expr Low, Expr High, int Least, int Greatest) Range(ProgramScope scope)
    {
        (Variable sequence, int length, _) = scope.Sequences[random.Next(scope.Sequences.Count)];
        (Variable Variable, int Least, int Greatest)[] indexes = [.. scope.Integers.Where(i => i.Variable.Kind == VariableKind.LoopIndex && i.Least >= 0)];
        return random.Next(7) switch
        {
            0 or 1 => (IntegerConstant.Of(0), new Read(inputs.ColumnCount), 0, inputs.Columns - 1),
            2 => (IntegerConstant.Of(0), new Read(inputs.RowCount), 0, inputs.Rows - 1),
            3 or 4 => (IntegerConstant.Of(0), new Length(sequence), 0, length - 1),
            5 => (IntegerConstant.Of(1), new Read(inputs.ColumnCount), 1, inputs.Columns - 1),
            _ when indexes.Length > 0 && indexes[random.Next(indexes.Length)] is var outer =>
                (new Binary(BinaryOperator.Add, new Read(outer.Variable), IntegerConstant.Of(1), IrType.Int), new Read(inputs.ColumnCount), outer.Least + 1, inputs.Columns - 1),
            _ => (IntegerConstant.Of(0), IntegerConstant.Of(2), 0, 1),
        };
    }

    private Expr RowIndex(Variable row, Expr count, Variable column)
    {
        // Where there are no inputs.Columns, the inputs.Rows may begin anywhere.
        bool isAnywhere = (inputs.Columns == 0 || count is Read { Variable.Name: "shortage" }) && random.Next(2) == 0;
        Expr stride = isAnywhere ? IntegerConstant.Of(7) : count;
        Expr start = new Binary(BinaryOperator.Multiply, new Read(row), stride, IrType.Int);
        return random.Next(2) == 0
            ? new Binary(BinaryOperator.Add, start, new Read(column), IrType.Int)
            : new Binary(BinaryOperator.Add, new Read(column), start, IrType.Int);
    }
}
