using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>Drops, doubles and exchanges tokens, as they are while one types or edits in haste.</summary>
internal static class TokenDamage
{
    private static readonly string[][] interchangeable =
    [
        ["+", "-", "*", "/"], ["+=", "-=", "*=", "/=", "="], ["<", "<=", ">", ">=", "==", "!="], ["&&", "||"], ["++", "--"], ["break", "continue", "return"],
        ["double", "float", "int", "var"], ["0", "1", "2", "0.5"], ["for", "while", "if"], ["Sin", "Exp", "Abs", "Sqrt", "Round", "Sign"],
    ];

    public static string Of(SyntaxNode node, Random random)
    {
        List<string> tokens = [.. node.DescendantTokens().Select(t => t.Text)];
        int count = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        for (int i = 0; i < count && tokens.Count > 1; i++)
        {
            Damage(tokens, random);
        }

        StringBuilder text = new();
        foreach (string token in tokens)
        {
            // Between any two tokens, so that an exchange does not glue them together; comments go.
            text.Append(token).Append(token is ";" or "{" or "}" or "]" ? '\n' : ' ');
        }

        return text.ToString();
    }

    private static void Damage(List<string> tokens, Random random)
    {
        int at = random.Next(tokens.Count);
        int other = random.Next(tokens.Count);
        switch (random.Next(11))
        {
            case 0 or 1:
                tokens.RemoveAt(at);
                break;
            case 2:
                tokens.Insert(at, tokens[at]);
                break;
            case 3:
                other = Math.Min(at + 1, tokens.Count - 1);
                goto case 4;
            case 4:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 5:
                tokens[at] = tokens[other];
                break;
            case 6 or 7:
                Exchange(tokens, random);
                break;
            case 8 or 9:
                Vary(tokens, random);
                break;
            default:
                // Everything behind the cursor is missing.
                tokens.RemoveRange(at, Math.Min(random.Next(1, 6), tokens.Count - at));
                break;
        }
    }

    /// <summary>One name or number for another of the method, which often still compiles.</summary>
    private static void Exchange(List<string> tokens, Random random)
    {
        int[] words = [.. Enumerable.Range(0, tokens.Count).Where(i => char.IsLetterOrDigit(tokens[i].FirstOrDefault()))];
        if (words.Length > 1)
        {
            tokens[words[random.Next(words.Length)]] = tokens[words[random.Next(words.Length)]];
        }
    }

    /// <summary>Another operator, keyword, type or function of the same kind, which mostly compiles.</summary>
    private static void Vary(List<string> tokens, Random random)
    {
        int[] known = [.. Enumerable.Range(0, tokens.Count).Where(i => interchangeable.Any(kind => kind.Contains(tokens[i])))];
        if (known.Length > 0)
        {
            int at = known[random.Next(known.Length)];
            string[] kind = interchangeable.First(k => k.Contains(tokens[at]));
            tokens[at] = kind[random.Next(kind.Length)];
        }
    }
}
