using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes lambdas and local functions that capture, and their calls.</summary>
internal sealed class FunctionWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        FunctionVariable[] known = [.. scope.All<FunctionVariable>()];
        FunctionVariable[] actions = [.. known.Where(f => !f.ReturnsReal)];
        bool canDeclare = !scope.IsInFunction || style.OneIn(4);
        if (known.Length == 0 || (style.OneIn(2) && canDeclare))
        {
            return canDeclare ? Declare(scope) : null;
        }

        return actions.Length > 0 ? [Call(scope, style.Pick(actions))] : Result(scope, style.Pick(known));
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        FunctionVariable[] functions = [.. scope.All<FunctionVariable>().Where(f => f.ReturnsReal)];
        return functions.Length == 0 ? null : Invoke(scope, style.Pick(functions), depth);
    }

    private SourceExpression Invoke(Scope scope, FunctionVariable function, int depth)
    {
        SourceExpression[] arguments = [.. Enumerable.Range(0, function.Arity).Select(_ => expressions.Bounded(scope, depth - 1, 3))];
        string holes = string.Join(", ", arguments.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}"));
        string name = function.Name + (function.IsDelegate && style.OneIn(4) ? ".Invoke" : "");
        return new SourceExpression(ExpressionType.Real, $"{name}({holes})", arguments) { Bound = 3 };
    }

    private SourceStatement Call(Scope scope, FunctionVariable action)
    {
        SourceExpression call = Invoke(scope, action, 2);
        return SourceStatement.Line(call.Format + ";", call.Operands);
    }

    private SourceStatement[] Result(Scope scope, FunctionVariable function)
    {
        SourceExpression value = Invoke(scope, function, 2);
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line(style.Real + " " + name + " = {0};", value)];
    }

    private List<SourceStatement> Declare(Scope scope)
    {
        bool isDelegate = style.Has(Family.Lambdas) && (!style.Has(Family.LocalFunctions) || style.OneIn(2));
        bool returnsReal = !style.OneIn(3);
        int arity = style.Random.Next(isDelegate ? 1 : 0, 3);
        string name = scope.Fresh(returnsReal ? "f" : "act");
        Scope inside = new(scope) { IsFunction = true, LoopDepth = 0, CanBreak = false, CanContinue = false };
        string[] parameters = [.. Enumerable.Range(0, arity).Select(_ => inside.Fresh("p"))];
        foreach (string parameter in parameters)
        {
            inside.Add(new RealVariable(parameter, IsWritable: true));
        }

        string header = isDelegate ? Delegate(name, parameters, returnsReal) : Local(name, parameters, returnsReal);
        string end = isDelegate ? ";" : "";
        List<SourceStatement> result = [];
        if (returnsReal && style.OneIn(2))
        {
            result.Add(SourceStatement.Line(header + (isDelegate ? " " : " => ") + "{0};", expressions.Bounded(inside, 3, 3)));
        }
        else
        {
            StatementWriter body = statements.Inner(returnsReal ? HelperResult.Real : HelperResult.Nothing, style.Random.Next(1, 5));
            List<SourceStatement> lines = body.Block(inside, style.Random.Next(1, 3));
            if (returnsReal)
            {
                lines.Add(SourceStatement.Line("return {0};", expressions.Bounded(inside, 2, 3)));
            }

            result.Add(new SourceStatement(new SourceClause(header, [], lines) { End = end }));
        }

        // What nothing calls writes nothing, whatever stands in it.
        FunctionVariable function = new(name, arity, returnsReal, isDelegate);
        scope.AddOther(function);
        SourceExpression call = Invoke(scope, function, 2);
        string target = "";
        if (returnsReal)
        {
            string value = scope.Fresh("t");
            scope.Add(new RealVariable(value, IsWritable: true));
            target = $"{style.Real} {value} = ";
        }

        return [new SourceStatement([.. result.SelectMany(s => s.Clauses), new SourceClause(target + call.Format + ";", call.Operands)])];
    }

    private string Delegate(string name, string[] parameters, bool returnsReal)
    {
        string[] types = [.. parameters.Select(_ => style.Real), .. returnsReal ? [style.Real] : Array.Empty<string>()];
        string left = parameters.Length == 1 && style.OneIn(2) ? parameters[0] : $"({string.Join(", ", parameters)})";
        return $"{(returnsReal ? "Func" : "Action")}<{string.Join(", ", types)}> {name} = {left} =>";
    }

    private string Local(string name, string[] parameters, bool returnsReal) =>
        $"{(returnsReal ? style.Real : "void")} {name}({string.Join(", ", parameters.Select(p => style.Real + " " + p))})";
}
