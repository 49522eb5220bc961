using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Finds differentiated parameters on which no result depends in any way. A use of no slope, such as <c>(int)x</c> or a comparison, is a use:
/// whoever writes it knows what it means.
/// </summary>
internal static class IdleParameters
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Find(MethodModel model)
    {
        // What no result needs is gone from this body.
        PreparedMethod method = PreparedMethod.Prepare(model, new DerivativeSignature(model.Signature, DerivativeKind.Jvp));
        HashSet<Variable> used = [.. Walk.Statements(method.Body).SelectMany(Uses)];
        ILookup<Variable, ParameterModel> parts = model.Signature.Parameters.Where(p => p.Part is not null).ToLookup(p => p.Part!.Owner);
        bool IsIdle(ParameterModel p) => !p.IsInOut && p.RefKind != ParameterRefKind.Out && !used.Contains(p.Variable) && parts[p.Variable].All(IsIdle);
        return [.. model.Signature.Parameters.Where(p => p.Differentiated && p.Part is null && IsIdle(p)).Select(p => p.Variable.Name)];
    }

    /// <summary>The variables whose value the statement uses; the length of a sequence is not what is differentiated.</summary>
    private static IEnumerable<Variable> Uses(Statement statement)
    {
        foreach (Expr expression in Walk.Expressions(statement).SelectMany(Walk.All).Where(e => e is not Length))
        {
            foreach (Variable variable in Walk.Variables(expression).Except(Walk.Operands(expression).SelectMany(Walk.Variables)))
            {
                yield return variable;
            }
        }

        if (statement is CopyTo copy)
        {
            yield return copy.From;
        }
    }
}
