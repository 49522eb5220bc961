using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Makes <c>FGradient</c> and <c>FBackward</c>.</summary>
internal sealed class ReverseMode
{
    private readonly DerivativeSignature signature;
    private readonly PreparedMethod method;
    private readonly DerivativeVariables adjoints;
    private readonly Storage storage;
    private readonly List<Statement> kept = [];
    private readonly List<Statement> seeds = [];
    private readonly List<Statement> results = [];
    private readonly Dictionary<ParameterModel, Expr> partGradients = [];

    private ReverseMode(MethodModel model, DerivativeKind kind)
    {
        signature = new DerivativeSignature(model.Signature, kind);
        method = PreparedMethod.Prepare(model, signature);
        adjoints = new DerivativeVariables(method.Variables, "Gradient");
        storage = new Storage(method.Variables);
    }

    public static Derivation Differentiate(MethodModel model, DerivativeKind kind)
    {
        ReverseMode mode = new(model, kind);
        return new Derivation(mode.signature.With(mode.Body()), mode.signature.Observable, mode.signature.Variables, mode.method.Variables);
    }

    private EquatableArray<Statement> Body()
    {
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => p.Differentiated))
        {
            Connect(parameter);
        }

        // An input that is not differentiated, but carries active values once the method has assigned it.
        foreach (ParameterModel parameter in signature.Method.Flat.Where(p => !p.Differentiated && p.Variable.Type.IsReal && method.Activity.IsActive(p.Variable)))
        {
            seeds.Add(new Declare(adjoints.Of(parameter.Variable), RealConstant.Of(0, parameter.Variable.Type)));
        }

        (EquatableArray<Statement> body, LoopCounts counts) = LoopCounts.Insert(method.Body, method.Activity, method.Variables);
        Definitions definitions = new(body, method.Roots);
        Recomputation recomputation = new(body, definitions);
        InfiniteAdjoints infinities = new(body, method.Activity, method.Roots);
        RuleAdjoints ruleAdjoints = new(method.Activity, method.Roots, adjoints, storage, method.Variables);
        AdjointRules rules = new(method.Activity, method.Roots, infinities, adjoints, ruleAdjoints, method.Variables, signature.Upstream);
        Recording recording = new(body, method.Activity, definitions, recomputation, counts, s => AdjointUses.Of(rules.Adjoint(s), s, adjoints, method));
        SavedValues saved = new(method.Roots, storage, method.Variables);
        LoopReversal reversal = new(counts, method.Variables);
        ReverseSweep sweep = new(method.Activity, definitions, recording, recomputation, rules, adjoints, storage, saved, reversal);

        Sweeps sweeps = sweep.Method(body);
        List<Statement> declarations = [.. sweep.DeclareAdjoints(body)];
        Expr? value = KeepFinalValues(sweeps.Reverse);
        IEnumerable<Statement> reverse = Seed(declarations).Concat(sweeps.Reverse);
        List<Statement> statements = [.. storage.Declarations(), .. sweeps.Forward, .. UpstreamCheck(), .. kept, .. seeds, .. reverse, .. results, .. OwnerResults(), .. storage.Releases()];
        if (value is not null)
        {
            statements.Add(new Return(value));
        }

        return UniqueDeclarations.Rename(RuleCalls.WithoutRules(statements.ToEquatableArray()), method.Variables);
    }

    /// <summary>How long the returned array is turns out in the forward sweep.</summary>
    private IEnumerable<Statement> UpstreamCheck()
    {
        if (method.Result is not { } result || signature.Upstream is not { Type: SequenceType } upstream)
        {
            return [];
        }

        EquatableArray<string> text = EquatableArrays.Of("global::AutoDiff.BufferGuard.SameLength(", ".Length, ", ".Length)");
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
        if (method.Result is not { } result || !method.Activity.IsActive(result))
        {
            return declarations;
        }

        Variable adjoint = adjoints.Of(result);
        Expr upstream = signature.Upstream is { } argument ? new Read(argument) : RealConstant.Of(1, result.Type);
        return declarations.Select(s => s is Declare declare && declare.Variable == adjoint ? new Declare(adjoint, upstream) : s);
    }

    /// <summary>What the reverse sweep puts back to older values on its way, and the caller must find as the method leaves it.</summary>
    private Expr? KeepFinalValues(IReadOnlyList<Statement> reverse)
    {
        List<Statement> all = [.. Walk.Statements(reverse.ToEquatableArray())];
        foreach (ParameterModel parameter in signature.Method.Flat)
        {
            Variable variable = parameter.Variable;
            if (parameter.IsWritten && all.Any(s => s is Store store && method.Roots.Of(store.Sequence) == variable))
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

        if (method.Result is not { } result)
        {
            return null;
        }

        if (!all.Any(s => s is Assign assign && assign.Variable == result))
        {
            return new Read(result);
        }

        Variable value = method.Variables.FreshFor(result, "Final", result.Type);
        kept.Add(new Declare(value, new Read(result)));
        return new Read(value);
    }
}
