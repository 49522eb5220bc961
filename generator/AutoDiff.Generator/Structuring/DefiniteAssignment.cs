using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>C#'s definite assignment, for blocks without exits.</summary>
internal static class DefiniteAssignment
{
    /// <summary>Every path through the block assigns the variable or throws.</summary>
    public static bool Assigns(IEnumerable<Statement> block, Variable variable) => block.Any(statement => statement switch
    {
        Assign assign => assign.Variable == variable,
        Invoke invoke => invoke.Results.Contains(variable),
        Throw => true,
        If branch => Assigns(branch.Then, variable) && Assigns(branch.Else, variable),
        _ => false,
    });

    /// <summary>The first statement of the block that mentions the variable assigns it, on every path: no code before can have read it.</summary>
    public static bool AssignsFirst(IEnumerable<Statement> block, Variable variable) =>
        block.FirstOrDefault(s => s is not Declare && Mentions(s, variable)) is { } first && first is not (CountedLoop or WhileLoop) && Assigns([first], variable);

    private static bool Mentions(Statement statement, Variable variable) =>
        Walk.Statements(EquatableArrays.Of(statement)).Any(s =>
            (s is Assign assign && assign.Variable == variable) || (s is Invoke invoke && invoke.Results.Contains(variable)) || Walk.Expressions(s).SelectMany(Walk.Variables).Contains(variable));
}
