using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>The method body or a loop body while its exits are being eliminated.</summary>
internal sealed class ExitScope(bool isLoop)
{
    public bool IsLoop { get; } = isLoop;

    /// <summary>The flag that makes the loop stop after the current iteration, once something needs it.</summary>
    public Variable? Exit { get; set; }

    /// <summary>The flags that guard code which an exit at this point would jump over.</summary>
    public Stack<Variable> Skips { get; } = new();
}
