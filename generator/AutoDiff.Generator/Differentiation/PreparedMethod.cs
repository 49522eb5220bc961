using System;
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
    /// <summary>For a struct that is returned: how it is put together from the variables that hold its parts.</summary>
    public Composite? Returned { get; private init; }

    /// <summary>The recursive methods that the body calls.</summary>
    public IReadOnlyList<PreparedFunction> Functions { get; private init; } = [];

    /// <summary>What moves between the calls of the functions and their bodies.</summary>
    public EquatableArray<Statement> Transfers { get; private init; } = EquatableArray<Statement>.Empty;

    /// <summary>The body, those of the functions and the transfers: for analyses that do not ask in which order things happen.</summary>
    public EquatableArray<Statement> Everything => Functions.Count == 0 ? Body : Join([Body, .. Functions.Select(f => f.Body), Transfers]);

    public static PreparedMethod Prepare(MethodModel model, DerivativeSignature signature)
    {
        HashSet<string> reserved = [.. signature.Names.Except(model.Signature.Parameters.Select(p => p.Variable.Name))];
        string[] locals = [.. LocalNames(model.Body), .. model.Functions.SelectMany(f => LocalNames(f.Body))];
        VariableFactory variables = new(model.NextVariableId, signature.Names.Concat(locals));
        foreach (string local in locals)
        {
            variables.NoteUsed(local);
        }

        EquatableArray<Statement> prepared = PrimalPreparation.Prepare(IndexLowering.Lower(model.Body), reserved, variables);
        Composite? returned = prepared.LastOrDefault() is Return { Value: Composite composite } ? composite : null;
        (EquatableArray<Statement> body, Variable? result) = returned is null
            ? ExitElimination.Eliminate(prepared, model.Signature.ResultType, variables)
            : ExitElimination.Eliminate(prepared.Take(prepared.Count - 1).ToEquatableArray(), IrType.Void, variables);

        // What no result needs has no derivative, either: an unused Math.Acos(2) must not make a NaN.
        body = DeadCode.Apply(body, new OptimizerContext(Strict: true, Results(model.Signature, ResultsIn(result, returned)), EquatableArray<BufferPair>.Empty, variables));
        IReadOnlyList<PreparedFunction> functions = [.. model.Functions.Select(f => PreparedFunction.Structure(f, variables))];

        PreparedMethod method = Analyse(body, result, returned, functions, model.Signature, variables);
        method = method.Rewrite(b => new EvaluationOrder(method.Activity, variables).Visit(b), model.Signature);
        method = method.Rewrite(b => new SelectionLowering(method.Activity, variables).Visit(b), model.Signature);
        DistinctStatements distinct = new();
        return method.Rewrite(b => distinct.Of(Normalization.Normalize(b, method.Activity, new Definitions(b, method.Roots), variables)), model.Signature);
    }

    public PreparedFunction FunctionOf(Invoke invoke) => Functions.Single(f => f.Name == invoke.Function);

    /// <summary>The same with other bodies, and their activity.</summary>
    public PreparedMethod Rewrite(Func<EquatableArray<Statement>, EquatableArray<Statement>> rewrite, MethodSignature signature) =>
        Analyse(rewrite(Body), Result, Returned, [.. Functions.Select(f => f with { Body = rewrite(f.Body) })], signature, Variables);

    private static PreparedMethod Analyse(
        EquatableArray<Statement> body, Variable? result, Composite? returned, IReadOnlyList<PreparedFunction> functions, MethodSignature signature, VariableFactory variables)
    {
        IEnumerable<Invoke> invokes = functions.Select(f => f.Body).Prepend(body).SelectMany(Walk.Statements).OfType<Invoke>();
        EquatableArray<Statement> transfers = invokes
            .SelectMany(invoke => functions.Single(f => f.Name == invoke.Function) is var f ? Analysis.Transfers.Of(invoke, f.Parameters, f.Results) : [])
            .ToEquatableArray();
        EquatableArray<Statement> everything = functions.Count == 0 ? body : Join([body, .. functions.Select(f => f.Body), transfers]);
        SequenceRoots roots = new(everything);
        Activity activity = ActivityOf(everything, roots, ResultsIn(result, returned), signature);
        return new PreparedMethod(body, result, activity, roots, variables) { Returned = returned, Functions = functions, Transfers = transfers };
    }

    private static EquatableArray<Statement> Join(IEnumerable<EquatableArray<Statement>> blocks) => blocks.SelectMany(b => b).ToEquatableArray();

    private static Activity ActivityOf(EquatableArray<Statement> everything, SequenceRoots roots, IEnumerable<Variable> results, MethodSignature signature)
    {
        IEnumerable<Variable> independents = signature.Flat
            .Where(p => p.Differentiated && p.RefKind != ParameterRefKind.Out)

            // What carries an owner of differentiated parts somewhere as a whole carries their derivatives there.
            .Concat(signature.Parameters.Where(p => p.Differentiated && p.Owner is not null))
            .Select(p => p.Variable);
        IEnumerable<Variable> dependents = signature.Flat
            .Where(p => p.IsInOut || (p.Differentiated && p.RefKind == ParameterRefKind.Out))
            .Select(p => p.Variable)
            .Concat(results)
            .Concat(Walk.Statements(everything).Select(LeafStatements.Value).OfType<ReturnedArray>().SelectMany(Walk.Variables));
        return Activity.Of(everything, roots, independents, dependents);
    }

    /// <summary>The scalars that the method leaves its results in.</summary>
    private static EquatableArray<Variable> Results(MethodSignature signature, IEnumerable<Variable> results) => signature.Flat
        .Where(p => p.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out)
        .Select(p => p.Variable)
        .Concat(results)
        .ToEquatableArray();

    private static IEnumerable<Variable> ResultsIn(Variable? result, Composite? returned) =>
        returned is not null ? Walk.Variables(returned) : result is null ? [] : [result];

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
