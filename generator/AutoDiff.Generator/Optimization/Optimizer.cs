using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Locals;
using AutoDiff.Generator.Optimization.Loops;

namespace AutoDiff.Generator.Optimization;

/// <summary>
/// Turns the mechanical body of a derivative method into what a person would have written. Every pass is a function from body to
/// body that keeps the method's results.
/// </summary>
internal static class Optimizer
{
    public static EquatableArray<Statement> Optimize(EquatableArray<Statement> body, OptimizerContext context)
    {
        CleanUp cleanUp = new(context);
        body = cleanUp.Apply(body);
        body = Sharing.Apply(body, context);
        body = cleanUp.Apply(body);
        body = Direction.Apply(body, context);
        body = FirstStores.Apply(body, context);
        body = Accumulators.Apply(body, context);
        body = RowSlices.Apply(body, context);
        return cleanUp.Apply(body);
    }
}
