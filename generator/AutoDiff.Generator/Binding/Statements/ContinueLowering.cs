using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Repeats what a loop does at its bottom before every <c>continue</c>, where the loop's own form would not run it.</summary>
internal sealed class ContinueLowering(List<Statement> bottom, NameScope names)
{
    public EquatableArray<Statement> Lower(EquatableArray<Statement> block) =>
        bottom.Count == 0 ? block : block.SelectMany(Lower).ToEquatableArray();

    private IEnumerable<Statement> Lower(Statement statement) => statement switch
    {
        Continue => [.. new FreshLocals(names).Visit(bottom.ToEquatableArray()), statement],
        If branch => [branch with { Then = Lower(branch.Then), Else = Lower(branch.Else) }],

        // A continue in a nested loop is that loop's.
        _ => [statement],
    };
}
