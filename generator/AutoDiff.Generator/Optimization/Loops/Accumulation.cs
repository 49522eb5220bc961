using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Recognises <c>v = v ± e</c> and <c>s[i] = s[i] ± e</c>.</summary>
internal static class Accumulation
{
    /// <summary>What is added or subtracted, or null if the assignment is of another form.</summary>
    public static Expr? Summand(Assign assign) => Summand(assign.Value, e => e is Read read && read.Variable.Id == assign.Variable.Id);

    /// <summary>What is added or subtracted, or null if the store is of another form.</summary>
    public static Expr? Summand(Store store) =>
        Summand(store.Value, e => e is Element element && element.Sequence.Id == store.Sequence.Id && element.Index.Equals(store.Index));

    private static Expr? Summand(Expr value, System.Func<Expr, bool> isTarget) => value switch
    {
        Binary { Operator: BinaryOperator.Add, Type: RealType } e when isTarget(e.Left) => e.Right,
        Binary { Operator: BinaryOperator.Add, Type: RealType } e when isTarget(e.Right) => e.Left,
        Binary { Operator: BinaryOperator.Subtract, Type: RealType } e when isTarget(e.Left) => e.Right,
        _ => null,
    };
}
