using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The primal values that adjoint statements read: seen in the statements themselves, so that no rule can forget one.</summary>
internal static class AdjointUses
{
    public static Needs Of(IReadOnlyList<Statement> adjointStatements, Statement primal, DerivativeVariables adjoints, PreparedMethod method)
    {
        Needs needs = new();
        EquatableArray<Statement> block = adjointStatements.ToEquatableArray();
        needs.Add(Walk.Statements(block).SelectMany(Walk.Expressions), method.Roots);
        foreach (Store store in Walk.Statements(block).OfType<Store>())
        {
            needs.Variables.Add(store.Sequence);
        }

        // To name the adjoint of a local sequence is to say where in memory the sequence lies.
        foreach (Variable derivative in needs.Variables.Where(v => adjoints.PrimalOf(v) is not null).ToList())
        {
            needs.Variables.Remove(derivative);
            needs.Contents.Remove(derivative);
            if (derivative.Type.IsSequence)
            {
                needs.Variables.Add(adjoints.PrimalOf(derivative)!);
            }
        }

        if (primal is Declare { Value: View or Allocate } buffer && method.Activity.IsActive(buffer.Variable))
        {
            needs.Add(Walk.Operands(buffer.Value!), method.Roots);
        }

        return needs;
    }
}
