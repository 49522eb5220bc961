namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes local variables of a struct with operators, whose fields the other writers use like any variables.</summary>
internal sealed class StructWriter(StatementWriter statements) : IConstructWriter
{
    private const string TypeName = "Pair";

    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    /// <summary>The type, for a program of this number type.</summary>
    public static SourceType Declaration(ProgramStyle style) => new($$"""
            public struct Pair
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
        """, []);

    /// <summary>A struct of structs.</summary>
    public static SourceType Outer(ProgramStyle style) => new($$"""
            public struct Body
            {
                public Pair At;
                public Pair Speed;
                public {{style.Real}} Mass;

                public readonly {{style.Real}} Energy => Mass * Speed.Dot(Speed) + At.Sum;

                public void Step({{style.Real}} time)
                {
                    At = At + time * Speed;
                    Speed.A -= time * At.A;
                }
        """, []);

    /// <summary>A record with a method of its own, that other values are made from.</summary>
    public static SourceType Record(ProgramStyle style) => new($$"""
            public record struct Spot({{style.Real}} X, {{style.Real}} Y)
            {
                public readonly {{style.Real}} Squared => X * X + Y * Y;

                public readonly Spot Moved({{style.Real}} by) => this with { X = X + by * Y };
        """, []);

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        if (style.Has(Family.Records) && style.OneIn(2))
        {
            return Records(scope);
        }

        if (style.Has(Family.NestedStructs) && style.OneIn(3))
        {
            return Bodies(scope);
        }

        IReadOnlyList<string> pairs = Names(scope);
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

    public SourceExpression? Expression(Scope scope, int depth)
    {
        Helper[] helpers = [.. statements.Helpers.Where(h => h.Result == HelperResult.Struct && h.ChangesNothing)];
        return helpers.Length > 0 && depth > 0 && expressions.Arguments.Call(scope, depth, style.Pick(helpers)) is { } call
            ? new SourceExpression(ExpressionType.Real, "{0}." + style.Pick(["A", "B", "Sum"]), call) { Bound = 4 }
            : null;
    }

    private static IReadOnlyList<string> Names(Scope scope) => 
        [.. scope.All<StructVariable>().Where(s => !scope.IsInFunction || !s.IsByReference).Select(s => s.Name)];

    private IEnumerable<SourceStatement> Declare(Scope scope)
    {
        IReadOnlyList<string> pairs = Names(scope);
        SourceExpression[] operands = pairs.Count > 0 && style.OneIn(3) ? [] : [expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)];
        string value = operands.Length == 0 ? style.Pick(pairs) : style.Pick([$"new {TypeName}({{0}}, {{1}})", $"new {TypeName} {{{{ B = {{0}}, A = {{1}} }}}}"]);
        string name = scope.Fresh("pair");
        scope.AddOther(new StructVariable(name));
        scope.Add(new RealVariable(name + ".A", IsWritable: true));
        scope.Add(new RealVariable(name + ".B", IsWritable: true));
        return [SourceStatement.Line($"{TypeName} {name} = {value};", operands)];
    }

    private List<SourceStatement> Records(Scope scope)
    {
        IReadOnlyList<RecordVariable> known = scope.All<RecordVariable>();
        if (known.Count > 0 && !style.OneIn(3))
        {
            string target = style.Pick(known).Name;
            string other = style.Pick(known).Name;
            switch (style.Random.Next(5))
            {
                case 0:
                    return [SourceStatement.Line(target + " = " + other + " with {{ X = {0} }};", expressions.Bounded(scope, 2, 3))];
                case 1:
                    return [SourceStatement.Line(target + " = " + other + ".Moved({0});", expressions.Bounded(scope, 2, 1))];
                case 2:
                    return [SourceStatement.Line($"({target}.X, {target}.Y) = {other};")];
                case 3:
                    return [SourceStatement.Line($"{target}.Y += {style.Literal(0.1)} * {other}.Squared;")];
                default:
                    string x = scope.Fresh("x");
                    string y = scope.Fresh("y");
                    scope.Add(new RealVariable(x, IsWritable: true));
                    scope.Add(new RealVariable(y, IsWritable: true));
                    return [SourceStatement.Line($"var ({x}, {y}) = {target};")];
            }
        }

        SourceExpression[] values = [expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)];
        string name = scope.Fresh("spot");
        scope.AddOther(new RecordVariable(name));
        scope.Add(new RealVariable(name + ".X", IsWritable: true) { IsProperty = true });
        scope.Add(new RealVariable(name + ".Y", IsWritable: true) { IsProperty = true });
        return [SourceStatement.Line($"Spot {name} = new({{0}}, {{1}});", values)];
    }

    private List<SourceStatement> Bodies(Scope scope)
    {
        IReadOnlyList<BodyVariable> known = scope.All<BodyVariable>();
        if (known.Count > 0 && !style.OneIn(3))
        {
            string target = style.Pick(known).Name;
            string other = style.Pick(known).Name;
            return style.Random.Next(4) switch
            {
                0 => [SourceStatement.Line(target + ".Step({0});", expressions.Bounded(scope, 2, 1))],
                1 => [SourceStatement.Line($"{target}.Mass += {style.Literal(0.1)} * {other}.Energy;")],
                2 => [SourceStatement.Line($"{target} = {other};")],
                _ => [SourceStatement.Line($"({target}, {other}.Speed) = ({other}, {target}.At);")],
            };
        }

        string name = scope.Fresh("body");
        SourceExpression[] values = [.. Enumerable.Range(0, 4).Select(_ => expressions.Bounded(scope, 2, 3))];
        string speed = Names(scope).Count > 0 ? style.Pick(Names(scope)) : "default";
        scope.AddOther(new BodyVariable(name));
        scope.AddOther(new StructVariable(name + ".At"));
        scope.AddOther(new StructVariable(name + ".Speed"));
        foreach (string member in new[] { ".At.A", ".At.B", ".Speed.B", ".Mass" })
        {
            scope.Add(new RealVariable(name + member, IsWritable: true));
        }

        return [SourceStatement.Line($"Body {name} = new Body {{{{ At = new {TypeName}({{0}}, {{1}}), Speed = {speed}, Mass = {{2}} }}}};", values)];
    }

    private IEnumerable<SourceStatement> Reduce(Scope scope, string target, string other)
    {
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {name} = {style.Literal(0.3)} * {style.Pick([$"{target}.Dot({other})", $"({target} + {other}).Sum", target + ".Sum"])};")];
    }
}
