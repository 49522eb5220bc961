using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Random statements about scalars: declared, cleared, summed into, counted, and handed to code without source.</summary>
internal sealed class ScalarStatements(ProgramInputs inputs)
{
    private readonly Random random = inputs.Random;

    public IEnumerable<Statement> DeclareScalar(ProgramScope scope)
    {
        Variable variable = inputs.Scalar();
        Expr value = random.Next(3) switch
        {
            0 => RealConstant.Of(0, IrType.Double),
            1 when scope.Reals.Count > 0 => new Read(scope.Reals[random.Next(scope.Reals.Count)]),
            _ => inputs.Real(scope),
        };
        scope.Reals.Add(variable);
        scope.Writable.Add(variable);
        return [new Declare(variable, value) { Source = random.Next(3) == 0 ? "line " + variable.Id : null }];
    }

    public IEnumerable<Statement> ClearScalar(ProgramScope scope) =>
        scope.PickWritable(random) is { } variable ? [new Assign(variable, RealConstant.Of(random.Next(8) == 0 ? 1 : 0, IrType.Double))] : [];

    public IEnumerable<Statement> Accumulate(ProgramScope scope)
    {
        if (scope.PickWritable(random) is not { } variable)
        {
            return [];
        }

        BinaryOperator op = random.Next(4) == 0 ? BinaryOperator.Subtract : BinaryOperator.Add;
        return [new Assign(variable, new Binary(op, new Read(variable), inputs.Real(scope), IrType.Double))];
    }

    public IEnumerable<Statement> Overwrite(ProgramScope scope) =>
        scope.PickWritable(random) is { } variable ? [new Assign(variable, inputs.Real(scope))] : [];

    /// <summary>Sets or advances an integer local.</summary>
    public IEnumerable<Statement> Count(ProgramScope scope)
    {
        if (scope.Counters.Count == 0 || random.Next(3) == 0)
        {
            Variable counter = inputs.Local("k", IrType.Int, isTemporary: random.Next(2) == 0);
            scope.Counters.Add(counter);
            scope.Integers.Add((counter, 0, ProgramScope.LargestCount));
            return [new Declare(counter, IntegerConstant.Of(random.Next(ProgramScope.LargestCount + 1)))];
        }

        Variable count = scope.Counters[random.Next(scope.Counters.Count)];
        Expr next = new Binary(BinaryOperator.Add, new Read(count), IntegerConstant.Of(1), IrType.Int);
        Expr wrapped = new Binary(BinaryOperator.Remainder, next, IntegerConstant.Of(ProgramScope.LargestCount + 1), IrType.Int);
        return [new Assign(count, random.Next(3) == 0 ? IntegerConstant.Of(random.Next(ProgramScope.LargestCount + 1)) : wrapped)];
    }

    public IEnumerable<Statement> External(ProgramScope scope)
    {
        switch (random.Next(5))
        {
            case 0:
                return [new Evaluate(Call("Log(", inputs.Real(scope), IrType.Double))];
            case 1 when scope.PickWritable(random) is { Kind: VariableKind.Local } variable:
                return [new Evaluate(Call("Bump(ref ", new Read(variable), IrType.Double))];
            case 2:
                (Variable sequence, int length, bool isWritable) = random.Next(2) == 0 ? scope.Sequences[^1] : scope.Sequences[random.Next(scope.Sequences.Count)];
                return isWritable && length > 0 ? [new Evaluate(Call("Touch(", new Read(sequence), IrType.Double))] : [];
            case 3 when scope.PickWritable(random) is { Kind: VariableKind.Local } bumped:
                Variable sum = inputs.Scalar();
                Expr disturbed = new Binary(BinaryOperator.Add, Call("Bump(ref ", new Read(bumped), IrType.Double), Terms.Times(new Read(bumped), inputs.Real(scope)), IrType.Double);
                scope.Reals.Add(sum);
                return [new Declare(sum, disturbed)];
            default:
                Variable result = inputs.Scalar();
                Expr logged = Call("Log(", inputs.Real(scope), IrType.Double);
                Declare declare = new(result, random.Next(2) == 0 ? logged : new Binary(BinaryOperator.Add, logged, inputs.Real(scope), IrType.Double));
                scope.Reals.Add(result);
                return [declare];
        }
    }

    private static External Call(string text, Expr argument, IrType type) =>
        new(EquatableArrays.Of(text, ")"), EquatableArrays.Of(argument), type, 0, "");
}
