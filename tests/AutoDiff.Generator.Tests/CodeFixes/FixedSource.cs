using AutoDiff.Generator.Diagnostics;
using AutoDiff.Generator.Tests.Binding;
using AutoDiff.Generator.Tests.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Generator.Tests.CodeFixes;

/// <summary>A source after the code fix for its first diagnostic.</summary>
internal static class FixedSource
{
    private const string Usings = "global using System; global using System.Numerics; global using AutoDiff;";

    public static async Task<string> Of(string source, CodeFixProvider provider, LanguageVersion version = LanguageVersion.Preview)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Fixed", "Fixed", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), parseOptions: Sources.Parse.WithLanguageVersion(version), metadataReferences: References.All))
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", Usings);
        Document document = solution.GetProject(id)!.AddDocument("Source.cs", source);
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        var diagnostics = await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation);
        Diagnostic diagnostic = diagnostics.First(d => provider.FixableDiagnosticIds.Contains(d.Id));
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
        ApplyChangesOperation change = (await Assert.Single(actions).GetOperationsAsync(cancellation)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellation)).ToString();
    }
}
