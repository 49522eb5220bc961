namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// Writes calls of generated derivatives, and of methods whose derivatives the user gives. On dual numbers, the generated ones are written by hand.
/// </summary>
internal sealed class DerivativeWriter(StatementWriter statements) : IConstructWriter
{
    private const string Inner = "Inner";
    private const string Opaque = "Opaque";

    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    /// <summary>A class of two differentiable methods: of two numbers, and of a span and a number.</summary>
    public static string Nested(ProgramStyle style)
    {
        string real = style.Real;
        Slope f = Slope.Of(style, 2);
        Slope g = Slope.Of(style, 2);
        return $$"""
                public static partial class {{Inner}}
                {
                    ⟦[Differentiable] [Sample] ¦⟧public static {{real}} F({{real}} x, {{real}} y) => {{f.Value}};

                    ⟦[Differentiable] [Sample("v[2]")] ¦⟧public static {{real}} G(ReadOnlySpan<{{real}}> v, {{real}} y)
                    {
                        {{real}} sum = 0;
                        foreach ({{real}} x in v)
                        {
                            sum += {{g.Value}};
                        }

                        return sum;
                    }
            ⟦¦
                    public static {{real}} FGradient({{real}} x, {{real}} y, out {{real}} xGradient, out {{real}} yGradient)
                    {
                        xGradient = {{f.ByX}};
                        yGradient = {{f.ByY}};
                        return F(x, y);
                    }

                    public static {{real}} FBackward({{real}} x, {{real}} y, {{real}} upstream, ref {{real}} xGradient, ref {{real}} yGradient)
                    {
                        xGradient += upstream * {{f.ByX}};
                        yGradient += upstream * {{f.ByY}};
                        return F(x, y);
                    }

                    public static ({{real}} Value, {{real}} Tangent) FJvp({{real}} x, {{real}} y, {{real}} xTangent, {{real}} yTangent) =>
                        (F(x, y), {{f.ByX}} * xTangent + {{f.ByY}} * yTangent);

                    public static {{real}} GGradient(ReadOnlySpan<{{real}}> v, {{real}} y, Span<{{real}}> vGradient, out {{real}} yGradient)
                    {
                        yGradient = 0;
                        for (int i = 0; i < v.Length; i++)
                        {
                            {{real}} x = v[i];
                            vGradient[i] = {{g.ByX}};
                            yGradient += {{g.ByY}};
                        }

                        return G(v, y);
                    }
            ⟧
                }
            """;
    }

    /// <summary>A class of methods that cannot be followed, with their derivatives.</summary>
    public static string Rules(ProgramStyle style)
    {
        string real = style.Real;
        Slope f = Slope.Of(style, 2);
        Slope g = Slope.Of(style, 1);
        return $$"""
                public static class {{Opaque}}
                {
                    public static {{real}} Blend({{real}} x, {{real}} y)
                    {
                        try
                        {
                            return {{f.Value}};
                        }
                        finally
                        {
                        }
                    }

                    ⟦[DerivativeOf(typeof({{Opaque}}), nameof(Blend))] ¦⟧public static {{real}} BlendBackward({{real}} x, {{real}} y, {{real}} upstream, ref {{real}} xGradient, ref {{real}} yGradient)
                    {
                        xGradient += upstream * {{f.ByX}};
                        yGradient += upstream * {{f.ByY}};
                        return Blend(x, y);
                    }

                    public static {{real}} Spread({{real}} y, Span<{{real}}> v)
                    {
                        try
                        {
                            {{real}} sum = 0;
                            for (int i = 0; i < v.Length; i++)
                            {
                                {{real}} x = v[i];
                                sum += x * y;
                                v[i] = {{g.Value}};
                            }

                            return sum;
                        }
                        finally
                        {
                        }
                    }

                    ⟦[DerivativeOf(typeof({{Opaque}}), nameof(Spread))] ¦⟧public static {{real}} SpreadBackward({{real}} y, Span<{{real}}> v, {{real}} upstream, ref {{real}} yGradient, Span<{{real}}> vGradient)
                    {
                        for (int i = 0; i < v.Length; i++)
                        {
                            {{real}} x = v[i];
                            {{real}} given = vGradient[i];
                            vGradient[i] = given * {{g.ByX}} + upstream * y;
                            yGradient += given * {{g.ByY}} + upstream * x;
                        }

                        return Spread(y, v);
                    }
                }
            """;
    }

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        RealVariable[] reals = [.. scope.Reals.Where(r => r.IsFree)];
        if (style.Has(Family.CustomRules) && (!style.Has(Family.NestedDerivatives) || style.OneIn(2)))
        {
            SequenceVariable[] written = [.. scope.RealSequences.Where(s => s.IsWritable && !s.IsList)];
            if (written.Length == 0 || style.OneIn(2))
            {
                return [Declared(scope, "{0}", Expression(scope, 2)!)];
            }

            SequenceVariable sequence = style.Pick(written);
            SourceExpression factor = expressions.Bounded(scope, 2, 1);
            return [Declared(scope, $"{Opaque}.Spread({{0}}, {sequence.Name})", factor) with { Writes = sequence.Root }];
        }

