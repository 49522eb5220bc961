using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>The calls whose derivative the user supplies, seen as statements: what flows in and what comes out.</summary>
internal static class RuleCalls
{
    /// <summary>The call with a rule that the statement makes, or null.</summary>
    public static External? Of(Statement statement) => statement switch
    {
        Declare { Value: External { Rule: not null } call } => call,
        Evaluate { Value: External { Rule: not null } call } => call,
        _ => null,
    };

    /// <summary>The sequences that the call changes.</summary>
    public static IEnumerable<Variable> Outputs(External call) => call.Rule!.Inputs.Select(i => i.Output).OfType<Variable>();

    /// <summary>The scalars and sequences that its results depend on differentiably.</summary>
    public static IEnumerable<Variable> Leaves(External call) => call.Rule!.Inputs
        .Where(i => i.HasGradient)
        .Select(i => i.Output ?? (i.Value as Read)?.Variable)
        .OfType<Variable>();

    /// <summary>A derivative flows through the call.</summary>
    public static bool IsActive(Statement statement, Activity activity) =>
        Of(statement) is { } call
        && ((statement is Declare declare && activity.IsActive(declare.Variable)) || Outputs(call).Any(activity.IsActive));

    /// <summary>The statements after differentiation, which has no more use for the rules.</summary>
    public static EquatableArray<Statement> WithoutRules(EquatableArray<Statement> body) => new Stripping().Visit(body);

    private sealed class Stripping : Rewriter
    {
        public override Expr Visit(Expr expression) =>
            base.Visit(expression) is var visited && visited is External { Rule: not null } call ? call with { Rule = null } : visited;
    }
}
