using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// The forward mode of a call with a rule of the user's, which is a backward method: the tangent of a result is the gradient of that result
/// times the tangents of the inputs. For a sequence that makes one call for each element.
/// </summary>
internal sealed class RuleTangents(Activity activity, DerivativeVariables tangents, Storage storage, VariableFactory variables)
{
    public IEnumerable<Statement> Of(Statement statement, string? source)
    {
        External call = RuleCalls.Of(statement)!;
        List<Statement> before = [];
        List<Statement> after = [];
        if (statement is Declare { Variable: var result } && activity.IsActive(result))
        {
            Variable tangent = tangents.Of(result);
            before.Add(new Declare(tangent, RealConstant.Of(0, tangent.Type)) { Source = source });
            before.AddRange(Row(call, null, null, product => new Assign(tangent, new Binary(BinaryOperator.Add, new Read(tangent), product, tangent.Type)), RealConstant.Of(1, tangent.Type)));
        }

        Stack<Statement> backs = new();
        foreach (Variable output in RuleCalls.Outputs(call).Where(activity.IsActive))
        {
            // The tangents of what was there before are read until the last row is done.
            Variable moved = RuleInvocation.SpanLike(output, "Moved", variables);
            (Statement take, Statement back) = RuleInvocation.Buffer(moved, output, storage);
            Variable row = variables.Fresh("row", IrType.Int, VariableKind.LoopIndex);
            Element cell = new(moved, new Read(row));
            IEnumerable<Statement> body = Row(
                call, output, new Read(row), product => new Store(moved, cell.Index, new Binary(BinaryOperator.Add, cell, product, cell.Type)), RealConstant.Of(0, call.Type));
            before.Add(take);
            before.Add(new CountedLoop(row, IntegerConstant.Of(0), new Length(output), 1, body.ToEquatableArray()));
            after.Add(new CopyTo(moved, tangents.Of(output)));
            backs.Push(back);
        }

        return [.. before, .. after, .. backs, statement];
    }

    /// <summary>Calls the rule for one result, and adds its gradient times the tangents.</summary>
    private IEnumerable<Statement> Row(External call, Variable? output, Expr? element, System.Func<Expr, Statement> add, Expr upstream)
    {
        List<Statement> before = [];
        List<Statement> sums = [];
        Stack<Statement> backs = new();
        List<Expr> values = [];
        List<Variable> gradients = [];
        foreach (RuleInput input in call.Rule!.Inputs)
        {
            values.Add(input.Output is null ? input.Value : Copy(((Read)input.Value).Variable, before, backs));
            if (input.HasGradient)
            {
                gradients.Add(GradientOf(input, before, sums, backs, add));
            }

            if (input.Output is not null && input.Output == output)
            {
                Variable seed = gradients[gradients.Count - 1];
                before.Add(new Store(seed, element!, RealConstant.Of(1, ((SequenceType)seed.Type).Element)));
            }
        }

        return [.. before, RuleInvocation.Of(call, values, upstream, gradients), .. sums, .. backs];
    }

    /// <summary>The rule leaves a written sequence as the call leaves it, so that every call of the rule needs a copy of what was there.</summary>
    private Read Copy(Variable original, List<Statement> before, Stack<Statement> backs)
    {
        Variable copy = RuleInvocation.SpanLike(original, "Copy", variables);
        (Statement take, Statement back) = RuleInvocation.Buffer(copy, original, storage);
        before.Add(take);
        before.Add(new CopyTo(original, copy));
        backs.Push(back);
        return new Read(copy);
    }

    private Variable GradientOf(RuleInput input, List<Statement> before, List<Statement> sums, Stack<Statement> backs, System.Func<Expr, Statement> add)
    {
        Variable? primal = input.Output ?? (input.Value as Read)?.Variable;
        bool isActive = primal is not null && activity.IsActive(primal);
        if (primal is { Type: SequenceType })
        {
            Variable gradient = RuleInvocation.SpanLike(primal, "Gradient", variables);
            (Statement take, Statement back) = RuleInvocation.Buffer(gradient, primal, storage);
            before.Add(take);
            backs.Push(back);
            if (isActive)
            {
                sums.Add(RuleInvocation.ForEach(primal, variables, i => add(Product(new Element(gradient, i), new Element(tangents.Of(primal), i)))));
            }

            return gradient;
        }

        Variable part = primal is null ? variables.Fresh("unused", input.Value.Type) : variables.FreshFor(primal, "Gradient", input.Value.Type);
        before.Add(new Declare(part, RealConstant.Of(0, part.Type)));
        if (isActive)
        {
            sums.Add(add(Product(new Read(part), new Read(tangents.Of(primal!)))));
        }

        return part;
    }

    /// <summary>What a rule gives may be infinite, where the tangent is zero.</summary>
    private static ZeroSafeProduct Product(Expr gradient, Expr tangent) => new(tangent, gradient);
}
