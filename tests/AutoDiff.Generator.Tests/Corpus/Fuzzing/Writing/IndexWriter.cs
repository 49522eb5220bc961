using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes integer expressions, which are never negative, and indices that stay inside their sequence.</summary>
internal sealed class IndexWriter(ProgramStyle style)
{
    public static SourceExpression Constant(int value) =>
        new(ExpressionType.Integer, value.ToString(CultureInfo.InvariantCulture)) { Bound = value };

    public static SourceExpression Read(IntegerVariable variable) => new(ExpressionType.Integer, variable.Name) { Bound = variable.Maximum };

    public SourceExpression Integer(Scope scope, int depth)
    {
        if (depth == 0 || scope.Integers.Count == 0 || style.OneIn(3))
        {
            return Leaf(scope);
        }

        SourceExpression left = Integer(scope, depth - 1);
        int factor = style.Random.Next(2, 4);
        switch (style.Random.Next(5))
        {
            case 0:
                SourceExpression right = Leaf(scope);
                return new SourceExpression(ExpressionType.Integer, "({0} + {1})", left, right) { Bound = left.Bound + right.Bound };
            case 1:
                return new SourceExpression(ExpressionType.Integer, "({0} * {1})", left, Constant(factor)) { Bound = left.Bound * factor };
            case 2:
                return new SourceExpression(ExpressionType.Integer, "({0} / {1})", left, Constant(factor)) { Bound = left.Bound };
            case 3:
                return new SourceExpression(ExpressionType.Integer, "({0} + {1})", left, Constant(factor)) { Bound = left.Bound + factor };
            default:
                return new SourceExpression(ExpressionType.Integer, "({0} % {1})", left, Constant(factor + 1)) { Bound = factor };
        }
    }

    /// <summary>An integer expression below <paramref name="count"/>.</summary>
    public SourceExpression Below(Scope scope, int count)
    {
        SourceExpression value = Integer(scope, 2);
        return value.Bound < count
            ? value
            : new SourceExpression(ExpressionType.Integer, "({0} % {1})", value, Constant(count)) { Bound = count - 1 };
    }

    public SourceExpression Length(SequenceVariable sequence) => sequence.IsLengthKnown && style.OneIn(3)
        ? Constant(sequence.Length)
        : new SourceExpression(ExpressionType.Integer, sequence.LengthText) { Bound = sequence.Length };

    /// <summary>An index into one dimension of an array, of which this many elements are sure.</summary>
    public SourceExpression Index(Scope scope, int length, string lengthText)
    {
        IntegerVariable[] safe = [.. scope.Integers.Where(i => i.Maximum < length)];
        switch (style.Random.Next(6))
        {
            case < 3 when safe.Length > 0:
                return Read(style.OneIn(3) ? style.Pick(safe) : safe[^1]);
            case 3 or 4:
                return Constant(style.Random.Next(length));
            default:
                SourceExpression value = Integer(scope, 1);
                return value.Bound < length
                    ? value
                    : new SourceExpression(ExpressionType.Integer, "({0} % {1})", value, new SourceExpression(ExpressionType.Integer, lengthText) { Bound = length });
        }
    }

    public SourceExpression Index(Scope scope, SequenceVariable sequence)
    {
        IntegerVariable[] safe = [.. scope.Integers.Where(i => i.Maximum < sequence.Length || i.Within == sequence)];
        switch (style.Random.Next(8))
        {
            case < 4 when safe.Length > 0:
                // The innermost loop most often.
                return Read(style.OneIn(3) ? style.Pick(safe) : safe[^1]);
            case 4 when safe.Length > 0:
                return new SourceExpression(ExpressionType.Integer, "({0} - 1 - {1})", Length(sequence), Read(style.Pick(safe)));
            case 5 when scope.Sequences.LastOrDefault(s => !s.IsReal) is { } gather && gather.IntegerMaximum < sequence.Length:
                return new SourceExpression(ExpressionType.Integer, gather.Name + "[{0}]", Index(scope, gather));
            case 6:
                return Constant(style.Random.Next(sequence.Length));
            default:
                SourceExpression value = Integer(scope, 2);
                return value.Bound < sequence.Length
                    ? value
                    : new SourceExpression(ExpressionType.Integer, "({0} % {1})", value, Length(sequence));
        }
    }

    private SourceExpression Leaf(Scope scope)
    {
        IReadOnlyList<IntegerVariable> variables = scope.Integers;
        if (style.OneIn(6) && scope.Sequences.LastOrDefault(s => !s.IsReal) is { } counts)
        {
            return new SourceExpression(ExpressionType.Integer, counts.Name + "[{0}]", Constant(style.Random.Next(counts.Length))) { Bound = counts.IntegerMaximum!.Value };
        }

        return variables.Count == 0 || style.OneIn(5)
            ? Constant(style.Random.Next(4))
            : Read(style.OneIn(2) ? variables[^1] : style.Pick(variables));
    }
}
