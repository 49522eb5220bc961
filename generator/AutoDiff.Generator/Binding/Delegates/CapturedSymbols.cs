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

    public static IEnumerable<Variable> VariablesIn(LambdaFunction lambda, Frame frame) => In(lambda).SelectMany(symbol =>
        frame.Find(symbol) is { } variable ? [variable] : frame.FindAggregate(symbol)?.Variables ?? []);

    /// <summary>Every captured variable lives at least as long as the local that will hold the function.</summary>
    public static bool AreDeclaredAround(FunctionValue function, ILocalSymbol holder) =>
        function is not LambdaFunction lambda || In(lambda).All(symbol => symbol is IParameterSymbol || (BlockOf(symbol) is { } outer && BlockOf(holder) is { } inner && outer.Contains(inner)));

    private static bool IsParameterOf(ISymbol symbol, IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, method);

    private static SyntaxNode? BlockOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().AncestorsAndSelf().FirstOrDefault(node =>
        node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
}
