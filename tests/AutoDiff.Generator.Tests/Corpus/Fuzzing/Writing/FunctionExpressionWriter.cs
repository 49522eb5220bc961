namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes mathematical functions of expressions, in their domains.</summary>
internal sealed class FunctionExpressionWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    public SourceExpression Write(Scope scope, int depth)
    {
        string m = style.Math + ".";
        string sine = m + "Sin({0})";
        SourceExpression argument = expressions.Tame(expressions.Real(scope, depth - 1), ExpressionWriter.ArgumentLimit);
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
                ExpressionType.Real, m + style.Pick(["Pow({0}, {1})", "Pow(" + style.Literal(1.2) + ", {0} * {1})"]), expressions.Tame(argument, 1), indices.Below(scope, 4)) { Bound = 2 };
        }

        if (style.OneIn(12))
        {
            SourceExpression exponent = expressions.Tame(expressions.Real(scope, depth - 1), 2);
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
        SourceExpression other = expressions.Tame(expressions.Real(scope, depth - 1), ExpressionWriter.ArgumentLimit);
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
}
