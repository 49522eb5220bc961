using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Where a person leaves a line empty.</summary>
internal static class Layout
{
    /// <summary>Around blocks, but not between a block and the comment or the declaration that introduces it, and before comments.</summary>
    public static bool HasBlankLineBetween(Statement first, Statement second, bool isCommented)
    {
        if (first is Comment)
        {
            return false;
        }

        return isCommented || second is Comment || IsBlock(first) || (IsBlock(second) && first is not Declare);
    }

    public static bool IsBlock(Statement statement) => statement is If or CountedLoop or WhileLoop;
}
