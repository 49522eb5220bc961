using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>Whether and how control leaves a statement other than at its end.</summary>
internal static class Exits
{
    /// <summary>Some path leaves the block that the statement stands in (a thrown exception does not count: nothing follows it).</summary>
    public static bool MayLeave(Statement statement) => statement switch
    {
        Return or Break or Continue => true,
        If branch => branch.Then.Any(MayLeave) || branch.Else.Any(MayLeave),
        CountedLoop or WhileLoop => Returns(statement),
        _ => false,
    };

    /// <summary>A return stands somewhere in the statement.</summary>
    public static bool Returns(Statement statement) =>
        statement is Return || Walk.Blocks(statement).Any(block => block.Any(Returns));

    /// <summary>No path reaches the end of the block.</summary>
    public static bool AlwaysLeaves(EquatableArray<Statement> block) => block.Any(statement => statement switch
    {
        Return or Break or Continue or Throw => true,
        If branch => AlwaysLeaves(branch.Then) && AlwaysLeaves(branch.Else),
        _ => false,
    });
}
