using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes calls of methods that change a struct: on variables, which they change, and on values, of which they change a copy.</summary>
internal sealed class GaugeWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        GaugeVariable[] known = [.. scope.All<GaugeVariable>()];
        if (known.Length == 0 || style.OneIn(5))
        {
            return [Declare(scope)];
        }

        string target = style.Pick(known).Name;
        RealVariable[] reals = [.. scope.Reals.Where(r => r.IsFree)];
        return style.Random.Next(10) switch
        {
            0 => [DeclareHolder(scope)],
            1 => [DeclareMany(scope)],
            2 or 3 => [SourceStatement.Line("{0}." + style.Pick(["Push({1});", "Reset({1});", "Self({1});"]), Receiver(scope, 2), expressions.Bounded(scope, 2, 1))],
            4 => [SourceStatement.Line($"{target} = {{0}};", Receiver(scope, 2))],
            5 => [SourceStatement.Line($"{target}.Self({{0}}).Push({{1}});", expressions.Bounded(scope, 1, 1), expressions.Bounded(scope, 2, 1))],
            6 when reals.Length > 0 => [SourceStatement.Line($"({style.Pick(reals).Name}, {target}.Rate) = {{0}};", Receiver(scope, 1))],
            7 when scope.All<GaugesVariable>() is { Count: > 0 } many => Visit(scope, style.Pick(many)),
            8 when scope.All<PanelVariable>() is { Count: > 0 } panels => [SourceStatement.Line(style.Pick(panels).Name + ".Shown = {0};", Receiver(scope, 1))],
            _ => Kept(scope),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        if (depth < 1 || scope.All<GaugeVariable>().Count == 0)
        {
            return null;
        }

        SourceExpression receiver = Receiver(scope, depth - 1);
        SourceExpression by = expressions.Bounded(scope, depth - 1, 1);
        string format = style.Pick(
        [
            "{0}.Push({1})", "{0}.Push({1})", "{0}.Next", "{0}.Self({1}).Level", "{0}.Peek({1})", "{0}.Self({1}).Push({1})", "Tap({0}, {1})", "Moved({0}, {1}).Rate", "{0}.Level",
            "Press(ref " + style.Pick(scope.All<GaugeVariable>()).Name + ", {1})", "({0}.Push({1}) * " + style.Pick(scope.All<GaugeVariable>()).Name + ".Level)",
        ]);
        return new SourceExpression(ExpressionType.Real, format, receiver, by) { Bound = 6 };
    }

    /// <summary>A place or a value.</summary>
    private SourceExpression Receiver(Scope scope, int depth)
    {
        GaugeVariable[] known = [.. scope.All<GaugeVariable>()];
        string name = style.Pick(known).Name;
        string other = style.Pick(known).Name;
        if (depth < 1 || style.OneIn(3))
        {
            return new SourceExpression(ExpressionType.Struct, name);
        }

        GaugesVariable[] many = [.. scope.All<GaugesVariable>()];
        PanelVariable[] panels = [.. scope.All<PanelVariable>()];
        SourceExpression first = expressions.Bounded(scope, depth - 1, 3);
        switch (style.Random.Next(12))
        {
            case 0 when many.Length > 0:
                return Element(scope, style.Pick(many));
            case 1 when panels.Length > 0:
                return new SourceExpression(ExpressionType.Struct, style.Pick(panels).Name + style.Pick([".Shown", ".Closed", ".Open"]));
            case 2:
                return new SourceExpression(ExpressionType.Struct, "new Gauge({0}, {1})", first, expressions.Bounded(scope, depth - 1, 1));
            case 3:
                return new SourceExpression(
                    ExpressionType.Struct, "({0} ? {1} : {2})", expressions.Conditions.Condition(scope, expressions), Receiver(scope, depth - 1), Receiver(scope, depth - 1));
            case 4:
                return new SourceExpression(ExpressionType.Struct, $"({name} = {{0}})", Receiver(scope, depth - 1));
            case 5:
                return new SourceExpression(ExpressionType.Struct, "({0} with {{ Level = {1} }})", Receiver(scope, depth - 1), first);
            case 6:
                return new SourceExpression(ExpressionType.Struct, $"({name}, {other}).Item{style.Random.Next(1, 3)}");
            case 8:
                return new SourceExpression(ExpressionType.Struct, "Moved({0}, {1})", Receiver(scope, depth - 1), first);
            case 9:
                return new SourceExpression(ExpressionType.Struct, "{0}.Self({1})", Receiver(scope, depth - 1), first);
            default:
                return new SourceExpression(ExpressionType.Struct, name);
        }
    }

    private SourceExpression Element(Scope scope, GaugesVariable gauges) =>
        new(ExpressionType.Struct, gauges.Name + "[{0}]", statements.Indices.Index(scope, gauges.Length, gauges.LengthText));

    private SourceStatement Declare(Scope scope)
    {
        SourceExpression value = scope.All<GaugeVariable>().Count > 0 && style.OneIn(2)
            ? Receiver(scope, 2)
            : new SourceExpression(ExpressionType.Struct, "new Gauge({0}, {1})", expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 1, 1));
        string name = scope.Fresh("gauge");
        Add(scope, name, isWritable: true);
        return SourceStatement.Line($"Gauge {name} = {{0}};", value);
    }

    private SourceStatement DeclareHolder(Scope scope)
    {
        SourceExpression[] values = [Receiver(scope, 2), Receiver(scope, 1)];
        string type = style.Pick(["Panel", "Board"]);
        string name = scope.Fresh("panel");
        scope.AddOther(new PanelVariable(name));
        Add(scope, name + ".Open", isWritable: true);
        scope.Add(new RealVariable(name + ".Shown.Level", IsWritable: false));
        return SourceStatement.Line($"{type} {name} = new {type}({{0}}, {{1}});", values);
    }

    private SourceStatement DeclareMany(Scope scope)
    {
        SourceExpression[] values = [Receiver(scope, 2), Receiver(scope, 1)];
        bool isList = style.OneIn(3);
        string name = scope.Fresh("gauges");
        scope.AddOther(new GaugesVariable(name, isList, 2));
        return SourceStatement.Line((isList ? "List<Gauge> " : "Gauge[] ") + name + " = [{0}, {1}];", values);
    }

    public static void Add(Scope scope, string name, bool isWritable)
    {
        scope.AddOther(new GaugeVariable(name));
        scope.Add(new RealVariable(name + ".Level", isWritable));
        scope.Add(new RealVariable(name + ".Rate", isWritable));
    }

    private List<SourceStatement> Visit(Scope scope, GaugesVariable gauges)
    {
        string sum = scope.Fresh("t");
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string g = inside.Fresh("g");
        inside.Add(new RealVariable(g + ".Level", IsWritable: false));
        SourceExpression by = expressions.Bounded(inside, gauges.IsList ? 0 : 2, 1);
        bool isReference = !gauges.IsList && style.OneIn(2);
        string over = isReference ? $"foreach (ref Gauge {g} in {gauges.Name}.AsSpan())" : $"foreach (Gauge {g} in {gauges.Name})";
        SourceStatement body = SourceStatement.Line($"{sum} += {g}.Push({{0}}) * {g}.Level;", by);
        scope.Add(new RealVariable(sum, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {sum} = 0;"), new SourceStatement(new SourceClause(over, [], [body]))];
    }

    private List<SourceStatement> Kept(Scope scope)
    {
        SourceExpression value = Expression(scope, 3)!;
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line(string.Create(CultureInfo.InvariantCulture, $"{style.Real} {name} = {{0}};"), value)];
    }
}
