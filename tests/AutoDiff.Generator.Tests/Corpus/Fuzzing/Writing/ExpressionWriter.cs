using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes real expressions whose functions stay in their domains.</summary>
internal sealed class ExpressionWriter(ProgramStyle style, IndexWriter indices, IReadOnlyList<Helper> helpers, IReadOnlyList<IConstructWriter> constructs)
{
    /// <summary>Keeps compositions of functions from becoming so steep that differences say nothing.</summary>
    public const double ArgumentLimit = 3;

    private readonly ConditionWriter conditions = new(style, indices);

    public ConditionWriter Conditions => conditions;

    public ArgumentWriter Arguments => new(style, indices, helpers, this);

    private FunctionExpressionWriter Functions => new(style, indices, this);

    /// <summary>An expression whose value stays below <paramref name="limit"/>.</summary>
    public SourceExpression Bounded(Scope scope, int depth, double limit) => Tame(Real(scope, depth), limit);

    public SourceExpression Real(Scope scope, int depth)
    {
        if (depth <= 0 || style.OneIn(6))
        {
            return Leaf(scope);
        }

        if (constructs.Count > 0 && style.OneIn(7) && style.Pick(constructs).Expression(scope, depth) is { } special)
        {
            return special;
        }

        switch (style.Random.Next(24))
        {
            case < 5:
                return Two(scope, depth, "({0} + {1})", (a, b) => a + b);
            case < 7:
                return Two(scope, depth, "({0} - {1})", (a, b) => a + b);
            case < 12:
                return Two(scope, depth, "({0} * {1})", (a, b) => a * b);
            case 12:
                return Two(scope, depth, "({0} / (" + style.Literal(1.2) + " + {1} * {1}))", (a, _) => a);
            case 13:
                SourceExpression squared = Real(scope, depth - 1);
                return new SourceExpression(ExpressionType.Real, "({0} * {0})", squared) { Bound = squared.Bound * squared.Bound };
            case < 19:
                return Functions.Write(scope, depth);
            case 19:
                return Two(scope, depth, style.Math + "." + style.Pick(["Max", "Min"]) + "({0}, {1})", Math.Max);
            case < 22:
                return Choice(scope, depth);
            default:
                return Arguments.PureCall(scope, depth) ?? Functions.Write(scope, depth);
        }
    }

    public SourceExpression Tame(SourceExpression value, double limit)
    {
        if (value.Bound <= limit)
        {
            return value;
        }

        return style.Random.Next(4) switch
        {
            0 when limit >= 1 => new SourceExpression(ExpressionType.Real, style.Math + ".Sin({0})", Scaled(value, ArgumentLimit)),
            1 when limit >= 1 => new SourceExpression(ExpressionType.Real, style.Math + ".Tanh({0})", Scaled(value, ArgumentLimit)),
            _ => Scaled(value, limit),
        };
    }

    private SourceExpression Scaled(SourceExpression value, double limit)
    {
        if (value.Bound <= limit)
        {
            return value;
        }

        // The bounds are generous, so the scale need not be strict.
        double factor = Math.Max(0.05, Math.Round(limit / value.Bound, 2));
        return new SourceExpression(ExpressionType.Real, "(" + style.Literal(factor) + " * {0})", value) { Bound = limit };
    }

    public SourceExpression Element(Scope scope, SequenceVariable sequence) => style.OneIn(25) && scope.Reals.Count > 0
        ? new SourceExpression(
            ExpressionType.Real,
            sequence.Name + "[(int)" + style.Math + ".Abs({0} * 4) % {1}]",
            Read(style.Pick(scope.Reals)),
            new SourceExpression(ExpressionType.Integer, sequence.LengthText)) { Bound = 3 }
        : style.OneIn(20)
        ? new SourceExpression(ExpressionType.Real, sequence.Name + "[^" + (style.Random.Next(sequence.Length) + 1).ToString(CultureInfo.InvariantCulture) + "]") { Bound = 3 }
        : new(ExpressionType.Real, sequence.Name + "[{0}]", indices.Index(scope, sequence)) { Bound = 3 };

    private SourceExpression Leaf(Scope scope)
    {
        IReadOnlyList<RealVariable> reals = scope.Reals;
        IReadOnlyList<SequenceVariable> sequences = scope.RealSequences;
        return style.Random.Next(12) switch
        {
            < 3 when reals.Count > 0 => Read(style.Pick(reals)),
            < 6 when reals.Count > 0 => Read(reals[^style.Random.Next(1, Math.Min(3, reals.Count) + 1)]),
            < 10 when sequences.Count > 0 => Element(scope, style.OneIn(3) ? sequences[^1] : style.Pick(sequences)),
            10 when scope.Integers.Count > 0 => FromInteger(scope),
            _ => reals.Count > 0 && !style.OneIn(4) ? Read(reals[^1]) : style.Constant(0.1, 1.9),
        };
    }

    public static SourceExpression Read(RealVariable variable) => new(ExpressionType.Real, variable.Name) { Bound = 3 };

    private SourceExpression FromInteger(Scope scope)
    {
        SourceExpression value = indices.Below(scope, 4);
        return style.OneIn(2)
            ? new SourceExpression(ExpressionType.Real, "({0} * {1})", style.Constant(0.1, 0.9), value) { Bound = 3 }
            : new SourceExpression(ExpressionType.Real, "({0} + {1})", style.Constant(0.1, 0.9), value) { Bound = 4 };
    }

    private SourceExpression Two(Scope scope, int depth, string format, Func<double, double, double> bound)
    {
        SourceExpression left = Real(scope, depth - 1);
        SourceExpression right = Real(scope, depth - 1);
        return new SourceExpression(ExpressionType.Real, format, left, right) { Bound = bound(left.Bound, right.Bound) };
    }

    private SourceExpression Choice(Scope scope, int depth)
    {
        SourceExpression condition = conditions.Condition(scope, this);
        SourceExpression yes = Real(scope, depth - 1);
        SourceExpression no = Real(scope, depth - 1);
        return new SourceExpression(ExpressionType.Real, "({0} ? {1} : {2})", condition, yes, no) { Bound = Math.Max(yes.Bound, no.Bound) };
    }
}
