using System.Text.RegularExpressions;

namespace AutoDiff.Generator.Tests.Documentation;

/// <summary>The page on the gates of a computational graph shows what the generator writes.</summary>
public partial class GatesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "computational-graph.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Gates => [.. Pair().Matches(Page).Select(pair => pair.Groups["name"].Value)];

    [Theory]
    [MemberData(nameof(Gates))]
    public void The_generated_code_of_a_gate_is_real(string name)
    {
        Match pair = Pair().Matches(Page).Single(p => p.Groups["name"].Value == name);
        string source = "using System;\nusing AutoDiff;\npublic static partial class Gates\n{\n" + pair.Groups["source"].Value + "}\n";
        Assert.Equal(GeneratedCode.BodyOf(GeneratedCode.Of(source), name), pair.Groups["generated"].Value.TrimEnd());
    }

    [Fact]
    public void The_page_has_all_gates() =>
        Assert.Equal(["AddBackward", "MultiplyBackward", "LargerBackward", "CopiedBackward", "CircuitBackward", "NeuronBackward"], Gates.Select(g => g.Data));

    [GeneratedRegex("```csharp\n(?<source>[^`]*)```\n\n<!-- generated: (?<name>\\w+) -->\n```csharp\n(?<generated>[^`]*)```")]
    private static partial Regex Pair();
}
