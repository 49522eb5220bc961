using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>Writes the statements of a block, whatever their kind.</summary>
internal interface IBlockWriter
{
    /// <param name="depth">In how many blocks the block stands.</param>
    /// <param name="count">How many times to choose a statement.</param>
    List<Statement> Of(ProgramScope scope, int depth, int count);

    /// <summary>A block in one of that depth, with a scope of its own.</summary>
    EquatableArray<Statement> Nested(ProgramScope scope, int depth);
}
