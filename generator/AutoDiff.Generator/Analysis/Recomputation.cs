using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// The locals of loop bodies and branches that the reverse sweep writes again instead of remembering: cheap values of what never
/// changes, and views (a span cannot be put on a tape).
/// </summary>
internal sealed class Recomputation
{
    private readonly Dictionary<Variable, Expr> values = [];

    private readonly bool isWanted;

    /// <param name="isRepeated">The body belongs to a function, so that its locals exist once for every call.</param>
    /// <param name="isWanted">False where everything that can be remembered is to be: the tests compare the two.</param>
    public Recomputation(EquatableArray<Statement> body, Definitions definitions, bool isRepeated, bool isWanted)
    {
        this.isWanted = isWanted;
        Visit(body, definitions, nested: isRepeated, inLoop: isRepeated);
    }

    /// <summary>The integer update is undone by its inverse.</summary>
    public bool Inverts(Statement statement, Definitions definitions) => isWanted && InverseUpdate.Of(statement, definitions) is not null;

    /// <summary>The expression to write again, or null.</summary>
    public Expr? ValueOf(Variable variable) => values.TryGetValue(variable, out Expr? value) ? value : null;

    /// <summary>Adds what is needed to write the needed values again.</summary>
    public void Close(Needs needs, SequenceRoots roots)
    {
        int count;
        do
        {
            count = needs.Count;
            needs.Add([.. needs.Variables.Select(ValueOf).OfType<Expr>()], roots);
        }
        while (count != needs.Count);
    }

    private void Visit(EquatableArray<Statement> block, Definitions definitions, bool nested, bool inLoop)
    {
        foreach (Statement statement in block)
        {
            if (statement is Declare { Value: { } value } declare &&
                (value is View or Allocate ? nested : isWanted && inLoop && IsWorthIt(declare.Variable, value, definitions)))
            {
                values.Add(declare.Variable, value);
            }

            foreach (EquatableArray<Statement> inner in Walk.Blocks(statement))
            {
                Visit(inner, definitions, nested: true, inLoop || statement is not If);
            }
        }
    }

    private static bool IsWorthIt(Variable variable, Expr value, Definitions definitions) =>
        definitions.IsStable(variable) && definitions.IsStable(value) && Cost.IsCheap(value);
}
