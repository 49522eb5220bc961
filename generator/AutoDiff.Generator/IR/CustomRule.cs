namespace AutoDiff.Generator.IR;

/// <summary>
/// The derivative of a call that the user supplies as a backward method: its inputs are those of the call, behind them stand the upstream
/// and a gradient for each real-valued one.
/// </summary>
/// <param name="Method">The method as C# text, without arguments.</param>
/// <param name="HasUpstream">The call returns a real number.</param>
internal sealed record CustomRule(string Method, EquatableArray<RuleInput> Inputs, bool HasUpstream);

/// <summary>One argument of a call with a rule.</summary>
/// <param name="Name">The parameter that it is given to.</param>
/// <param name="Value">A variable, scalar or sequence, or a constant. For a sequence that the call changes: its contents before.</param>
/// <param name="Output">The sequence that the call changes; null where it only reads.</param>
/// <param name="HasGradient">It is real-valued.</param>
/// <param name="Suffix">What makes the value an argument: <c>.ToArray()</c> for a span where an array is asked for, or nothing.</param>
/// <param name="IsTrailing">It stands behind the gradients, being optional.</param>
internal sealed record RuleInput(string Name, Expr Value, Variable? Output, bool HasGradient, string Suffix, bool IsTrailing);
