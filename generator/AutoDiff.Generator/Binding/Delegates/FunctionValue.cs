namespace AutoDiff.Generator.Binding;

/// <summary>What a delegate calls, where that is known at compile time. Equal values call the same code on the same variables.</summary>
internal abstract record FunctionValue;
