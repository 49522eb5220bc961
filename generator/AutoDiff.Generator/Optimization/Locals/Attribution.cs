using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// The first adjoint statement that comes from a primal statement carries its text. Where that one goes, the next one inherits the text.
/// </summary>
internal static class Attribution
{
    public static bool IsAdjointWithoutSource(Statement statement) => statement is { Source: null } && statement switch
    {
        Declare s => VariableRoles.IsDerivative(s.Variable),
        Assign s => VariableRoles.IsDerivative(s.Variable),
        Store s => VariableRoles.IsDerivative(s.Sequence),
        _ => false,
    };
}
