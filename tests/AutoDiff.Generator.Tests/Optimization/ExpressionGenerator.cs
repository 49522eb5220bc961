using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Writes random expressions over what a scope offers, with every index in range.</summary>
internal sealed class ExpressionGenerator(Random random, ProgramFlavor flavor)
{
    private static readonly double[] Factors = [0, 1, -1, 2, 0.5];

    // Repeated expressions give the sharing of values something to find.
    private readonly List<Expr> recent = [];

    public Expr Real(ProgramScope scope, int depth)
    {
        if (recent.Count > 0 && random.Next(6) == 0 && recent[random.Next(recent.Count)] is var again && IsInScope(again, scope))
        {
            return again;
        }

        Expr result = depth <= 0 ? Leaf(scope) : Inner(scope, depth - 1);
        if (result is Binary or Call)
        {
            recent.Add(result);
        }

        return result;
    }

    public Expr Condition(ProgramScope scope)
    {
        BinaryOperator op = random.Next(3) switch
        {
            0 => BinaryOperator.Less,
            1 => BinaryOperator.GreaterOrEqual,
            _ => BinaryOperator.NotEqual,
        };
        Expr comparison = scope.Integers.Count > 0 && random.Next(3) == 0
            ? new Binary(op, new Read(scope.Integers[random.Next(scope.Integers.Count)].Variable), IntegerConstant.Of(random.Next(3)), IrType.Bool)
            : new Binary(op, Leaf(scope), Leaf(scope), IrType.Bool);
        return random.Next(8) switch
        {
            0 => new Unary(UnaryOperator.Not, comparison),
            1 => new BoolConstant(random.Next(2) == 0),
            _ => comparison,
        };
    }

    /// <summary>An index within a sequence of some length, or null if there is none.</summary>
    public Expr? Index(ProgramScope scope, int length)
    {
        if (scope.NeverRuns && random.Next(2) == 0)
        {
            return random.Next(2) == 0 ? IntegerConstant.Of(random.Next(length + 3)) : new Read(scope.Integers[random.Next(scope.Integers.Count)].Variable);
        }

        if (length == 0)
        {
            return null;
        }

        // In a loop that never runs the index may be anything.
        List<(Variable Variable, int Least, int Greatest)> indexes = [.. scope.Integers.Where(i => i.Least > i.Greatest || (i.Least >= 0 && i.Greatest < length))];
        if (indexes.Count == 0 || random.Next(5) == 0)
        {
            return IntegerConstant.Of(random.Next(length));
        }

        (Variable variable, int least, int greatest) = indexes[random.Next(indexes.Count)];
        Read read = new(variable);
        (Variable Variable, int Least, int Greatest)[] addends = [.. scope.Integers.Where(i => i.Least >= 0 && i.Greatest + greatest < length && i.Greatest >= 0)];
        return random.Next(6) switch
        {
            4 or 5 when addends.Length > 0 && least >= 0 && least <= greatest =>
                new Binary(BinaryOperator.Add, new Read(addends[random.Next(addends.Length)].Variable), read, IrType.Int),
            0 when greatest + 1 < length => new Binary(BinaryOperator.Add, read, IntegerConstant.Of(1), IrType.Int),
            1 when least > 0 => new Binary(BinaryOperator.Subtract, read, IntegerConstant.Of(1), IrType.Int),
            2 => new Binary(BinaryOperator.Subtract, IntegerConstant.Of(length - 1), read, IrType.Int),
            _ => read,
        };
    }

    private static bool IsInScope(Expr expression, ProgramScope scope) => Walk.Variables(expression).All(v =>
        scope.Reals.Contains(v) || scope.Integers.Any(i => i.Variable == v) || scope.Sequences.Any(s => s.Variable == v))
        && Walk.All(expression).OfType<Element>().All(e => e.Index is IntegerConstant || scope.Integers.Count > 0 && IndexStaysInside(e, scope));

    // The index was in range for the loop that it was made for; that loop encloses this place too if its variable is in scope.
    private static bool IndexStaysInside(Element element, ProgramScope scope) =>
        Walk.Variables(element.Index).All(v => scope.Integers.Any(i => i.Variable == v));

