using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// What moves between the calls of a function and its body, written as assignments: with them, an analysis that does not ask in which
/// order things happen sees the method and its functions as one body.
/// </summary>
internal static class Transfers
{
    /// <param name="results">The variables of the function that stand behind <see cref="Invoke.Results"/>.</param>
    public static IEnumerable<Statement> Of(Invoke invoke, EquatableArray<Variable> parameters, EquatableArray<Variable> results)
    {
        Expr somewhere = IntegerConstant.Of(0);
        for (int i = 0; i < parameters.Count; i++)
        {
            Argument argument = invoke.Arguments[i];
            if (argument.Sequence is not { } sequence)
            {
                yield return new Assign(parameters[i], argument.Value);
                continue;
            }

            yield return new Store(parameters[i], somewhere, new Element(sequence, somewhere));
            if (argument.IsWritten)
            {
                yield return new Store(sequence, somewhere, new Element(parameters[i], somewhere));
            }
        }

        for (int i = 0; i < results.Count; i++)
        {
            yield return new Assign(invoke.Results[i], new Read(results[i]));
        }
    }
}
