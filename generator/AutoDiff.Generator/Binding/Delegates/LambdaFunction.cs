using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A lambda, or a local function that was converted to a delegate.</summary>
/// <param name="Lexical">The body in which it was made: it sees the variables there.</param>
internal sealed record LambdaFunction(IMethodSymbol Method, IOperation Body, Frame Lexical) : FunctionValue;
