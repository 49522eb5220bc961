using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>A function around a body: the first result is returned, the others are <c>out</c>.</summary>
internal static class FunctionShape
{
    /// <summary>The results are any variables of the body; an <c>out</c> parameter of its own takes each but the first.</summary>
    public static LocalFunction Of(
        string name,
        IEnumerable<string> comments,
        IEnumerable<Variable> parameters,
        IReadOnlyList<Variable> results,
        IEnumerable<Statement> body,
        VariableFactory variables)
    {
        List<Statement> statements = [.. body];
        List<Variable> outs = [];
        foreach (Variable result in results.Skip(1))
        {
            Variable final = variables.FreshFor(result, "Out", result.Type);
            outs.Add(final);
            statements.Add(new Assign(final, new Read(result)));
        }

        return Make(name, comments, parameters, outs, results, statements, variables);
    }

    /// <summary>The results but the first are <c>out</c> parameters themselves.</summary>
    public static LocalFunction Returning(
        string name,
        IEnumerable<string> comments,
        IEnumerable<Variable> parameters,
        IReadOnlyList<Variable> results,
        IEnumerable<Statement> body,
        VariableFactory variables) =>
        Make(name, comments, parameters, [.. results.Skip(1)], results, [.. body], variables);

    private static LocalFunction Make(
        string name,
        IEnumerable<string> comments,
        IEnumerable<Variable> parameters,
        IReadOnlyList<Variable> outs,
        IReadOnlyList<Variable> results,
        List<Statement> statements,
        VariableFactory variables)
    {
        IrType type = IrType.Void;
        if (results.Count > 0)
        {
            type = results[0].Type;
            statements.Add(new Return(new Read(results[0])));
        }

        EquatableArray<Statement> body = UniqueDeclarations.Rename(RuleCalls.WithoutRules(statements.ToEquatableArray()), variables);
        return new LocalFunction(name, comments.ToEquatableArray(), type, parameters.ToEquatableArray(), outs.ToEquatableArray(), body);
    }
}
