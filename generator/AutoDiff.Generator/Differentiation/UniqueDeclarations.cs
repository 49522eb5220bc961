using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Gives a local that both sweeps declare, each in a block of its own, a variable for each: so later passes may join such blocks.
/// The names that are printed stay the same.
/// </summary>
internal sealed class UniqueDeclarations : Rewriter
{
    private readonly HashSet<Variable> declared = [];
    private readonly Dictionary<Variable, Variable> current = [];
    private readonly VariableFactory variables;

    private UniqueDeclarations(VariableFactory variables) => this.variables = variables;

    public static EquatableArray<Statement> Rename(EquatableArray<Statement> body, VariableFactory variables) =>
        new UniqueDeclarations(variables).Visit(body);

    public override Variable Visit(Variable variable) => current.TryGetValue(variable, out Variable? renamed) ? renamed : variable;

    public override EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Variable> renamedHere = [];
        List<Statement> result = [];
        foreach (Statement statement in block)
        {
            Statement visited = VisitParts(statement);
            if (statement is Declare declare && !declared.Add(declare.Variable))
            {
                Variable original = declare.Variable;
                Variable fresh = variables.Fresh(original.BaseName, original.Type, original.Kind, original.IsTemporary)
                    with { Owner = original.Owner, Suffix = original.Suffix };
                current[original] = fresh;
                renamedHere.Add(original);
                visited = ((Declare)visited) with { Variable = fresh };
            }

            result.Add(visited);
        }

        foreach (Variable original in renamedHere)
        {
            current.Remove(original);
        }

        return result.ToEquatableArray();
    }
}
