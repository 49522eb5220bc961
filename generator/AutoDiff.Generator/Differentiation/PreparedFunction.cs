using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization;
using AutoDiff.Generator.Optimization.Locals;
using AutoDiff.Generator.Structuring;

namespace AutoDiff.Generator.Differentiation;

/// <summary>A function of the model in the form that both modes differentiate.</summary>
/// <param name="Results">The variables of the body that hold what goes back to the caller, in the order of <see cref="Invoke.Results"/>.</param>
internal sealed record PreparedFunction(
    string Name, EquatableArray<Variable> Parameters, EquatableArray<Variable> Results, EquatableArray<Statement> Body)
{
    public static PreparedFunction Structure(FunctionModel function, VariableFactory variables)
    {
        EquatableArray<Statement> prepared = PrimalPreparation.Prepare(IndexLowering.Lower(function.Body), new HashSet<string>(), variables);
        (EquatableArray<Statement> body, Variable? result) = ExitElimination.Eliminate(prepared, function.ReturnType, variables);
        EquatableArray<Variable> results = (result is null ? [] : new[] { result }).Concat(function.Outputs).ToEquatableArray();
        body = DeadCode.Apply(body, new OptimizerContext(Strict: true, results, EquatableArray<BufferPair>.Empty, variables));
        return new PreparedFunction(function.Name, function.Parameters, results, body);
    }
}
