using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>The functions that <c>FJvp</c> holds.</summary>
internal sealed class TangentFunctions(PreparedMethod method, DerivativeVariables tangents, FunctionNames names)
{
    private readonly ValueFunctions values = new(method, names);

    public Storage Storage => values.Storage;

    public LocalFunction Make(string name)
    {
        (string functionName, FunctionVersion version) = names.MeaningOf(name);
        PreparedFunction function = method.Functions.Single(f => f.Name == functionName);
        return version == FunctionVersion.Value ? values.Make(function) : Tangent(function, name);
    }

    private LocalFunction Tangent(PreparedFunction function, string name)
    {
        HashSet<Variable> written = [.. Definitions.Stored(function.Body, method.Roots)];
        List<Variable> parameters = [];
        foreach (Variable parameter in function.Parameters)
        {
            parameters.Add(parameter);
            if (method.Activity.IsActive(parameter))
            {
                Variable tangent = parameter.Type is SequenceType sequence
                    ? method.Variables.FreshFor(parameter, "Tangent", sequence with { Kind = written.Contains(parameter) ? SequenceKind.Span : SequenceKind.ReadOnlySpan })
                    : method.Variables.FreshFor(parameter, "Tangent", parameter.Type);
                tangents.Use(parameter, tangent);
                parameters.Add(tangent);
            }
        }

        List<Statement> body = [.. new TangentSweep(method, tangents, Storage, names).Function(function)];
        IEnumerable<Variable> results = function.Results.SelectMany(r => method.Activity.IsActive(r) ? [r, tangents.Of(r)] : new[] { r });
        return FunctionShape.Of(
            name, ["Computes " + function.Name + ", and its derivative along the tangents."], parameters, [.. results], body, method.Variables);
    }
}
