using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>The two sweeps of a call of a function: the one computes and records, the other takes the adjoints back.</summary>
internal sealed class FunctionAdjoints(PreparedMethod method, FunctionNames names, DerivativeVariables adjoints, Storage storage)
{
    private readonly Activity activity = method.Activity;

    public Statement Forward(Invoke invoke)
    {
        FunctionVersion version = activity.IsReversed(invoke) ? FunctionVersion.Forward : FunctionVersion.Value;
        return LocalCalls.Of(names.Of(invoke.Function, version), invoke.Arguments.Select(a => a.Value), invoke.Results);
    }

    /// <summary>The call of the reverse version, and the adjoints of the scalar arguments that it gives back.</summary>
    public (IEnumerable<Statement> Statements, IEnumerable<(Expr Argument, Variable Adjoint)> Returned) Reverse(Invoke invoke)
    {
        PreparedFunction function = method.FunctionOf(invoke);
        List<Statement> before = [];
        List<Statement> after = [];
        List<Expr> inputs = [];
        List<(Expr Argument, Variable Adjoint)> returned = [];
        for (int i = 0; i < function.Results.Count; i++)
        {
            if (activity.IsActive(function.Results[i]))
            {
                Variable result = invoke.Results[i];
                inputs.Add(activity.IsActive(result) ? new Read(adjoints.Of(result)) : RealConstant.Of(0, result.Type));
            }
        }

        for (int i = 0; i < function.Parameters.Count; i++)
        {
            Variable parameter = function.Parameters[i];
            Expr argument = invoke.Arguments[i].Value;
            if (invoke.Arguments[i].Sequence is { } sequence)
            {
                inputs.Add(argument);
                if (activity.IsActive(parameter))
                {
                    inputs.Add(new Read(activity.IsActive(sequence) ? adjoints.Of(sequence) : Unused(sequence, before, after)));
                }
            }
            else if (activity.IsActive(parameter))
            {
                Variable gradient = method.Variables.FreshFor(parameter, "Part", parameter.Type);
                adjoints.Use(gradient, gradient);
                before.Add(new Declare(gradient, null));
                returned.Add((argument, gradient));
            }
        }

        Statement call = LocalCalls.Of(names.Of(invoke.Function, FunctionVersion.Reverse), inputs, [.. returned.Select(r => r.Adjoint)]);
        return ([.. before, call, .. after], returned);
    }

    /// <summary>A place for the gradient of a sequence that none is asked of.</summary>
    private Variable Unused(Variable sequence, List<Statement> before, List<Statement> after)
    {
        Variable unused = RuleInvocation.SpanLike(sequence, "Unused", method.Variables);
        adjoints.Use(unused, unused);
        (Statement take, Statement back) = RuleInvocation.Buffer(unused, sequence, storage);
        before.Add(take);
        after.Insert(0, back);
        return unused;
    }
}
