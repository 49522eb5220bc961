using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The reverse sweep of a call with a rule of the user's: the rule adds to the adjoints.</summary>
internal sealed class RuleAdjoints(
    Activity activity, SequenceRoots roots, DerivativeVariables adjoints, Storage storage, VariableFactory variables)
{
    public IEnumerable<Statement> Of(Statement statement)
    {
        External call = RuleCalls.Of(statement)!;
        List<Statement> before = [];
        List<Statement> after = [];
        HashSet<Variable> handedOver = [];
        List<Variable> gradients = [.. RuleInvocation.RealInputs(call).Select(input => GradientOf(input, handedOver, before, after))];
        Expr? upstream = statement is Declare { Variable: { Type.IsReal: true } result }
            ? activity.IsActive(result) ? new Read(adjoints.Of(result)) : RealConstant.Of(0, result.Type)
            : null;
        Statement backward = RuleInvocation.Of(call, [.. call.Rule!.Inputs.Select(i => i.Value)], upstream, gradients);
        return [.. before, backward, .. after];
    }

    /// <summary>The adjoint itself where the rule may add to it, else a place of its own, whose content is added or dropped afterwards.</summary>
    private Variable GradientOf(RuleInput input, HashSet<Variable> handedOver, List<Statement> before, List<Statement> after)
    {
        Variable? primal = input.Output ?? (input.Value as Read)?.Variable;
        bool isActive = primal is not null && activity.IsActive(primal);

        // Two gradients never share memory, though two arguments may.
        if (isActive && handedOver.Add(roots.Of(primal!)))
        {
            return adjoints.Of(primal!);
        }

        return primal is { Type: SequenceType } sequence ? Buffer(sequence, isActive, before, after) : Scalar(input.Value, isActive, before, after);
    }

    private Variable Scalar(Expr value, bool isActive, List<Statement> before, List<Statement> after)
    {
        Variable part = value is Read read ? variables.FreshFor(read.Variable, "Part", value.Type) : variables.Fresh("unused", value.Type);
        adjoints.Use(part, part);
        before.Add(new Declare(part, RealConstant.Of(0, part.Type)));
        if (isActive)
        {
            Variable adjoint = adjoints.Of(((Read)value).Variable);
            after.Add(new Assign(adjoint, new Binary(BinaryOperator.Add, new Read(adjoint), new Read(part), part.Type)));
        }

        return part;
    }

    private Variable Buffer(Variable sequence, bool isActive, List<Statement> before, List<Statement> after)
    {
        Variable part = RuleInvocation.SpanLike(sequence, "Part", variables);
        adjoints.Use(part, part);
        (Statement take, Statement back) = RuleInvocation.Buffer(part, sequence, storage);
        before.Add(take);
        after.Insert(0, back);
        if (isActive)
        {
            Variable adjoint = adjoints.Of(sequence);
            after.Insert(0, RuleInvocation.ForEach(sequence, variables, i =>
                new Store(adjoint, i, new Binary(BinaryOperator.Add, new Element(adjoint, i), new Element(part, i), ((SequenceType)part.Type).Element))));
        }

        return part;
    }
}
