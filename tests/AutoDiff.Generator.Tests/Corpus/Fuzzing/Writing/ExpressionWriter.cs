using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes real expressions whose functions stay in their domains.</summary>
internal sealed class ExpressionWriter(ProgramStyle style, IndexWriter indices, IReadOnlyList<Helper> helpers, IReadOnlyList<IConstructWriter> constructs)
{
    // Keeps compositions of functions from becoming so steep that differences say nothing.
    private const double ArgumentLimit = 3;

    private readonly ConditionWriter conditions = new(style, indices);

    public ConditionWriter Conditions => conditions;

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
                return Function(scope, depth);
            case 19:
                return Two(scope, depth, style.Math + "." + style.Pick(["Max", "Min"]) + "({0}, {1})", Math.Max);
            case < 22:
                return Choice(scope, depth);
            default:
                return PureCall(scope, depth) ?? Function(scope, depth);
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

    private SourceExpression Function(Scope scope, int depth)
    {
        string m = style.Math + ".";
        string sine = m + "Sin({0})";
        SourceExpression argument = Tame(Real(scope, depth - 1), ArgumentLimit);
        (string format, double bound) = style.Random.Next(24) switch
        {
            0 => (sine, 1),
            1 => (m + "Cos({0})", 1),
            2 => (m + "Tanh({0})", 1),
            3 => (m + "Atan({0})", 1.6),
            4 => (m + "Exp(" + style.Literal(0.3) + " * " + sine + ")", 1.4),
            5 => (m + "Exp(-{0} * {0})", 1),
            6 => (m + "Sqrt(1 + {0} * {0})", argument.Bound + 1),
            7 => (m + "Log(" + style.Literal(1.5) + " + " + sine + ")", 1),
            8 => (m + "Abs({0})", argument.Bound),
            9 => (m + "Pow(" + style.Literal(1.2) + " + " + style.Literal(0.1) + " * " + sine + ", " + style.Pick(["2", "3", "-1", style.Literal(0.5), style.Literal(-1.5)]) + ")", 2.2),
            10 => (m + "Pow({0}, " + style.Pick(["2", "3"]) + ")", Math.Pow(argument.Bound, 3)),
            11 => (m + "Max(0, {0})", argument.Bound),
            12 => ("Math.Clamp({0}, " + style.Literal(-0.7) + ", " + style.Literal(1.1) + ")", 1.1),
            13 => ("(1 / (1 + " + m + "Exp(-{0})))", 1),
            14 => (m + "Log(1 + " + m + "Exp({0}))", argument.Bound + 1),
            15 => (m + "Asin(" + style.Literal(0.8) + " * " + sine + ")", 1),
            16 => (m + "Cbrt(2 + " + sine + ")", 1.5),
            17 => (m + "Cosh(" + style.Literal(0.5) + " * " + sine + ")", 1.2),
            18 => (m + "Atan2({0}, 1 + {0} * {0})", 1.6),
            19 => (m + "Log10(2 + " + sine + ")", 1),
            20 => ("(-{0})", argument.Bound),
            21 => ("({0} / 2)", argument.Bound),
            22 => (m + "Log(1 + {0} * {0})", argument.Bound),
            _ => (m + "Sqrt(" + style.Literal(0.3) + " + " + m + "Abs({0}))", argument.Bound + 1),
        };

        if (style.OneIn(8))
        {
            return Rare(scope, depth, argument);
        }

        // A power with an exponent that varies.
        if (style.OneIn(16) && scope.Integers.Count > 0)
        {
            return new SourceExpression(
                ExpressionType.Real, m + style.Pick(["Pow({0}, {1})", "Pow(" + style.Literal(1.2) + ", {0} * {1})"]), Tame(argument, 1), indices.Below(scope, 4)) { Bound = 2 };
        }

        if (style.OneIn(12))
        {
            SourceExpression exponent = Tame(Real(scope, depth - 1), 2);
            return new SourceExpression(
                ExpressionType.Real, m + "Pow(" + style.Literal(1.2) + " + " + style.Literal(0.1) + " * " + sine + ", {1})", argument, exponent)
            {
                Bound = 2,
            };
        }

        return new SourceExpression(ExpressionType.Real, format, argument) { Bound = bound };
    }

    private SourceExpression Rare(Scope scope, int depth, SourceExpression argument)
    {
        string m = style.Math + ".";
        string sine = m + "Sin({0})";
        SourceExpression other = Tame(Real(scope, depth - 1), ArgumentLimit);
        (string format, double bound) = style.Random.Next(14) switch
        {
            0 => ("({0} * " + m + "Floor({1} * 2))", 2 * argument.Bound * other.Bound),
            1 => ("({0} * " + m + "Sign({1}))", argument.Bound),
            2 => ("({0} + " + m + "Round({1}))", argument.Bound + other.Bound),
            3 => ("({0} * (int)({1} * 3))", 3 * argument.Bound * other.Bound),
            4 => (m + "FusedMultiplyAdd({0}, {1}, {0})", argument.Bound * (other.Bound + 1)),
            5 => (m + "CopySign({0}, {1})", argument.Bound),
            6 => ("({0} % " + style.Literal(1.3) + ")", argument.Bound),
            7 => (m + "Log(2 + " + sine + ", 3 + " + m + "Cos({1}))", 2),
            8 => ("({0} * StopGradient.Of({1}))", argument.Bound * other.Bound),
            9 => (m + "Tan(" + style.Literal(0.4) + " * " + sine + ")", 1),
            10 => (m + "Sinh(" + style.Literal(0.5) + " * " + sine + ")", 1),
            11 => (m + "Acos(" + style.Literal(0.7) + " * " + sine + ")", 2.4),
            12 => (m + "Sqrt({0} * {0} + {1} * {1} + " + style.Literal(0.1) + ")", argument.Bound + other.Bound),
            _ => (m + "Truncate({1}) - {0}", argument.Bound + other.Bound),
        };
        return new SourceExpression(ExpressionType.Real, "(" + format + ")", argument, other) { Bound = bound };
    }

