using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Printing;

/// <summary>
/// Breaks a line that is too long where it is joined most loosely, at the shallowest depth of brackets: arguments go on lines of
/// their own, operators to the front of the next line. A line with a string or a comment in it stays whole.
/// </summary>
internal static class LineBreaking
{
    private const int Shortest = 40;

    /// <summary>Loosest first; those of one row are broken at alike.</summary>
    private static readonly string[][] operators = [[" ? ", " : "], [" || "], [" && "], [" + ", " - "], [" * ", " / ", " % "]];

    /// <summary>The parts of the line, the continuing ones indented.</summary>
    public static IReadOnlyList<string> Break(string line, int room)
    {
        bool isWhole = line.IndexOfAny(['"', '\'']) >= 0
            || line.StartsWith("for (", StringComparison.Ordinal)
            || line.StartsWith("//", StringComparison.Ordinal);
        List<string> lines = [];
        Append(line, "", isWhole ? int.MaxValue : Math.Max(room, Shortest), lines);
        return lines;
    }

    private static void Append(string text, string indentation, int room, List<string> lines)
    {
        if (text.Length <= room - indentation.Length || Split(text) is not { } parts)
        {
            lines.Add(indentation + text);
            return;
        }

        string deeper = indentation + "    ";
        string current = parts[0];
        string currentIndentation = indentation;
        foreach (string part in parts.Skip(1))
        {
            // A part of an operator goes on the same line while there is room; an argument never does.
            bool isArgument = current[current.Length - 1] is ',' or '(' or '[';
            if (!isArgument && currentIndentation.Length + current.Length + part.Length < room)
            {
                current += " " + part;
                continue;
            }

            Append(current, currentIndentation, room, lines);
            current = part;
            currentIndentation = deeper;
        }

        Append(current, currentIndentation, room, lines);
    }

    /// <summary>The pieces between the loosest joints, or null where there is none.</summary>
    private static List<string>? Split(string text)
    {
        int[] depths = Depths(text);
        for (int depth = 0; depth <= depths.Max(); depth++)
        {
            int comma = depth == 0 ? -1 : Enumerable.Range(0, text.Length).FirstOrDefault(i => depths[i] == depth && IsAt(text, i, ", "));
            if (comma > 0)
            {
                return Arguments(text, depths, comma);
            }

            foreach (string[] tokens in operators)
            {
                int[] joints = [.. Enumerable.Range(1, text.Length - 1).Where(i => depths[i] == depth && tokens.Any(token => IsAt(text, i, token)))];
                if (joints.Length > 0)
                {
                    return Cut(text, joints, skipped: 1);
                }
            }
        }

        return null;
    }

    /// <summary>The brackets around a comma, cut open: what stands before them, then an argument each, the last with the rest.</summary>
    private static List<string> Arguments(string text, int[] depths, int comma)
    {
        int open = Enumerable.Range(0, comma).Last(i => depths[i] < depths[comma]);
        int close = Enumerable.Range(comma, text.Length - comma).First(i => depths[i] < depths[comma] || i == text.Length - 1);
        IEnumerable<int> ends = Enumerable.Range(open, close - open).Where(i => depths[i] == depths[comma] && IsAt(text, i, ", ")).Select(i => i + 1);
        return [.. Cut(text, [open + 1, .. ends], skipped: 0).Select(part => part.Trim())];
    }

    /// <summary>Cuts at positions, leaving out the blank that stands there.</summary>
    private static List<string> Cut(string text, int[] positions, int skipped)
    {
        List<string> parts = [];
        int start = 0;
        foreach (int position in positions)
        {
            parts.Add(text.Substring(start, position - start));
            start = position + skipped;
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    /// <summary>The number of open brackets around each character; a bracket itself stands outside.</summary>
    private static int[] Depths(string text)
    {
        int[] depths = new int[text.Length];
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth -= text[i] is ')' or ']' or '}' ? 1 : 0;
            depths[i] = depth;
            depth += text[i] is '(' or '[' or '{' ? 1 : 0;
        }

        return depths;
    }

    private static bool IsAt(string text, int position, string token) => string.CompareOrdinal(text, position, token, 0, token.Length) == 0;
}
