namespace AutoDiff.Generator.Differentiation;

/// <summary>Where a block stands, which decides how its locals reach the reverse sweep.</summary>
internal enum SweepContext
{
    /// <summary>The method's own block: its locals are still in scope.</summary>
    Method,

    /// <summary>A branch outside of any loop: what is needed of its locals is declared before the branch.</summary>
    Branch,

    /// <summary>Inside a loop: what is needed goes on a tape.</summary>
    Loop,
}
