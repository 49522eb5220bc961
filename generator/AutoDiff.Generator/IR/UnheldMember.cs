namespace AutoDiff.Generator.IR;

/// <summary>A member with numbers in memory of its own that has no part in the derivatives: a gradient that is set has zeros there.</summary>
/// <param name="Objects">Of the objects of an array or list: how that follows on the owner. Else null.</param>
/// <param name="Path">How the member follows on the owner, or on an object of the array; objects on the way may be missing.</param>
internal sealed record UnheldMember(string? Objects, string Path)
{
    private const string Library = "global::AutoDiff.GradientMembers.";

    /// <param name="gradient">The gradient object, escaped.</param>
    /// <param name="input">What it belongs to, escaped.</param>
    public string Clear(string gradient, string input) => Objects is null
        ? Call(gradient + Path, input + Path)
        : Library + "Each(" + gradient + Objects + ", " + input + Objects + ", static (g, o) => " + Call("g" + Path, "o" + Path) + ")";

    private static string Call(string gradient, string input) => Library + "Clear(" + gradient + ", " + input + ")";
}
