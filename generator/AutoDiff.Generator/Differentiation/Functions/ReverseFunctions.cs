using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>The functions that <c>FGradient</c> and <c>FBackward</c> hold: the two sweeps of each recursive method, each a function of its own.</summary>
internal sealed class ReverseFunctions(PreparedMethod method, DerivativeVariables adjoints, ReverseSweeps sweeps)
{
    private readonly Dictionary<string, (LocalFunction Forward, LocalFunction Reverse)> pairs = [];
    private readonly ValueFunctions values = new(method, sweeps.Names);

    public Storage Storage => values.Storage;

    public LocalFunction Make(string name)
    {
        (string functionName, FunctionVersion version) = sweeps.Names.MeaningOf(name);
        PreparedFunction function = method.Functions.Single(f => f.Name == functionName);
        if (version == FunctionVersion.Value)
        {
            return values.Make(function);
        }

        if (!pairs.TryGetValue(functionName, out (LocalFunction Forward, LocalFunction Reverse) pair))
        {
            pair = Pair(function);
            pairs.Add(functionName, pair);
        }

        return version == FunctionVersion.Forward ? pair.Forward : pair.Reverse;
    }

    private (LocalFunction Forward, LocalFunction Reverse) Pair(PreparedFunction function)
    {
        List<Variable> sequences = [.. function.Parameters.Where(p => p.Type.IsSequence)];
        List<Variable> scalars = [.. function.Parameters.Except(sequences)];
        List<Statement> seeds = [];
        List<Variable> gradients = [.. scalars.Where(method.Activity.IsActive).Select(adjoints.Of)];
        for (int i = 0; i < gradients.Count; i++)
        {
            // The first is returned, the others are out parameters.
            Expr zero = RealConstant.Of(0, gradients[i].Type);
            seeds.Add(i == 0 ? new Declare(gradients[i], zero) : new Assign(gradients[i], zero));
        }

        List<Variable> upstreams = [];
        foreach (Variable result in function.Results.Where(method.Activity.IsActive))
        {
            Variable upstream = method.Variables.FreshFor(result, "Upstream", result.Type);
            upstreams.Add(upstream);
            Variable adjoint = adjoints.Of(result);
            seeds.Add(new Assign(adjoint, new Binary(BinaryOperator.Add, new Read(adjoint), new Read(upstream), adjoint.Type)));
        }

        IEnumerable<Variable> written = Definitions.Stored(function.Body, method.Roots).Where(sequences.Contains).Distinct();
        (ReverseSweep sweep, EquatableArray<Statement> body) = sweeps.OfFunction(function.Body, Storage, written);
        Sweeps both = sweep.Function(body, scalars, seeds);
        string forward = sweeps.Names.Of(function.Name, FunctionVersion.Forward);
        string reverse = sweeps.Names.Of(function.Name, FunctionVersion.Reverse);
        IEnumerable<Variable> memory = sequences.SelectMany(s => method.Activity.IsActive(s) ? [s, adjoints.Of(s)] : new[] { s });
        return (
            FunctionShape.Of(
                forward, ["Computes " + function.Name + ", and remembers on the tapes what " + reverse + " needs."],
                function.Parameters, function.Results, both.Forward, method.Variables),
            FunctionShape.Returning(
                reverse, ["The way back through " + forward + ": from the upstream of what it returned to the gradients of its arguments."],
                [.. upstreams, .. memory], gradients, both.Reverse, method.Variables));
    }
}