    private Expr Leaf(ProgramScope scope)
    {
        switch (random.Next(5))
        {
            case 0:
                return RealConstant.Of(Factors[random.Next(Factors.Length)], IrType.Double);
            case 1 or 2 when scope.Sequences.Count > 0:
                (Variable sequence, int length, _) = scope.Sequences[random.Next(scope.Sequences.Count)];
                if (Index(scope, length) is { } index)
                {
                    return new Element(sequence, index);
                }

                break;
            case 3 when scope.Integers.Count > 0 && random.Next(4) == 0:
                return new Convert(new Read(scope.Integers[random.Next(scope.Integers.Count)].Variable), IrType.Double);
        }

        return scope.Reals.Count > 0 ? new Read(scope.Reals[random.Next(scope.Reals.Count)]) : RealConstant.Of(1, IrType.Double);
    }

    private Expr Inner(ProgramScope scope, int depth)
    {
        Expr left = Real(scope, depth);
        return random.Next(12) switch
        {
            0 or 1 or 2 => new Binary(BinaryOperator.Add, left, Real(scope, depth), IrType.Double),
            3 or 4 => new Binary(BinaryOperator.Subtract, left, Real(scope, depth), IrType.Double),
            5 or 6 or 7 => new Binary(BinaryOperator.Multiply, left, Real(scope, 0), IrType.Double),
            8 => new Unary(UnaryOperator.Negate, left),
            9 => Choice(scope, left, depth),
            10 => Function(scope, left),
            _ => Quotient(scope, left),
        };
    }

    private Expr Choice(ProgramScope scope, Expr factor, int depth)
    {
        if (flavor == ProgramFlavor.Wild || random.Next(2) == 0)
        {
            return new Conditional(Condition(scope), factor, Real(scope, depth));
        }

        Expr Constant() => RealConstant.Of(Factors[random.Next(Factors.Length)], IrType.Double);
        Conditional choice = new(Condition(scope), Constant(), random.Next(3) == 0 ? new Conditional(Condition(scope), Constant(), Constant()) : Constant());
        return random.Next(3) switch
        {
            0 => new Binary(BinaryOperator.Multiply, choice, factor, IrType.Double),
            1 => new ZeroSafeProduct(factor, choice),
            _ => new Binary(BinaryOperator.Multiply, factor, choice, IrType.Double),
        };
    }

    private Expr Function(ProgramScope scope, Expr argument) => flavor switch
    {
        ProgramFlavor.Exact => new Call("Max", EquatableArrays.Of(argument, Leaf(scope)), IrType.Double),
        ProgramFlavor.Smooth => new Call(random.Next(2) == 0 ? "Tanh" : "Exp", EquatableArrays.Of<Expr>(new Call("Tanh", EquatableArrays.Of(argument), IrType.Double)), IrType.Double),
        _ => new Call(random.Next(2) == 0 ? "Log" : "Exp", EquatableArrays.Of(argument), IrType.Double),
    };

    private Expr Quotient(ProgramScope scope, Expr left)
    {
        RealConstant one = RealConstant.Of(1, IrType.Double);
        switch (flavor)
        {
            case ProgramFlavor.Exact:
                RealConstant power = RealConstant.Of(random.Next(2) == 0 ? 2 : -1, IrType.Double);
                return random.Next(2) == 0
                    ? new Binary(BinaryOperator.Divide, left, power, IrType.Double)
                    : new Binary(BinaryOperator.Multiply, left, new Binary(BinaryOperator.Divide, one, power, IrType.Double), IrType.Double);
            case ProgramFlavor.Smooth:
                Expr square = new Binary(BinaryOperator.Multiply, left, left, IrType.Double);
                return new Binary(BinaryOperator.Divide, Leaf(scope), new Binary(BinaryOperator.Add, one, square, IrType.Double), IrType.Double);
            default:
                return random.Next(2) == 0
                    ? new Binary(BinaryOperator.Divide, left, Leaf(scope), IrType.Double)
                    : new ZeroSafeProduct(left, new Binary(BinaryOperator.Divide, one, Leaf(scope), IrType.Double));
        }
    }
}
