using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.Binding;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Generator.Diagnostics;

/// <summary>
/// Reports what the binder refuses. An analyzer, not the generator, so that locations are live and <c>.editorconfig</c> and
/// <c>#pragma</c> apply.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            AnalyzeMethod, SyntaxKind.MethodDeclaration);
        context.RegisterSyntaxNodeAction(
            AnalyzeOther,
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.OperatorDeclaration,
            SyntaxKind.ConversionOperatorDeclaration,
            SyntaxKind.GetAccessorDeclaration,
            SyntaxKind.SetAccessorDeclaration,
            SyntaxKind.InitAccessorDeclaration);
    }

    private static void AnalyzeMethod(SyntaxNodeAnalysisContext context)
    {
        MethodDeclarationSyntax declaration = (MethodDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0)
        {
            return;
        }

        AnalyzeRule(context, declaration);
        if (!HasAttribute(context))
        {
            return;
        }

        MethodBinding binding = BindingMemo.Of(declaration, context.Compilation, context.CancellationToken);
        if ((binding.HasErrors || binding.Refusals.Count > 0) && HasOwnErrors(context, declaration))
        {
            // The compiler's errors come first: what is refused may follow from them.
            return;
        }

        foreach (Refusal refusal in binding.Refusals)
        {
            context.ReportDiagnostic(Descriptors.Create(refusal));
        }

        if (binding.Refusals.Count > 0)
        {
            return;
        }

        if (binding.HasErrors)
        {
            ReportHiddenErrors(context, declaration, binding);
        }
        else if (binding.Model is not null && Emission.FailureOf(binding.Model) is { } failure)
        {
            Refusal refusal = new(RefusalId.Internal, declaration.Identifier.GetLocation(), "'" + declaration.Identifier.Text + "' (" + failure + ")", "please report it");
            context.ReportDiagnostic(Descriptors.Create(refusal));
        }
        else if (binding.Model is not null)
        {
            WarnOfIdleParameters(context, declaration, binding.Model);
        }
    }

    private static void WarnOfIdleParameters(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax declaration, MethodModel model)
    {
        HashSet<string> idle = [.. Pipeline.FindIdleParameters(model)];
        foreach (ParameterSyntax parameter in declaration.ParameterList.Parameters.Where(p => idle.Contains(p.Identifier.ValueText)))
        {
            string name = "'" + parameter.Identifier.ValueText + "'";
            Refusal warning = new(
                RefusalId.IdleParameter, parameter.Identifier.GetLocation(), name, "name the parameters to differentiate in the attribute, without it, or use it");
            context.ReportDiagnostic(Descriptors.Create(warning));
        }
    }

    private static void AnalyzeRule(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax declaration)
    {
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is IMethodSymbol method && DerivativeRule.Of(method) is { } rule)
        {
            foreach (RuleProblem problem in RuleCheck.Problems(rule, context.SemanticModel))
            {
                context.ReportDiagnostic(Descriptors.Create(problem));
            }
        }
    }

    private static bool HasOwnErrors(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax declaration) =>
        context.SemanticModel.GetDiagnostics(declaration.Span, context.CancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Code that compiles only with what generators add did not compile when this generator read it.</summary>
    private static void ReportHiddenErrors(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax declaration, MethodBinding binding)
    {
        // A followed method elsewhere may be what does not compile.
        if (!context.Compilation.GetDiagnostics(context.CancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            Refusal refusal = new(
                RefusalId.GeneratedCode, binding.ErrorLocation ?? declaration.Identifier.GetLocation(), "'" + declaration.Identifier.Text + "', which uses code that a source generator writes", "call only methods that are written in the project");
            context.ReportDiagnostic(Descriptors.Create(refusal));
        }
    }

    private static void AnalyzeOther(SyntaxNodeAnalysisContext context)
    {
        bool hasLists = context.Node.ChildNodes().Any(n => n is AttributeListSyntax);
        if (hasLists && HasAttribute(context))
        {
            Refusal refusal = new(
                RefusalId.UnsupportedMethod, context.Node.GetFirstToken().GetLocation(), "a function that is not a method of a type", "move it into a static method");
            context.ReportDiagnostic(Descriptors.Create(refusal));
        }
    }

    private static bool HasAttribute(SyntaxNodeAnalysisContext context)
    {
        ISymbol? symbol = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        return symbol?.GetAttributes().Any(DifferentiableOptions.IsDifferentiable) == true;
    }
}
