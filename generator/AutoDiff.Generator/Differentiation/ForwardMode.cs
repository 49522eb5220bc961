using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Makes <c>FJvp</c>.</summary>
internal sealed class ForwardMode
{
    public const string Suffix = "Tangent";

    private readonly PreparedMethod method;
    private readonly DerivativeVariables tangents;
    private readonly Storage storage;
    private readonly FunctionNames names;
    private readonly TangentSweep sweep;
    private readonly List<Statement> seeds = [];
    private readonly List<Statement> results = [];
    private readonly Dictionary<ParameterModel, Expr> partTangents = [];

    private ForwardMode(PreparedMethod method, DerivativeSignature signature)
    {
        this.method = method;
        tangents = new DerivativeVariables(method.Variables, Suffix);
        storage = new Storage(method.Variables);
        names = new FunctionNames(signature.Names);
        sweep = new TangentSweep(method, tangents, storage, names);
    }

    public static Derivation Differentiate(Preparation preparation)
    {
        DerivativeSignature signature = new(preparation.Model.Signature, DerivativeKind.Jvp);
        PreparedMethod method = preparation.For(signature);
        ForwardMode mode = new(method, signature);
        (EquatableArray<Statement> body, EquatableArray<LocalFunction> functions) = mode.Body(signature);
        return new Derivation(signature.With(body) with { Functions = functions }, signature.Observable, signature.Variables, method.Variables);
    }

    private (EquatableArray<Statement> Body, EquatableArray<LocalFunction> Functions) Body(DerivativeSignature signature)
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Differentiated))
        {
            Connect(parameter, signature.ArgumentOf(parameter));
        }

        // An input that is not differentiated, but carries active values once the method has assigned it.
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => !p.Differentiated && p.Variable.Type.IsReal && method.Activity.IsActive(p.Variable)))
        {
            seeds.Add(new Declare(tangents.Of(parameter.Variable), RealConstant.Of(0, parameter.Variable.Type)));
        }

        Variable? resultTangent = DeclareResultTangent(signature.Method);
        List<Statement> body = [.. sweep.Block(method.Body, isNested: false)];
        List<Statement> statements = [.. storage.Declarations(), .. seeds, .. body, .. results, .. OwnerResults(signature), .. storage.Releases()];
        if (method.Result is { } result)
        {
            Expr tangent = resultTangent is not null || method.Activity.IsActive(result) ? new Read(tangents.Of(result)) : RealConstant.Of(0, result.Type);
            statements.Add(new Return(signature.Method.HasUpstream ? new Pair(new Read(result), tangent) : new Read(result)));
        }
        else if (method.Returned is { } returned)
        {
            EquatableArray<Expr> parts = returned.Parts.Select((part, i) => TangentOf(part, signature.Method.Struct!.Parts[i])).ToEquatableArray();
            statements.Add(new Return(new Pair(returned, returned with { Parts = parts })));
        }

        TangentFunctions functions = new(method, tangents, names);
        return FunctionAssembly.Assemble(RuleCalls.WithoutRules(statements.ToEquatableArray()), functions.Storage, functions.Make);
    }

    /// <summary>What is no real number does not move: the tangent has its default there. A nullable has a tangent where it has a value.</summary>
    private Expr TangentOf(Expr part, ReturnedPart model) => model.IsPresence ? part
        : part is Read { Variable: var variable } && method.Activity.IsActive(variable) ? new Read(tangents.Of(variable))
        : DefaultValue.Of(model.Type);

    /// <summary>For a returned array: the variable of the array of its tangents.</summary>
    private Variable? DeclareResultTangent(MethodSignature signature)
    {
        if (method.Result is not { } result || !signature.ReturnsArray)
        {
            return null;
        }

        Variable tangent = tangents.Of(result);
        seeds.Add(new Declare(tangent, DefaultValue.Of(tangent.Type)));
        return tangent;
    }

    private void Connect(ParameterModel parameter, Variable argument)
    {
        Variable primal = parameter.Variable;
        if (primal.Type.IsSequence || parameter.RefKind is ParameterRefKind.Value or ParameterRefKind.In or ParameterRefKind.RefReadOnly)
        {
            tangents.Use(primal, argument);
            return;
        }

        Variable tangent = method.Variables.FreshFor(primal, "Moving", primal.Type);
        tangents.Use(primal, tangent);
        bool comesIn = parameter.RefKind == ParameterRefKind.Ref;
        seeds.Add(new Declare(tangent, comesIn ? new Read(argument) : RealConstant.Of(0, primal.Type)));
        if (parameter.Part is null)
        {
            results.Add(new Assign(argument, new Read(tangent)));
        }
        else
        {
            partTangents.Add(parameter, new Read(tangent));
        }
    }

    private IEnumerable<Statement> OwnerResults(DerivativeSignature signature) => signature.WriteBack().Concat(signature.SetParts(partTangents));
}
