using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Finds where an active value flows into code that has no derivative, so that its loss is reported and never silent.</summary>
internal static class LostDerivatives
{
    public static EquatableArray<LostDerivative> Find(MethodModel model)
    {
        // Most methods stay in what can be differentiated, and need not be prepared to see that.
        if (!Leaving(model.Body).Any() && !model.Functions.Any(function => Leaving(function.Body).Any()))
        {
            return EquatableArray<LostDerivative>.Empty;
        }

        PreparedMethod method = PreparedMethod.Prepare(model, new DerivativeSignature(model.Signature, DerivativeKind.Jvp));
        return Leaving(method.Everything)
            .Where(external => WithoutDerivative(external).Any(argument => CarriesDerivative(argument, method.Activity)))
            .Select(external => new LostDerivative(external.Site, external.Refusal))
            .Distinct()
            .ToEquatableArray();
    }

    /// <summary>The code that has no derivative.</summary>
    private static IEnumerable<External> Leaving(EquatableArray<Statement> body) => Walk.Statements(body)
        .Where(statement => statement is not Throw)
        .SelectMany(Walk.Expressions)
        .SelectMany(Walk.All)
        .OfType<External>()
        .Where(external => external.Refusal.Length > 0);

    /// <summary>The arguments for which the call has no derivative: all, or those that its rule leaves out.</summary>
    private static IEnumerable<Expr> WithoutDerivative(External external) =>
        external.Rule is { } rule ? rule.Inputs.Where(input => !input.HasGradient).Select(input => input.Value) : external.Arguments;

    private static bool CarriesDerivative(Expr argument, Activity activity) =>
        activity.IsVaried(argument) || Walk.All(argument).Any(e => e is Read { Variable.Type: SequenceType { Element: RealType or RecordType { HasReal: true } } or OpaqueType } read && activity.IsVaried(read.Variable));
}
