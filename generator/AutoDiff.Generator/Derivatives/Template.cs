using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>What can be asked of, and done with, an expression over <see cref="Operand"/> and <see cref="Result"/>.</summary>
internal static class Template
{
    public static bool UsesOperand(Expr template, int operand) =>
        Walk.All(template).Any(e => e is Operand o && o.Index == operand);

    public static bool UsesResult(Expr template) => Walk.All(template).Any(e => e is Result);

    /// <summary>Puts expressions for the placeholders. <paramref name="result"/> may be null where the template does not name it.</summary>
    public static Expr Substitute(Expr template, IReadOnlyList<Expr> operands, Expr? result) =>
        new Substitution(operands, result).Visit(template);

    /// <summary>Turns a template written for <c>double</c> into one for another real type.</summary>
    public static Expr Retype(Expr template, IrType type) =>
        type.Equals(IrType.Double) ? template : new Retyping(type).Visit(template);

    private sealed class Substitution(IReadOnlyList<Expr> operands, Expr? result) : Rewriter
    {
        public override Expr Visit(Expr expression) => expression switch
        {
            Operand operand => operands[operand.Index],
            Result => result ?? throw new System.ArgumentNullException(nameof(result)),
            _ => base.Visit(expression),
        };
    }

    private sealed class Retyping(IrType type) : Rewriter
    {
        public override Expr Visit(Expr expression) => base.Visit(expression) switch
        {
            RealConstant constant => RealConstant.Of(Rounded(constant.Value), type),
            Operand { Type: RealType } operand => operand with { Type = type },
            Result { Type: RealType } => new Result(type),
            Binary { Type: RealType } binary => binary with { Type = type },
            Call { Type: RealType } call => call with { Type = type },
            Convert { Type: RealType } convert => convert with { Type = type },
            Expr other => other,
        };

        private double Rounded(double value) => type.Equals(IrType.Float) ? (float)value : value;
    }
}
