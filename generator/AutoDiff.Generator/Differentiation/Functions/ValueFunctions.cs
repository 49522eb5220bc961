using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>Recursive methods as they are, where a call of one carries no derivative.</summary>
internal sealed class ValueFunctions(PreparedMethod method, FunctionNames names)
{
    private readonly PreparedMethod passive = method with { Activity = Activity.None(method.Roots) };

    /// <summary>What the functions of the generated method share.</summary>
    public Storage Storage { get; } = new FunctionStorage(method.Variables);

    public LocalFunction Make(PreparedFunction function)
    {
        string name = names.Of(function.Name, FunctionVersion.Value);
        return FunctionShape.Of(
            name, [function.Name + " as it is: no derivative flows through these calls."],
            function.Parameters, function.Results, new TangentSweep(passive, Storage, names).Function(function), method.Variables);
    }
}
