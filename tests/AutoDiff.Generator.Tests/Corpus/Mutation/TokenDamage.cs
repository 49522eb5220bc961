using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>Drops, doubles and exchanges tokens, as they are while one types or edits in haste.</summary>
internal static class TokenDamage
{
    public static string Of(SyntaxNode node, Random random)
    {
        List<SyntaxToken> tokens = [.. node.DescendantTokens()];
        int count = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        for (int i = 0; i < count && tokens.Count > 1; i++)
        {
            Damage(tokens, random);
        }

        StringBuilder text = new();
        foreach (SyntaxToken token in tokens)
        {
            // Between any two tokens, so that an exchange does not glue them together; comments go.
            text.Append(token.Text).Append(token.TrailingTrivia.Any(t => t.ToString().Contains('\n')) ? '\n' : ' ');
        }

        return text.ToString();
    }

    private static void Damage(List<SyntaxToken> tokens, Random random)
    {
        int at = random.Next(tokens.Count);
        int other = random.Next(tokens.Count);
        switch (random.Next(8))
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
            case 6:
                Exchange(tokens, random);
                break;
            default:
                // Everything behind the cursor is missing.
                tokens.RemoveRange(at, Math.Min(random.Next(1, 6), tokens.Count - at));
                break;
        }
    }

    /// <summary>One name or number for another of the method, which often still compiles.</summary>
    private static void Exchange(List<SyntaxToken> tokens, Random random)
    {
        int[] words = [.. Enumerable.Range(0, tokens.Count).Where(i => char.IsLetterOrDigit(tokens[i].Text.FirstOrDefault()))];
        if (words.Length > 1)
        {
            tokens[words[random.Next(words.Length)]] = tokens[words[random.Next(words.Length)]];
        }
    }
}
