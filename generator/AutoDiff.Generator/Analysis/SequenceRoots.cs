using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which memory a sequence variable names: a view shares that of what it was sliced from.</summary>
internal sealed class SequenceRoots
{
    private readonly Dictionary<Variable, Variable> sources = [];

    public SequenceRoots(EquatableArray<Statement> body)
    {
        foreach (Statement statement in Walk.Statements(body))
        {
            if (statement is Declare { Value: View view } declare)
            {
                sources[declare.Variable] = view.Source;
            }
        }
    }

    /// <summary>The parameter, static table or local buffer whose memory it is; a scalar is its own root.</summary>
    public Variable Of(Variable variable)
    {
        while (sources.TryGetValue(variable, out Variable? source))
        {
            variable = source;
        }

        return variable;
    }
}
