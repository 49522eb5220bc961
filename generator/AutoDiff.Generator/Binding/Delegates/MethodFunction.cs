using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A static method that was converted to a delegate.</summary>
/// <param name="Method">With the type arguments of the place where it was converted.</param>
/// <param name="Operation">The place where it was converted.</param>
internal sealed record MethodFunction(IMethodSymbol Method, IOperation Operation) : FunctionValue;
