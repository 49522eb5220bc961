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
            .SelectMany(external => Lost(external, method.Activity))
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

    /// <summary>Of the arguments, all can be lost, or those that a rule leaves out.</summary>
    private static IEnumerable<LostDerivative> Lost(External external, Activity activity)
    {
        if (external.Rule is not { } rule)
        {
            return external.Arguments.Any(argument => CarriesDerivative(argument, activity)) ? [new LostDerivative(external.Site, external.Refusal, string.Empty)] : [];
        }

        string[] lost = [.. rule.Inputs.Where(input => !input.HasGradient && CarriesDerivative(input.Value, activity)).Select(input => "'" + input.Name + "'")];
        return lost.Length > 0 ? [new LostDerivative(external.Site, external.Refusal, string.Join(" and ", lost))] : [];
    }

    private static bool CarriesDerivative(Expr argument, Activity activity) =>
        activity.IsVaried(argument) || Walk.All(argument).Any(e => e is Read { Variable.Type: SequenceType { Element: RealType or RecordType { HasReal: true } } or OpaqueType } read && activity.IsVaried(read.Variable));
}
