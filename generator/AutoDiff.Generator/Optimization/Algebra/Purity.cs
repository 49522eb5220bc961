using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>What may be evaluated elsewhere, less often or not at all.</summary>
internal static class Purity
{
    /// <summary>Evaluating the expression has no effect and its value depends on variables and memory only.</summary>
    public static bool IsPure(Expr expression) => !Effects.Of(expression).IsImpure;

    /// <summary>A constant, a variable or a negated variable: as cheap to write again as to name.</summary>
    public static bool IsTrivial(Expr expression) => expression switch
    {
        Unary { Operator: UnaryOperator.Negate or UnaryOperator.Not, Operand: Read read } => IsScalar(read),
        Read read => IsScalar(read),
        _ => Constants.IsConstant(expression),
    };

    /// <summary>Evaluation can fail for some values: an index out of range, a division by zero, an overflow check, a function's refusal.</summary>
    public static bool MayThrow(Expr expression) => Effects.Of(expression).MayFail;

    private static bool IsScalar(Read read) => read.Variable.Type is not (SequenceType or TapeType or ScratchType);
}
