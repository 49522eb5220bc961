namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes conditions on reals and on integers.</summary>
internal sealed class ConditionWriter(ProgramStyle style, IndexWriter indices)
{
    public SourceExpression Condition(Scope scope, ExpressionWriter expressions)
    {
        SourceExpression first = Comparison(scope, expressions);
        if (!style.OneIn(6))
        {
            return style.OneIn(12) ? new SourceExpression(ExpressionType.Boolean, "!({0})", first) : first;
        }

        return new SourceExpression(ExpressionType.Boolean, style.Pick(["({0} && {1})", "({0} || {1})"]), first, Comparison(scope, expressions));
    }

    private SourceExpression Comparison(Scope scope, ExpressionWriter expressions)
    {
        string relation = style.Pick(["<", ">", "<=", ">="]);
        switch (style.Random.Next(10))
        {
            case < 3:
                SourceExpression left = expressions.Bounded(scope, 1, 3);
                return new SourceExpression(ExpressionType.Boolean, "({0} " + relation + " {1})", left, style.Constant(-0.3, 1.2));
            case < 5:
                return new SourceExpression(
                    ExpressionType.Boolean, "({0} " + relation + " {1})", expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 0, 3));
            case 5 when scope.Flags.Count > 0:
                return new SourceExpression(ExpressionType.Boolean, style.Pick(scope.Flags));
            case < 8 when scope.Integers.Count > 0:
                return new SourceExpression(ExpressionType.Boolean, "({0} % 2 == {1})", indices.Integer(scope, 1), IndexWriter.Constant(style.Random.Next(2)));
            case 8 when scope.Integers.Count > 0:
                return new SourceExpression(ExpressionType.Boolean, "({0} == {1})", indices.Integer(scope, 1), indices.Integer(scope, 0));
            case 9 when scope.Integers.Count > 0 || style.OneIn(10):
                return new SourceExpression(ExpressionType.Boolean, "({0} " + relation + " {1})", indices.Integer(scope, 1), indices.Integer(scope, 0));
            default:
                return new SourceExpression(ExpressionType.Boolean, "({0} " + relation + " {1})", expressions.Bounded(scope, 2, 3), style.Constant(0.1, 0.9));
        }
    }
}
