using System.Collections.Generic;

namespace AutoDiff.Generator.Binding;

/// <summary>An array of functions that are all known where it is made, and never replaced.</summary>
internal sealed record FunctionArray(IReadOnlyList<FunctionValue> Elements);
