using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Where in an array or list of objects an object stands.</summary>
/// <param name="Array">The path of the array behind the owner.</param>
/// <param name="Index">An expression that may be evaluated again.</param>
internal sealed record ElementPlace(string Array, Expr Index)
{
    /// <summary>What stands in paths for the index.</summary>
    public const string Mark = "[]";
}
