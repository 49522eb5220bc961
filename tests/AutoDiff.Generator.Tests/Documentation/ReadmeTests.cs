using System.Text.RegularExpressions;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Documentation;

/// <summary>What README shows as generated code is what the generator writes.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_generated_code_in_README_is_real()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        MatchCollection fences = Fence().Matches(readme);
        string method = fences[0].Groups["code"].Value;
        Match shown = GeneratedFence().Match(readme);

        Assert.True(shown.Success, "README has a fence after its <!-- generated --> comment");
        Assert.Equal(BodyOf(Generate("using System;\nusing AutoDiff;\n" + method), "LossGradient"), shown.Groups["code"].Value.TrimEnd());
    }

    private static string Generate(string source)
    {
        CSharpCompilation compilation = Sources.Compile(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new DifferentiableGenerator());
        return driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Single().ToString();
    }

    /// <summary>The statements between the braces, without the checks of the buffers, at the left margin.</summary>
    private static string BodyOf(string file, string name)
    {
        string[] lines = file.ReplaceLineEndings("\n").Split('\n');
        int open = Array.FindIndex(lines, Array.FindIndex(lines, line => line.Contains(name + "(", StringComparison.Ordinal)), line => line == "    {");
        int close = Array.FindIndex(lines, open, line => line == "    }");
        return string.Join("\n", lines[(open + 1)..close].Select(line => line.Length >= 8 ? line[8..] : line));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("<!-- generated: [^>]*-->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex GeneratedFence();
}
