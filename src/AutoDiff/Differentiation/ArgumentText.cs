namespace AutoDiff;

/// <summary>What a generated method hands to a guard, as the caller knows it: the parameter, and the member of it.</summary>
internal static class ArgumentText
{
    private const string Number = "new global::System.ReadOnlySpan<";
    private const string Library = "global::AutoDiff.";

    // Around the arguments of "Of<Vector3, float>(model.Points)", "Rows(model.Cube)", "Select(model.Layers, static o => o.Weights)".
    private static readonly string[] functions = [Library + "FlatArray.Of", Library + "JaggedArray.Rows", Library + "ObjectArray.Select"];

    /// <summary>The argument without what reads its memory.</summary>
    public static string Name(string text)
    {
        string inner = Inner(text.Trim());
        const string Length = ".Length";
        if (inner.EndsWith(Length, StringComparison.Ordinal))
        {
            return Name(inner[..^Length.Length]);
        }

        int lambda = inner.IndexOf("static o => o", StringComparison.Ordinal);
        return lambda < 0
            ? inner.Replace("global::", string.Empty, StringComparison.Ordinal).TrimStart('@')
            : Element(inner[..inner.LastIndexOf(',', lambda)], inner[lambda..]);
    }

    /// <summary>A member of the objects of an array, whichever of them.</summary>
    public static string Element(string objects, string member) => Name(objects) + "[…]" + Path(member);

    /// <summary>How a member follows on an object, from <c>static o => o.Weights</c>.</summary>
    public static string Path(string member) => member[(member.LastIndexOf(' ') + 2)..].TrimEnd();

    /// <summary>What the argument consists of: an array of structs is seen as the numbers in it.</summary>
    public static string Unit(string text) => text.StartsWith(Library + "FlatArray.Of<", StringComparison.Ordinal) ? "numbers" : "elements";

    private static string Inner(string text)
    {
        if (text.StartsWith(Number, StringComparison.Ordinal) && text.EndsWith(')'))
        {
            return text[(text.IndexOf("(in ", StringComparison.Ordinal) + "(in ".Length)..^1].Trim();
        }

        if (!text.EndsWith(')') || !functions.Any(f => text.StartsWith(f, StringComparison.Ordinal)))
        {
            return text;
        }

        return Inner(text[(AfterTypes(text) + 1)..^1].Trim());
    }

    /// <summary>Where the list of arguments opens, behind type arguments that may be tuples.</summary>
    private static int AfterTypes(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '<':
                    depth++;
                    break;
                case '>':
                    depth--;
                    break;
                case '(' when depth == 0:
                    return i;
            }
        }

        return -1;
    }
}
