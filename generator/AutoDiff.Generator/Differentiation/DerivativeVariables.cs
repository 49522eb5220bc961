using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The variable that holds the adjoint, or in forward mode the tangent, of each active variable.</summary>
internal sealed class DerivativeVariables(VariableFactory variables, string suffix)
{
    private readonly Dictionary<Variable, Variable> byPrimal = [];
    private readonly Dictionary<Variable, Variable> byDerivative = [];

    /// <summary>Uses an existing variable (a parameter of the generated method).</summary>
    public void Use(Variable primal, Variable derivative)
    {
        byPrimal.Add(primal, derivative);
        byDerivative.Add(derivative, primal);
    }

    public Variable Of(Variable primal)
    {
        if (!byPrimal.TryGetValue(primal, out Variable? derivative))
        {
            IrType type = primal.Type is SequenceType sequence ? new SequenceType(SequenceKind.Span, sequence.Element) : primal.Type;
            derivative = variables.FreshFor(primal, suffix, type);
            Use(primal, derivative);
        }

        return derivative;
    }

    /// <summary>The primal variable that an adjoint or tangent belongs to, or null for any other variable.</summary>
    public Variable? PrimalOf(Variable derivative) => byDerivative.TryGetValue(derivative, out Variable? primal) ? primal : null;
}
