using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>One of several functions, chosen at run time.</summary>
/// <param name="Selector">An integer: the index of the one that is meant.</param>
internal sealed record SelectedFunction(Expr Selector, IReadOnlyList<FunctionValue> Choices) : FunctionValue;
