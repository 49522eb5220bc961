using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A class or struct parameter, or <c>this</c>: its members are parameters of their own for samples and flat arrays.</summary>
/// <param name="Name">The parameter's name, or <c>this</c>.</param>
/// <param name="Construction">C# that makes one; <c>§</c> stands for the prefix of the variables that hold its real members.</param>
internal sealed record CorpusOwner(string Name, bool IsValue, RefKind RefKind, bool IsDifferentiated, bool IsTrailing, string Construction)
{
    public bool IsThis => Name == "this";

    /// <summary>Is no parameter, but the array of structs that the method returns.</summary>
    public bool IsReturned => Name == CorpusParameter.Returned;

    public string Make(string prefix) => Construction.Replace("§", prefix, StringComparison.Ordinal);
}
