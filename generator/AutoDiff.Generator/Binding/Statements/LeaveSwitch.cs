using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>The <c>break</c> of a switch section; gone when the section is bound.</summary>
internal sealed record LeaveSwitch : Statement;
