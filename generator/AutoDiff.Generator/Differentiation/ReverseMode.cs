using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Makes <c>FGradient</c> and <c>FBackward</c>.</summary>
internal sealed class ReverseMode
{
    private readonly DerivativeSignature signature;
    private readonly PreparedMethod method;
    private readonly bool recomputes;
    private readonly DerivativeVariables adjoints;
    private readonly Storage storage;
    private readonly List<Statement> kept = [];
    private readonly List<Statement> seeds = [];
    private readonly List<Statement> results = [];
    private readonly Dictionary<ParameterModel, Expr> partGradients = [];

    private ReverseMode(Preparation preparation, DerivativeKind kind)
    {
        signature = new DerivativeSignature(preparation.Model.Signature, kind);
        method = preparation.For(signature);
        recomputes = preparation.Model.Optimize;
        adjoints = new DerivativeVariables(method.Variables, "Gradient");
        storage = new Storage(method.Variables);
    }

    public static Derivation Differentiate(Preparation preparation, DerivativeKind kind)
    {
        ReverseMode mode = new(preparation, kind);
        (EquatableArray<Statement> body, EquatableArray<LocalFunction> functions) = mode.Body();
        return new Derivation(mode.signature.With(body) with { Functions = functions }, mode.signature.Observable, mode.signature.Variables, mode.method.Variables);
    }

