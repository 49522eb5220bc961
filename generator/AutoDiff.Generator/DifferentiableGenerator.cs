using AutoDiff.Generator.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator;

/// <summary>Writes the derivatives of methods that carry <c>[Differentiable]</c>: binds each, and hands its model down the pipeline.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    internal const string BindingStep = "Binding";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<BoundMethod> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DifferentiableOptions.AttributeName,
                static (node, _) => node is MethodDeclarationSyntax,
                static (match, cancellation) => BoundMethod.Of(BindingMemo.Of(match.TargetNode, match.SemanticModel.Compilation, cancellation)))
            .Where(static method => method is not null)
            .Select(static (method, _) => method!)
            .WithTrackingName(BindingStep);
        context.RegisterSourceOutput(methods, static (output, method) => output.AddSource(method.HintName + ".g.cs", Emission.TextOf(method)));
    }
}
