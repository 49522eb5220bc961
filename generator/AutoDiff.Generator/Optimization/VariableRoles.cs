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
        // It is asked of every variable in every pass: nothing is made for the answer.
        string name = variable.Name;
        int end = name.Length;
        while (end > 0 && name[end - 1] is >= '0' and <= '9')
        {
            end--;
        }

        foreach (string part in PartEndings)
        {
            if (EndsWith(name, end, part))
            {
                end -= part.Length;
                break;
            }
        }

        foreach (string ending in DerivativeEndings)
        {
            if (EndsWith(name, end, ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWith(string name, int end, string ending) =>
        end >= ending.Length && string.CompareOrdinal(name, end - ending.Length, ending, 0, ending.Length) == 0;

    /// <summary>A local whose name is not a word of the source: the reader misses nothing when it goes.</summary>
    public static bool MayDissolve(Variable variable) =>
        variable.Kind == VariableKind.Local && (variable.IsTemporary || IsDerivative(variable));
}
