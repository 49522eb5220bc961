using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What <c>this</c> is in a method body that is being bound: an object at a known place, or just a value.</summary>
internal sealed record Receiver(ObjectRef? Known, Expr? Value);
