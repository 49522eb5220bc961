using System;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Stops the binding of one statement. Without a <see cref="Refusal"/> the reason has been, or will be, told elsewhere: by the
/// compiler, whose own error it is, or at the declaration that failed before.
/// </summary>
internal sealed class RefusalException(Refusal? refusal) : Exception
{
    public Refusal? Refusal { get; } = refusal;
}
