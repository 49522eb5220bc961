using System.Linq;

namespace AutoDiff.Generator.Binding;

/// <summary>The name of the local that holds a part of a parameter: <c>modelLayerBias</c>; of <c>this</c> just <c>layerBias</c>.</summary>
internal static class PartName
{
    /// <param name="members">The names of the members on the way, separated by blanks.</param>
    public static string Of(string owner, string members)
    {
        string[] words = [.. members.Split(' ').Select(m => m.TrimStart('_')).Where(m => m.Length > 0)];
        string joined = string.Concat((owner == "this" ? words : words.Prepend(owner)).Select((w, i) => i == 0 ? Lower(w) : char.ToUpperInvariant(w[0]) + w.Substring(1)));
        return joined.Length == 0 || char.IsDigit(joined[0]) ? "part" + joined : joined;
    }

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word.Substring(1);
}
