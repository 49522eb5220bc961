namespace AutoDiff.Generator.Printing;

/// <summary>What surrounds an expression in the printed text.</summary>
internal enum OverflowContext
{
    /// <summary>Neither keyword: as the user's project is compiled.</summary>
    Project,
    Checked,
    Unchecked,
}
