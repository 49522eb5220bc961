using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Documentation;

/// <summary>What the generator writes for a source, for the pages that show it.</summary>
internal static class GeneratedCode
{
    public static string Of(string source)
    {
        CSharpCompilation compilation = Sources.Compile(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new DifferentiableGenerator());
        return driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Single().ToString();
    }

    /// <summary>The statements between the braces of a method, at the left margin.</summary>
    public static string BodyOf(string file, string name)
    {
        string[] lines = file.ReplaceLineEndings("\n").Split('\n');
        int open = Array.FindIndex(lines, Array.FindIndex(lines, line => line.Contains(name + "(", StringComparison.Ordinal)), line => line == "    {");
        int close = Array.FindIndex(lines, open, line => line == "    }");
        return string.Join("\n", lines[(open + 1)..close].Select(line => line.Length >= 8 ? line[8..] : line));
    }
}
