namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes tuples: local ones, and those that helpers return, taken apart in every way.</summary>
internal sealed class TupleWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        SourceExpression? call = Call(scope);
        return style.Random.Next(6) switch
        {
            0 or 1 when call is not null => Declared(scope, call),
            2 when call is not null && Assigned(scope, call) is { } assigned => [assigned],
            3 when call is not null => Local(scope, "({0})", call),
            _ => Local(scope, "({0}, {1})", expressions.Bounded(scope, 2, 3), expressions.Bounded(scope, 2, 3)),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth) => depth > 0 && Call(scope) is { } call
        ? new SourceExpression(ExpressionType.Real, "{0}." + style.Pick(["Value", "Slope", "Item1"]), call) { Bound = 3 }
        : null;

    private SourceExpression? Call(Scope scope)
    {
        Helper[] helpers = [.. statements.Helpers.Where(h => h.Result == HelperResult.Tuple && h.ChangesNothing)];
        return helpers.Length == 0 ? null : expressions.Arguments.Call(scope, 2, style.Pick(helpers));
    }

    private List<SourceStatement> Declared(Scope scope, SourceExpression call)
    {
        string first = scope.Fresh("p");
        string second = style.OneIn(4) ? "_" : scope.Fresh("q");
        scope.Add(new RealVariable(first, IsWritable: true));
        if (second != "_")
        {
            scope.Add(new RealVariable(second, IsWritable: true));
        }

        return [SourceStatement.Line(style.OneIn(2) || second == "_"
            ? $"var ({first}, {second}) = {{0}};"
            : $"({style.Real} {first}, {style.Real} {second}) = {{0}};", call)];
    }

    private SourceStatement? Assigned(Scope scope, SourceExpression call)
    {
        RealVariable[] targets = [.. scope.Reals.Where(r => r.IsFree)];
        if (targets.Length == 0)
        {
            return null;
        }

        string first = style.Pick(targets).Name;
        string second = style.Pick(targets).Name;
        return SourceStatement.Line(first == second ? $"({first}, _) = {{0}};" : $"({first}, {second}) = {{0}};", call);
    }

    private List<SourceStatement> Local(Scope scope, string format, params SourceExpression[] operands)
    {
        string name = scope.Fresh("pair");
        scope.Add(new RealVariable(name + ".A", IsWritable: true));
        scope.Add(new RealVariable(name + ".B", IsWritable: true));
        return [SourceStatement.Line($"({style.Real} A, {style.Real} B) {name} = {format};", operands)];
    }
}
