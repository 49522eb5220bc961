namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>What a parameter of a recursive method has become: variables from <paramref name="First"/> on.</summary>
/// <param name="Shape">What a struct or tuple is taken apart into, a variable for each part; null for anything else.</param>
/// <param name="IsGrid">A rectangular array: its elements, then how long each dimension is.</param>
internal sealed record RecursiveSlot(int First, AggregateShape? Shape = null, bool IsGrid = false);
