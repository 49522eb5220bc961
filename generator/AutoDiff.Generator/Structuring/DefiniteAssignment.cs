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
        Throw => true,
        If branch => Assigns(branch.Then, variable) && Assigns(branch.Else, variable),
        _ => false,
    });
}