    private (EquatableArray<Statement> Body, EquatableArray<LocalFunction> Functions) Body()
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Differentiated))
        {
            Connect(parameter);
        }

        seeds.AddRange(signature.ClearUnheld());

        // An input that is not differentiated, but carries active values once the method has assigned it.
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => !p.Differentiated && p.Variable.Type.IsReal && method.Activity.IsActive(p.Variable)))
        {
            seeds.Add(new Declare(adjoints.Of(parameter.Variable), RealConstant.Of(0, parameter.Variable.Type)));
        }

        ReverseSweeps sweeping = new(method, adjoints, new FunctionNames(signature.Names), signature.UpstreamNumbers, recomputes);
        (ReverseSweep sweep, EquatableArray<Statement> body) = sweeping.Of(method.Body, storage);
        Sweeps sweeps = sweep.Method(body);
        List<Statement> declarations = [.. sweep.DeclareAdjoints(body)];
        Expr? value = KeepFinalValues(sweeps.Reverse);
        IEnumerable<Statement> reverse = Seed(declarations).Concat(sweeps.Reverse);
        List<Statement> statements = [.. storage.Declarations(), .. sweeps.Forward, .. UpstreamCheck(), .. kept, .. seeds, .. reverse, .. results, .. OwnerResults(), .. storage.Releases()];
        if (value is not null)
        {
            statements.Add(new Return(value));
        }

        ReverseFunctions functions = new(method, adjoints, sweeping);
        return FunctionAssembly.Assemble(
            UniqueDeclarations.Rename(RuleCalls.WithoutRules(statements.ToEquatableArray()), method.Variables), functions.Storage, functions.Make);
    }

    /// <summary>How long the returned array is turns out in the forward sweep.</summary>
    private IEnumerable<Statement> UpstreamCheck()
    {
        if (method.Result is not { } result || signature is not { Upstream: { } upstream, Method.ReturnsArray: true })
        {
            return [];
        }

        EquatableArray<string> text = signature.Method.GridElement is null
            ? EquatableArrays.Of("global::AutoDiff.BufferGuard.SameLength(", ".Length, ", ".Length)")
            : EquatableArrays.Of("global::AutoDiff.BufferGuard.SameShape(", ", ", ")");
        return [new Evaluate(new External(text, EquatableArrays.Of<Expr>(new Read(upstream), new Read(result)), IrType.Void, -1, string.Empty))];
    }

    /// <summary>Ties a parameter to its gradient argument.</summary>
    private void Connect(ParameterModel parameter)
    {
        Variable primal = parameter.Variable;
        Variable argument = signature.ArgumentOf(parameter);
        if (primal.Type.IsSequence)
        {
            adjoints.Use(primal, argument);
            if (signature.Kind == DerivativeKind.Gradient)
            {
                seeds.Add(new Clear(argument));
            }

            return;
        }

        Variable adjoint = method.Variables.FreshFor(primal, "Adjoint", primal.Type);
        adjoints.Use(primal, adjoint);
        bool startsFromArgument = parameter.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out;
        seeds.Add(new Declare(adjoint, startsFromArgument ? new Read(argument) : RealConstant.Of(0, primal.Type)));
        if (parameter.RefKind != ParameterRefKind.Out)
        {
            bool adds = signature.Kind == DerivativeKind.Backward && parameter.RefKind != ParameterRefKind.Ref;
            Expr gradient = adds ? new Binary(BinaryOperator.Add, new Read(argument), new Read(adjoint), primal.Type) : new Read(adjoint);
            if (parameter.Part is null)
            {
                results.Add(new Assign(argument, gradient));
            }
            else
            {
                partGradients.Add(parameter, gradient);
            }
        }
    }

    private IEnumerable<Statement> OwnerResults() => signature.WriteBack().Concat(signature.SetParts(partGradients));

    /// <summary>The adjoint of the result begins as the upstream.</summary>
    private IEnumerable<Statement> Seed(List<Statement> declarations)
    {
        Dictionary<Variable, Expr> upstreams = [];
        foreach ((Variable result, Expr upstream) in Upstreams().Where(u => method.Activity.IsActive(u.Result)))
        {
            upstreams.Add(adjoints.Of(result), upstream);
        }

        return declarations.Select(s => s is Declare declare && upstreams.TryGetValue(declare.Variable, out Expr? upstream) ? new Declare(declare.Variable, upstream) : s);
    }

    private IEnumerable<(Variable Result, Expr Upstream)> Upstreams()
    {
        if (method.Result is { } result)
        {
            yield return (result, signature.Upstream is { } argument ? new Read(argument) : RealConstant.Of(1, result.Type));
        }

        for (int i = 0; i < method.Returned?.Parts.Count; i++)
        {
            if (method.Returned.Parts[i] is Read { Variable: var part } && signature.UpstreamParts[i] is { } upstream)
            {
                yield return (part, new Read(upstream));
            }
        }
    }

    /// <summary>A function writes the sequence, and puts it back on the way back.</summary>
    private bool IsWrittenByCall(Variable sequence) => Walk.Statements(method.Body).OfType<Invoke>().Any(invoke =>
        invoke.Arguments.Any(a => a.IsWritten && method.Roots.Of(a.Sequence!) == sequence));

    /// <summary>What the reverse sweep puts back to older values on its way, and the caller must find as the method leaves it.</summary>
    private Expr? KeepFinalValues(IReadOnlyList<Statement> reverse)
    {
        List<Statement> all = [.. Walk.Statements(reverse.ToEquatableArray())];
        foreach (ParameterModel parameter in signature.Method.Flat)
        {
            Variable variable = parameter.Variable;
            if (parameter.IsWritten && (all.Any(s => s is Store store && method.Roots.Of(store.Sequence) == variable) || IsWrittenByCall(variable)))
            {
                SequenceType type = (SequenceType)variable.Type;
                Variable final = method.Variables.FreshFor(variable, "Final", type with { Kind = SequenceKind.Span });
                kept.Add(new Declare(final, new Take(storage.ScratchOf(final), new Length(variable))));
                kept.Add(new CopyTo(variable, final));
                results.Add(new CopyTo(final, variable));
            }
            else if (parameter.RefKind is ParameterRefKind.Ref or ParameterRefKind.Out && all.Any(s => s is Assign assign && assign.Variable == variable))
            {
                Variable final = method.Variables.FreshFor(variable, "Final", variable.Type);
                kept.Add(new Declare(final, new Read(variable)));
                results.Add(new Assign(variable, new Read(final)));
            }
        }

        return method.Returned is { } returned ? returned with { Parts = returned.Parts.Map(part => part is Read read ? Final(read.Variable, all) : part) }
            : method.Result is { } result ? Final(result, all)
            : null;
    }

    private Read Final(Variable result, List<Statement> reverse)
    {
        if (!reverse.Any(s => s is Assign assign && assign.Variable == result))
        {
            return new Read(result);
        }

        Variable value = method.Variables.FreshFor(result, "Final", result.Type);
        kept.Add(new Declare(value, new Read(result)));
        return new Read(value);
    }
}
