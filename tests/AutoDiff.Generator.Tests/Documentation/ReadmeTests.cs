using System.Text.RegularExpressions;

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
        Assert.Equal(GeneratedCode.BodyOf(GeneratedCode.Of("using System;\nusing AutoDiff;\n" + method), "LossGradient"), shown.Groups["code"].Value.TrimEnd());
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("<!-- generated: [^>]*-->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex GeneratedFence();
}