    private SourceExpression Function(Scope scope, int depth, HelperParameter parameter)
    {
        FunctionVariable[] known = [.. scope.All<FunctionVariable>().Where(f => f is { Arity: 1, ReturnsReal: true })];
        if (known.Length > 0 && style.OneIn(2))
        {
            return new SourceExpression(ExpressionType.Real, style.Pick(known).Name);
        }

        string argument = scope.Fresh(parameter.Name);
        Scope inside = new(scope) { IsFunction = true };
        inside.Add(new RealVariable(argument, IsWritable: false));
        return new SourceExpression(ExpressionType.Real, argument + " => {0}", Bounded(inside, Math.Max(1, depth), 3));
    }

    private SourceExpression Choice(Scope scope, int depth)
    {
        SourceExpression condition = conditions.Condition(scope, this);
        SourceExpression yes = Real(scope, depth - 1);
        SourceExpression no = Real(scope, depth - 1);
        return new SourceExpression(ExpressionType.Real, "({0} ? {1} : {2})", condition, yes, no) { Bound = Math.Max(yes.Bound, no.Bound) };
    }

    private SourceExpression? PureCall(Scope scope, int depth)
    {
        Helper[] pure = [.. helpers.Where(h => h.IsPure)];
        if (pure.Length == 0)
        {
            return null;
        }

        return Call(scope, depth, style.Pick(pure));
    }

    /// <summary>A call of a helper that changes nothing; null where an argument is missing.</summary>
    public SourceExpression? Call(Scope scope, int depth, Helper helper)
    {
        List<SourceExpression> arguments = [];
        foreach (HelperParameter parameter in helper.Parameters)
        {
            if (Argument(scope, depth - 1, parameter) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        if (helper.Parameters[^1].Role == HelperParameterRole.OptionalInteger && style.OneIn(2))
        {
            arguments.RemoveAt(arguments.Count - 1);
        }

        IEnumerable<string> holes = arguments.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}");
        if (helper.Parameters[^1].Role != HelperParameterRole.Params && style.OneIn(10))
        {
            // In another order, which is that of evaluation.
            holes = holes.Zip(helper.Parameters, (hole, parameter) => parameter.Name + ": " + hole).Reverse();
        }

        return new SourceExpression(ExpressionType.Real, $"{helper.Name}({string.Join(", ", holes)})", arguments) { Bound = 3 };
    }

    /// <summary>An argument for a parameter that is only read; null where nothing fits.</summary>
    public SourceExpression? Argument(Scope scope, int depth, HelperParameter parameter)
    {
        switch (parameter.Role)
        {
            case HelperParameterRole.Integer or HelperParameterRole.OptionalInteger:
                return indices.Below(scope, 4);
            case HelperParameterRole.Params:
                return style.Random.Next(3) switch
                {
                    0 => Bounded(scope, depth, 3),
                    1 => new SourceExpression(ExpressionType.Real, "{0}, {1}, {2}", Bounded(scope, depth, 3), Bounded(scope, 0, 3), Bounded(scope, depth, 3)),
                    _ => new SourceExpression(ExpressionType.Real, "new " + style.Real + "[] {{ {0}, {1} }}", Bounded(scope, depth, 3), Bounded(scope, depth, 3)),
                };
            case HelperParameterRole.Real:
                return Bounded(scope, depth, 3);
            case HelperParameterRole.ReadGrid:
                GridVariable[] grids = [.. scope.All<GridVariable>().Where(g => g.IsJagged == parameter.IsJagged)];
                return grids.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(grids).Name) { Bound = 3 };
            case HelperParameterRole.Struct:
                StructVariable[] structs = [.. scope.All<StructVariable>().Where(s => !scope.IsInFunction || !s.IsByReference)];
                return structs.Length == 0
                    ? new SourceExpression(ExpressionType.Struct, "new Pair({0}, {1})", Bounded(scope, depth, 3), Bounded(scope, depth, 3))
                    : new SourceExpression(ExpressionType.Struct, style.Pick(structs).Name);
            case HelperParameterRole.ReadStructs:
                StructArrayVariable[] arrays = [.. scope.All<StructArrayVariable>().Where(a => a.Form == parameter.Form || (a.Form == SequenceForm.Array && parameter.Form == SequenceForm.ReadOnlySpan))];
                return arrays.Length == 0 || scope.IsInFunction ? null : new SourceExpression(ExpressionType.Struct, style.Pick(arrays).Name);
            case HelperParameterRole.Object:
                ObjectVariable[] objects = [.. scope.All<ObjectVariable>()];
                return objects.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(objects).Name) { Bound = 3 };
            case HelperParameterRole.Function:
                return Function(scope, depth, parameter);
            default:
                SequenceVariable[] fitting = [.. scope.RealSequences.Where(s => (parameter.Form == SequenceForm.ReadOnlySpan && !s.IsList) || s.Form == parameter.Form)];
                return fitting.Length == 0 ? null : new SourceExpression(ExpressionType.Real, style.Pick(fitting).Name) { Bound = 3 };
        }
    }
}
