using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization;
using AutoDiff.Generator.Optimization.Locals;
using AutoDiff.Generator.Structuring;

namespace AutoDiff.Generator.Differentiation;

/// <summary>A method in the form that both modes differentiate: structured, normalized, with its activity known.</summary>
internal sealed record PreparedMethod(
    EquatableArray<Statement> Body, Variable? Result, Activity Activity, SequenceRoots Roots, VariableFactory Variables)
{
    public static PreparedMethod Prepare(MethodModel model, DerivativeSignature signature)
    {
        HashSet<string> reserved = [.. signature.Names.Except(model.Signature.Parameters.Select(p => p.Variable.Name))];
        IEnumerable<string> taken = signature.Names.Concat(LocalNames(model.Body));
        VariableFactory variables = new(model.NextVariableId, taken);
        EquatableArray<Statement> prepared = PrimalPreparation.Prepare(IndexLowering.Lower(model.Body), reserved, variables);
        (EquatableArray<Statement> body, Variable? result) = ExitElimination.Eliminate(prepared, model.Signature.ResultType, variables);

        // What no result needs has no derivative, either: an unused Math.Acos(2) must not make a NaN.
        body = DeadCode.Apply(body, new OptimizerContext(Strict: true, Results(model.Signature, result), EquatableArray<BufferPair>.Empty, variables));
        Activity activity = ActivityOf(body, result, model.Signature);
        body = new SelectionLowering(activity, variables).Visit(body);
        activity = ActivityOf(body, result, model.Signature);
        body = Normalization.Normalize(body, activity, new Definitions(body, new SequenceRoots(body)), variables);
        return new PreparedMethod(body, result, ActivityOf(body, result, model.Signature), new SequenceRoots(body), variables);
    }

    /// <summary>The activity of a structured body of the method.</summary>
    public static Activity ActivityOf(EquatableArray<Statement> body, Variable? result, MethodSignature signature)
    {
        IEnumerable<Variable> independents = signature.Flat
            .Where(p => p.Differentiated && p.RefKind != ParameterRefKind.Out)

            // What carries an owner of differentiated parts somewhere as a whole carries their derivatives there.
            .Concat(signature.Parameters.Where(p => p.Differentiated && p.Owner is not null))
            .Select(p => p.Variable);
        IEnumerable<Variable> dependents = signature.Flat
            .Where(p => p.IsInOut || (p.Differentiated && p.RefKind == ParameterRefKind.Out))
            .Select(p => p.Variable)
            .Concat(result is null ? [] : [result])
            .Concat(Walk.Statements(body).Select(LeafStatements.Value).OfType<ReturnedArray>().SelectMany(Walk.Variables));
        return Activity.Of(body, new SequenceRoots(body), independents, dependents);
    }

    /// <summary>The scalars that the method leaves its results in.</summary>
    private static EquatableArray<Variable> Results(MethodSignature signature, Variable? result) => signature.Flat
        .Where(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out)
        .Select(p => p.Variable)
        .Concat(result is null ? [] : [result])
        .ToEquatableArray();

    private static IEnumerable<string> LocalNames(EquatableArray<Statement> body)
    {
        foreach (Statement statement in Walk.Statements(body))
        {
            switch (statement)
            {
                case Declare declare:
                    yield return declare.Variable.Name;
                    break;
                case CountedLoop loop:
                    yield return loop.Index.Name;
                    break;
            }
        }
    }
}
