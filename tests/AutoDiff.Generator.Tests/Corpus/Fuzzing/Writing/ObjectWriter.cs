namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes calls of a model's methods, and local models that are made, changed and named anew. Their members are like other variables.</summary>
internal sealed class ObjectWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        ObjectVariable[] known = [.. scope.All<ObjectVariable>()];
        ObjectVariable[] locals = [.. known.Where(o => o.IsLocal)];
        switch (style.Random.Next(5))
        {
            case 0 when known.Any(o => o.IsWritable):
                ObjectVariable trained = style.Pick([.. known.Where(o => o.IsWritable)]);
                return [Train(trained, expressions.Bounded(scope, 2, 1))];
            case 1 when scope.All<PropertyVariable>() is { Count: > 0 } properties && style.OneIn(2):
                return [SourceStatement.Line(style.Pick(properties).Name + style.Pick([" = ", " += ", " *= "]) + "{0};", expressions.Bounded(scope, 2, 1))];
            case 1 when locals.Length > 1:
                return [SourceStatement.Line($"{style.Pick(locals).Name}.First = {style.Pick(locals).Name}.First;")];
            case 2 when locals.Length > 0:
                return Alias(scope, style.Pick(locals));
            case < 4 when style.Has(Family.LocalObjects) && scope.CanMakeObjects && locals.Length < 3:
                return Declare(scope);
            default:
                if (Expression(scope, 2) is not { } value)
                {
                    return null;
                }

                string name = scope.Fresh("t");
                scope.Add(new RealVariable(name, IsWritable: true));
                return [SourceStatement.Line(style.Real + " " + name + " = {0};", value)];
        }
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        ObjectVariable[] known = [.. scope.All<ObjectVariable>()];
        if (known.Length == 0 || depth < 1)
        {
            return null;
        }

        string target = style.Pick(known).Name;
        string format = style.Pick([target + ".Eval({0})", target + ".Eval({0})", target + ".First.Apply({0})", target + ".Norm", target + ".Half", target + "[1]", target + "[" + target + ".Count]"]);
        return new SourceExpression(ExpressionType.Real, format, expressions.Bounded(scope, depth - 1, 3)) { Bound = 6 };
    }

    private static SourceStatement Train(ObjectVariable target, SourceExpression step) => SourceStatement.Line(target.Name + ".Train({0});", step) with
    {
        // What it changes of a parameter, or of the parameter of a helper.
        Call = target.IsLocal ? null : new SourceCall(ModelTypes.Trained, ModelTypes.RealMembers.ToDictionary(m => m, m => target.Name + "." + m)),
    };

    private SourceStatement[] Alias(Scope scope, ObjectVariable of)
    {
        string name = scope.Fresh("same");
        AddMembers(scope, name);
        return [SourceStatement.Line($"{ModelTypes.Model} {name} = {of.Name};")];
    }

    private SourceStatement[] Declare(Scope scope)
    {
        string name = scope.Fresh("made");
        SourceExpression[] values = [.. Enumerable.Range(0, 6).Select(_ => expressions.Bounded(scope, 2, 3))];
        SourceStatement statement = SourceStatement.Line(
            style.OneIn(2)
                ? $"{ModelTypes.Model} {name} = new() {{{{ Scale = {{0}}, Weights = [{{1}}, {{2}}], First = new {ModelTypes.Layer} {{{{ Bias = {{3}}, Rates = new {style.Real}[] {{{{ {{4}}, {{5}} }}}} }}}}, Count = 2 }}}};"
                : $"{ModelTypes.Model} {name} = new {ModelTypes.Model}({{0}}, {{3}});",
            values);
        AddMembers(scope, name);
        return [statement];
    }

    private static void AddMembers(Scope scope, string name)
    {
        scope.AddOther(new ObjectVariable(name, IsLocal: true, IsWritable: true));
        scope.Add(new RealVariable(name + ".Scale", IsWritable: true));
        scope.Add(new RealVariable(name + ".First.Bias", IsWritable: true));
        scope.AddOther(new PropertyVariable(name + ".Half"));
        scope.Add(new SequenceVariable(name + ".Weights", SequenceForm.Array, 2, true, true, null));
        scope.Add(new SequenceVariable(name + ".First.Rates", SequenceForm.Array, 2, true, true, null));
        scope.Add(new IntegerVariable(name + ".Count", 2, IsWritable: false));
    }
}
