using System.Linq;

namespace AutoDiff.Generator.Printing;

/// <summary>A comment of one line, whatever the text holds.</summary>
internal static class CommentText
{
    public static string Of(string text) => "// " + OneLine(text);

    /// <summary>Line ends (C# knows five) and other control characters become spaces.</summary>
    public static string OneLine(string text) =>
        new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
}
