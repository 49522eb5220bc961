using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>The question whether an array is null, which is about the variable and not about the elements.</summary>
internal static class NullTests
{
    public static bool Is(External external) => external.Pieces.Count == 2 && external.Pieces[0] == "(" && external.Pieces[1] is " is null)" or " is not null)";
}
