using System.Text.RegularExpressions;
using AutoDiff.Generator.Tests.Binding;

namespace AutoDiff.Generator.Tests.Architecture;

/// <summary>Only binding, diagnostics and the entry point know Roslyn.</summary>
public sealed partial class RoslynBoundaryTests
{
    private static readonly string[] allowed = ["Binding", "Diagnostics", "DifferentiableGenerator.cs"];

    [Fact]
    public void Only_binding_diagnostics_and_the_entry_point_touch_Roslyn()
    {
        string root = Path.Combine(Sources.RepositoryRoot(), "generator", "AutoDiff.Generator");
        string[] files = [.. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Where(IsSource)];
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => !allowed.Contains(f.Split(Path.DirectorySeparatorChar)[0]) && Roslyn().IsMatch(File.ReadAllText(Path.Combine(root, f))));
    }

    private static bool IsSource(string file) => file.Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin");

    [GeneratedRegex(@"\bMicrosoft\s*\.\s*CodeAnalysis\b")]
    private static partial Regex Roslyn();
}
