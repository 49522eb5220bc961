using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes switch expressions and patterns over reals, integers, enumerations and pairs of them.</summary>
internal sealed class PatternWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        if (style.Has(Family.Enums) && (!style.Has(Family.Patterns) || style.OneIn(2)))
        {
            return Enumeration(scope);
        }

        if (style.OneIn(2))
        {
            return [new SectionWriter(statements).Write(scope)];
        }

        SourceExpression value = Expression(scope, 2)!;
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line(style.Real + " " + name + " = {0};", value)];
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        if (depth < 1)
        {
            return null;
        }

        SourceExpression[] arms = [.. Enumerable.Range(0, 3).Select(_ => expressions.Real(scope, depth - 1))];
        EnumVariable[] enumerations = [.. scope.All<EnumVariable>()];
        (string format, SourceExpression[] subjects) = style.Random.Next(6) switch
        {
            0 => ("({3} switch {{ 0 => {0}, 1 or 3 => {1}, _ => {2} }})", [statements.Indices.Below(scope, 5)]),
            1 => ("({3} switch {{ > 2 => {0}, var § when § % 2 == 0 => {1} + §, _ => {2} }})", [statements.Indices.Below(scope, 6)]),
            2 => ("(({3}, {4}) switch {{ (0, _) => {0}, (_, > 1) => {1}, _ => {2} }})", [statements.Indices.Below(scope, 3), statements.Indices.Below(scope, 4)]),
            3 when enumerations.Length > 0 => ("(" + style.Pick(enumerations).Name + " switch {{ Mode.Linear => {0}, Mode.Square => {1}, _ => {2} }})", []),
            _ => (Real(), (SourceExpression[])[expressions.Bounded(scope, 2, 3)]),
        };
        string text = format.Replace("§", scope.Fresh("c"), StringComparison.Ordinal);
        return new SourceExpression(ExpressionType.Real, text, [.. arms, .. subjects]) { Bound = arms.Max(a => a.Bound) + 5 };
    }

    /// <summary>Patterns compare with constants, which dual numbers have none of: there they are conditions.</summary>
    private string Real()
    {
        string low = style.Literal(Math.Round(style.Random.NextDouble() - 0.5, 2));
        string high = style.Literal(Math.Round(style.Random.NextDouble() + 0.5, 2));
        string arms = style.Random.Next(3) switch
        {
            0 => $"⟦> {high}¦var § when § > {high}⟧ => {{0}}, ⟦< {low}¦var § when § < {low}⟧ => {{1}}, _ => {{2}}",
            1 => $"⟦>= {low} and < {high}¦var § when § >= {low} && § < {high}⟧ => {{0}}, var § when § > {high} + 1 => {{1}} * §, var § => {{2}} - §",
            _ => $"⟦> {low} and var §¦var § when § > {low}⟧ => {{0}} * §, _ => {{1}} - {{2}}",
        };
        return "({3} switch {{ " + arms + " }})";
    }

    private List<SourceStatement> Enumeration(Scope scope)
    {
        EnumVariable[] known = [.. scope.All<EnumVariable>()];
        EnumVariable[] writable = [.. known.Where(e => e.IsWritable)];
        switch (style.Random.Next(4))
        {
            case 0 when known.Length > 0:
                return [Sections(scope, style.Pick(known).Name)];
            case 1 when writable.Length > 0:
                return [SourceStatement.Line(style.Pick(writable).Name + " = " + Value() + ";")];
            case 2 when known.Length > 0:
                string subject = style.Pick(known).Name;
                Scope inside = new(scope);
                return [new SourceStatement(new SourceClause(
                    style.Pick([$"if ({subject} == Mode.Square)", $"if ({subject} is Mode.Linear or Mode.Wave)", $"if ((int){subject} > 1)"]),
                    [],
                    statements.Block(inside, style.Random.Next(1, 3))))];
            default:
                string name = scope.Fresh("mode");
                scope.AddOther(new EnumVariable(name, IsWritable: true));
                return [SourceStatement.Line($"Mode {name} = {(style.OneIn(2) ? Value() : "(Mode)({0})")};", statements.Indices.Below(scope, 3))];
        }
    }

    private string Value() => style.Pick(["Mode.Linear", "Mode.Square", "Mode.Wave"]);

    private SourceStatement Sections(Scope scope, string subject)
    {
        Scope inside = new(scope) { CanBreak = false };
        string[] labels = style.OneIn(2) ? ["case Mode.Linear:", "case Mode.Square:", "default:"] : ["case Mode.Wave:", "case Mode.Linear: case Mode.Square:"];
        SourceStatement[] sections = [.. labels.Select(label =>
            new SourceStatement(new SourceClause(label, [], statements.Block(new Scope(inside), style.Random.Next(1, 3))) { Last = "break;" }))];
        return new SourceStatement(new SourceClause(string.Create(CultureInfo.InvariantCulture, $"switch ({subject})"), [], sections));
    }
}