        SourceExpression[] at = [expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)];
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => !s.IsList)];
        switch (style.Random.Next(4))
        {
            case 0 when sequences.Length > 0:
                SequenceVariable of = style.Pick(sequences);
                string gradient = scope.Fresh("gradient");
                string slope = scope.Fresh("d");
                SourceStatement call = new(
                    new SourceClause($"{style.Real}[] {gradient} = new {style.Real}[{of.LengthText}];", []),
                    new SourceClause($"{Inner}.GGradient({of.Name}, {{0}}, {gradient}, out {style.Real} {slope});", [at[0]]));
                scope.Add(new SequenceVariable(gradient, SequenceForm.Array, of.Length, of.IsLengthKnown, true, null));
                scope.Add(new RealVariable(slope, IsWritable: true));
                return [call];
            case 1 when reals.Length > 1 && style.Pick(reals).Name is var x && style.Pick(reals).Name is var y && x != y:
                return [SourceStatement.Line($"{Inner}.FBackward({{0}}, {{1}}, {{2}}, ref {x}, ref {y});", [.. at, expressions.Bounded(scope, 1, 1)])];
            case 2:
                SourceExpression[] along = [expressions.Bounded(scope, 1, 1), expressions.Bounded(scope, 1, 1)];
                string value = scope.Fresh("t");
                string tangent = scope.Fresh("d");
                scope.Add(new RealVariable(value, IsWritable: true));
                scope.Add(new RealVariable(tangent, IsWritable: true));
                return [SourceStatement.Line($"({style.Real} {value}, {style.Real} {tangent}) = {Inner}.FJvp({{0}}, {{1}}, {{2}}, {{3}});", [.. at, .. along])];
            default:
                string dx = scope.Fresh("d");
                string dy = scope.Fresh("d");
                SourceStatement gradients = Declared(scope, $"{Inner}.FGradient({{0}}, {{1}}, out {style.Real} {dx}, out {style.Real} {dy})", at);
                scope.Add(new RealVariable(dx, IsWritable: true));
                scope.Add(new RealVariable(dy, IsWritable: true));
                return [gradients];
        }
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        if (depth < 1)
        {
            return null;
        }

        SourceExpression[] at = [expressions.Bounded(scope, depth - 1, 3), expressions.Bounded(scope, depth - 1, 3)];
        string format = style.Has(Family.CustomRules) && (!style.Has(Family.NestedDerivatives) || style.OneIn(2))
            ? Opaque + ".Blend({0}, {1})"
            : Inner + style.Pick([".F({0}, {1})", ".FJvp({0}, {1}, {1}, " + style.Literal(0.5) + ").Tangent"]);
        return new SourceExpression(ExpressionType.Real, format, at) { Bound = 6 };
    }

    private SourceStatement Declared(Scope scope, string format, params SourceExpression[] operands)
    {
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return SourceStatement.Line($"{style.Real} {name} = {format};", operands);
    }
}
