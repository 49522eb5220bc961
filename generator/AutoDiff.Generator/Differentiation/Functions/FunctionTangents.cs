using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>The forward mode of a call of a function.</summary>
internal sealed class FunctionTangents(
    PreparedMethod method, Activity activity, FunctionNames names, DerivativeVariables tangents, Storage storage)
{
    public IEnumerable<Statement> Of(Invoke invoke, string? source)
    {
        bool isActive = invoke.Results.Any(activity.IsActive) || invoke.Arguments.Any(a => a.IsWritten && activity.IsActive(a.Sequence!));
        if (!isActive)
        {
            return [LocalCalls.Of(names.Of(invoke.Function, FunctionVersion.Value), invoke.Arguments.Select(a => a.Value), invoke.Results)];
        }

        PreparedFunction function = method.FunctionOf(invoke);
        List<Statement> before = [];
        List<Statement> after = [];
        List<Expr> inputs = [];
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            inputs.Add(invoke.Arguments[i].Value);
            if (activity.IsActive(function.Parameters[i]))
            {
                inputs.Add(TangentOf(invoke.Arguments[i], before, after));
            }
        }

        List<Variable> outputs = [];
        for (int i = 0; i < function.Results.Count; i++)
        {
            Variable result = invoke.Results[i];
            outputs.Add(result);
            if (activity.IsActive(function.Results[i]) && activity.IsActive(result))
            {
                outputs.Add(tangents.Of(result));
            }
            else if (activity.IsActive(function.Results[i]))
            {
                Variable unused = method.Variables.FreshFor(result, "Unused", result.Type);
                before.Add(new Declare(unused, null));
                outputs.Add(unused);
            }
        }

        return [.. before, LocalCalls.Of(names.Of(invoke.Function, FunctionVersion.Tangent), inputs, outputs) with { Source = source }, .. after];
    }

    private Expr TangentOf(Argument argument, List<Statement> before, List<Statement> after)
    {
        if (argument.Sequence is not { } sequence)
        {
            return argument.Value is Read read && activity.IsActive(read.Variable) ? new Read(tangents.Of(read.Variable)) : RealConstant.Of(0, argument.Value.Type);
        }

        if (activity.IsActive(sequence))
        {
            return new Read(tangents.Of(sequence));
        }

        Variable zeros = RuleInvocation.SpanLike(sequence, "Unmoved", method.Variables);
        (Statement take, Statement back) = RuleInvocation.Buffer(zeros, sequence, storage);
        before.Add(take);
        after.Insert(0, back);
        return new Read(zeros);
    }
}
