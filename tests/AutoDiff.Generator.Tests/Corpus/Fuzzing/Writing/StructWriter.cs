namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes local variables of a struct with operators, whose fields the other writers use like any variables.</summary>
internal sealed class StructWriter(ProgramStyle style, ExpressionWriter expressions)
{
    public const string TypeName = "Pair";

    /// <summary>The type, for a program of this number type.</summary>
    public static string Declaration(ProgramStyle style) => $$"""
            private struct Pair
            {
                public {{style.Real}} A;
                public {{style.Real}} B;

                public Pair({{style.Real}} a, {{style.Real}} b)
                {
                    A = a;
                    B = b;
                }

                public readonly {{style.Real}} Sum => A + B;

                public static Pair operator +(Pair p, Pair q) => new Pair(p.A + q.A, p.B + q.B);

                public static Pair operator *({{style.Real}} s, Pair p) => new Pair(s * p.A, s * p.B);

                public static Pair operator -(Pair p) => new Pair(-p.A, -p.B);

                public readonly {{style.Real}} Dot(Pair other) => A * other.A + B * other.B;

                public void Turn({{style.Real}} angle)
                {
                    {{style.Real}} a = {{style.Math}}.Cos(angle) * A - {{style.Math}}.Sin(angle) * B;
                    B = {{style.Math}}.Sin(angle) * A + {{style.Math}}.Cos(angle) * B;
                    A = a;
                }

                public static Pair Mix(Pair p, Pair q, {{style.Real}} share)
                {
                    if (share > {{style.Literal(0.5)}})
                    {
                        return p;
                    }

                    Pair result = q;
                    result.A += share * p.A;
                    return result;
                }
            }
        """;

    public IEnumerable<SourceStatement> Statements(Scope scope)
    {
        IReadOnlyList<string> pairs = scope.Structs;
        if (pairs.Count == 0 || style.OneIn(3))
        {
            return Declare(scope);
        }

        string target = style.Pick(pairs);
        string other = style.Pick(pairs);
        return style.Random.Next(7) switch
        {
            0 => [SourceStatement.Line(target + " = {0} * " + other + ";", expressions.Bounded(scope, 1, 1))],
            1 => [SourceStatement.Line($"{target} = {style.Literal(0.5)} * ({target} + {other});")],
            2 => [SourceStatement.Line(target + ".Turn({0});", expressions.Bounded(scope, 2, 3))],
            3 => [SourceStatement.Line(target + $" = {TypeName}.Mix({target}, {other}, {{0}});", expressions.Bounded(scope, 2, 1))],
            4 => [SourceStatement.Line($"({target}, {other}) = ({other}, -{target});")],
            5 => Reduce(scope, target, other),
            _ => [SourceStatement.Line($"{target} = {other};")],
        };
    }

    private IEnumerable<SourceStatement> Declare(Scope scope)
    {
        IReadOnlyList<string> pairs = scope.Structs;
        SourceExpression[] operands = pairs.Count > 0 && style.OneIn(3) ? [] : [expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)];
        string value = operands.Length == 0 ? style.Pick(pairs) : style.Pick([$"new {TypeName}({{0}}, {{1}})", $"new {TypeName} {{{{ B = {{0}}, A = {{1}} }}}}"]);
        string name = scope.Fresh("pair");
        scope.AddStruct(name);
        scope.Add(new RealVariable(name + ".A", IsWritable: true));
        scope.Add(new RealVariable(name + ".B", IsWritable: true));
        return [SourceStatement.Line($"{TypeName} {name} = {value};", operands)];
    }

    private IEnumerable<SourceStatement> Reduce(Scope scope, string target, string other)
    {
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {name} = {style.Literal(0.3)} * {style.Pick([$"{target}.Dot({other})", $"({target} + {other}).Sum", target + ".Sum"])};")];
    }
}
