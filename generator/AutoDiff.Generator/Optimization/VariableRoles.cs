using System;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization;

/// <summary>Which variables carry derivatives, and which locals may be dissolved into the expressions that use them.</summary>
internal static class VariableRoles
{
    private static readonly string[] DerivativeEndings = ["Gradient", "Tangent", "Adjoint", "adjoint", "Moving"];

    // A row of a gradient, or the local that a loop sums into.
    private static readonly string[] PartEndings = ["Row", "Sum"];

    /// <summary>An adjoint or a tangent, by its name; a number behind it only makes the name unique.</summary>
    public static bool IsDerivative(Variable variable)
    {
        string word = variable.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        word = Array.Find(PartEndings, ending => word.EndsWith(ending, StringComparison.Ordinal)) is { } part ? word.Substring(0, word.Length - part.Length) : word;
        return Array.Exists(DerivativeEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>A local whose name is not a word of the source: the reader misses nothing when it goes.</summary>
    public static bool MayDissolve(Variable variable) =>
        variable.Kind == VariableKind.Local && (variable.IsTemporary || IsDerivative(variable));
}
