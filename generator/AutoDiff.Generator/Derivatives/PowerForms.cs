using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>The derivative of <c>Pow(x, c)</c> with respect to x, for a constant c: cheap where a person would not call Pow.</summary>
internal sealed class PowerForms : ArgumentForms
{
    private static readonly Term x = new(new Operand(0, IrType.Double));

    private static readonly Term y = new(new Result(IrType.Double));

    public override bool TryPartial(int operand, IReadOnlyList<Expr> arguments, out Term? partial)
    {
        double? exponent = operand == 0 ? Constants.ValueOf(arguments[1]) : null;
        partial = exponent switch
        {
            null or 0 => null,
            1 => 1,
            2 => 2 * x,
            3 => 3 * (x * x),
            4 => 4 * (x * x * x),
            -1 => -(y * y),
            0.5 => 0.5 / y,
            -0.5 => -0.5 * y / x,
            1.5 => 1.5 * Term.Function("Sqrt", x),
            double c => c * Term.Function("Pow", x, c - 1),
        };
        return exponent is not null;
    }

    public override bool TryTraits(int operand, IReadOnlyList<Expr> arguments, out RowTraits traits)
    {
        double? exponent = operand == 0 ? Constants.ValueOf(arguments[1]) : null;
        traits = exponent switch
        {
            0 => RowTraits.None,
            < 1 => RowTraits.Singular | RowTraits.MayOverflow,
            > 2 => RowTraits.MayOverflow,
            _ => RowTraits.None,
        };
        return exponent is not null;
    }

    public override ValueFacts FactsFor(IReadOnlyList<Expr> arguments) => Constants.ValueOf(arguments[1]) switch
    {
        double c when c > 1 && c % 2 == 0 => ValueFacts.NonNegative | ValueFacts.FlatAtZero,
        > 1 => ValueFacts.FlatAtZero,
        _ => ValueFacts.None,
    };

    public override int? SingularOperandFor(IReadOnlyList<Expr> arguments) => Constants.ValueOf(arguments[1]) is null ? null : 0;
}
