using System;
using System.Collections.Generic;

namespace AutoDiff.Generator.Printing;

/// <summary>
/// Breaks a line that is too long where it is joined most loosely: at the shallowest depth of brackets, after a comma or before an
/// operator. A line with a string or a comment in it stays whole.
/// </summary>
internal static class LineBreaking
{
    private const int Indentation = 4;
    private const int Shortest = 40;

    /// <summary>Loosest first; those of one row are broken at alike.</summary>
    private static readonly string[][] joints = [[", "], [" ? ", " : "], [" || "], [" && "], [" + ", " - "], [" * ", " / ", " % "]];

    /// <summary>The parts of the line, the continuing ones indented.</summary>
    public static IReadOnlyList<string> Break(string line, int room)
    {
        if (line.Length <= room || line.IndexOfAny(['"', '\'']) >= 0 || line.StartsWith("for (", StringComparison.Ordinal) || line.StartsWith("//", StringComparison.Ordinal))
        {
            return [line];
        }

        List<string> lines = [];
        Append(line, "", Math.Max(room, Shortest), lines);
        return lines;
    }

    private static void Append(string text, string indentation, int room, List<string> lines)
    {
        if (indentation.Length + text.Length <= room || Split(text) is not { } parts)
        {
            lines.Add(indentation + text);
            return;
        }

        string deeper = indentation + new string(' ', Indentation);
        string current = parts[0];
        string currentIndentation = indentation;
        foreach (string part in Rest(parts))
        {
            if (currentIndentation.Length + current.Length + 1 + part.Length <= room)
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

    private static IEnumerable<string> Rest(List<string> parts) => parts.GetRange(1, parts.Count - 1);

    /// <summary>The pieces between the loosest joints, or null where there is none.</summary>
    private static List<string>? Split(string text)
    {
        int depths = 0;
        foreach (int depth in Depths(text))
        {
            depths = Math.Max(depths, depth + 1);
        }

        for (int depth = 0; depth < depths; depth++)
        {
            foreach (string[] tokens in joints)
            {
                List<string> parts = SplitAt(text, depth, tokens);
                if (parts.Count > 1)
                {
                    return parts;
                }
            }
        }

        return null;
    }

    private static List<string> SplitAt(string text, int wanted, string[] tokens)
    {
        List<string> parts = [];
        int start = 0;
        int position = 0;
        foreach (int depth in Depths(text))
        {
            if (depth == wanted && position > start && StartsWithAny(text, position, tokens))
            {
                // A comma stays behind, an operator goes on to the next line.
                int end = text[position] == ',' ? position + 1 : position;
                parts.Add(text.Substring(start, end - start));
                start = end + 1;
            }

            position++;
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    /// <summary>The number of open brackets around each character.</summary>
    private static IEnumerable<int> Depths(string text)
    {
        int depth = 0;
        foreach (char c in text)
        {
            depth -= c is ')' or ']' or '}' ? 1 : 0;
            yield return depth;
            depth += c is '(' or '[' or '{' ? 1 : 0;
        }
    }

    private static bool StartsWithAny(string text, int position, string[] tokens)
    {
        foreach (string token in tokens)
        {
            if (string.CompareOrdinal(text, position, token, 0, token.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
