using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// Which variables carry a derivative: varied (an independent input flows into them) and useful (they flow into a result).
/// Flow-insensitive: one answer per variable, and per root for sequences, so that no order of execution can make it wrong.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<Variable> varied = [];
    private readonly HashSet<Variable> useful = [];
    private readonly SequenceRoots roots;

    private Activity(SequenceRoots roots) => this.roots = roots;

    public static Activity Of(
        EquatableArray<Statement> body, SequenceRoots roots, IEnumerable<Variable> independents, IEnumerable<Variable> dependents)
    {
        Activity activity = new(roots);
        activity.varied.UnionWith(independents.Select(roots.Of));
        activity.useful.UnionWith(dependents.Select(roots.Of));
        List<(Variable Target, Expr Value)> flows = [.. Walk.Statements(body).SelectMany(activity.Flows)];
        Fixpoint(() => flows.Count(flow => activity.IsVaried(flow.Value) && activity.varied.Add(flow.Target)));
        Fixpoint(() => flows
            .Where(flow => activity.useful.Contains(flow.Target))
            .SelectMany(flow => DifferentiablePaths.Leaves(flow.Value))
            .Count(leaf => activity.useful.Add(roots.Of(leaf))));
        return activity;
    }

    /// <summary>The variable, or the memory that the sequence variable names, carries a derivative.</summary>
    public bool IsActive(Variable variable)
    {
        Variable root = roots.Of(variable);
        return (variable.Type.IsReal || variable.Type.IsRealSequence) && varied.Contains(root) && useful.Contains(root);
    }

    /// <summary>A derivative flows through the expression from an active variable.</summary>
    public bool IsActive(Expr expression) => expression.Type.IsReal && DifferentiablePaths.Leaves(expression).Any(IsActive);

    /// <summary>An independent input flows into the value by differentiable operations, whether or not a result depends on it.</summary>
    public bool IsVaried(Expr expression) => DifferentiablePaths.Leaves(expression).Any(leaf => varied.Contains(roots.Of(leaf)));

    public bool IsVaried(Variable variable) => varied.Contains(roots.Of(variable));

    /// <summary>The reverse sweep has to go through the call: for adjoints, or to put back what the function overwrites.</summary>
    public bool IsReversed(Invoke invoke) => invoke.Results.Any(IsActive) || invoke.Arguments.Any(a => a.IsWritten);

    /// <summary>Counts a variable that has just been made to hold an active value.</summary>
    public void Include(Variable variable)
    {
        varied.Add(variable);
        useful.Add(variable);
    }

    /// <summary>Of a body of which no derivative is wanted.</summary>
    public static Activity None(SequenceRoots roots) => new(roots);

    private static void Fixpoint(Func<int> pass)
    {
        while (pass() > 0)
        {
        }
    }

    private IEnumerable<(Variable Target, Expr Value)> Flows(Statement statement) => RuleCalls.Of(statement) is { } call
        ? [.. RuleCalls.Outputs(call).Select(output => (roots.Of(output), (Expr)call)), .. Assigned(statement)]
        : Assigned(statement);

    private IEnumerable<(Variable Target, Expr Value)> Assigned(Statement statement) => statement switch
    {
        Declare { Value: { Type.IsReal: true } value } s => [(s.Variable, value)],
        Assign { Value: { Type.IsReal: true } or Read { Type: OpaqueType } } s => [(s.Variable, s.Value)],
        Store { Value.Type.IsReal: true } s => [(roots.Of(s.Sequence), s.Value)],
        _ => [],
    };
}
