using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The locals and parameters of the bodies around a lambda that it uses.</summary>
internal static class CapturedSymbols
{
    public static IEnumerable<ISymbol> In(LambdaFunction lambda) => lambda.Body.Descendants()
        .Select(o => o switch
        {
            ILocalReferenceOperation e => e.Local,
            IParameterReferenceOperation e => e.Parameter,
            _ => (ISymbol?)null,
        })
        .OfType<ISymbol>()
        .Where(symbol => symbol.DeclaringSyntaxReferences.All(r => !lambda.Body.Syntax.Span.Contains(r.Span)) && !IsParameterOf(symbol, lambda.Method))
        .Distinct(SymbolEqualityComparer.Default)
        .OfType<ISymbol>();

    /// <summary>Every captured variable lives at least as long as the local that will hold the function.</summary>
    public static bool AreDeclaredAround(FunctionValue function, ILocalSymbol holder) =>
        function is not LambdaFunction lambda
        || (In(lambda).All(symbol => symbol is IParameterSymbol || IsDeclaredAround(symbol, holder)) && LocalFunctions.CalledIn(lambda.Body).All(called => IsWithin(called, lambda) || IsDeclaredAround(called, holder)));

    private static bool IsDeclaredAround(ISymbol symbol, ILocalSymbol holder) => BlockOf(symbol) is { } outer && BlockOf(holder) is { } inner && outer.Contains(inner);

    private static bool IsWithin(IMethodSymbol called, LambdaFunction lambda) => called.DeclaringSyntaxReferences.Any(r => lambda.Body.Syntax.Span.Contains(r.Span));

    private static bool IsParameterOf(ISymbol symbol, IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, method);

    /// <summary>What the variable or local function is declared in; a local function is no part of itself.</summary>
    private static SyntaxNode? BlockOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().AncestorsAndSelf().Skip(symbol is IMethodSymbol ? 1 : 0).FirstOrDefault(node =>
        node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
}
