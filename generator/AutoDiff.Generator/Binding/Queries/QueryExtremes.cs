using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// <c>Max</c> and <c>Min</c> of a query. Where several elements are the largest, each has the same share of the derivative: the
/// minimum-norm subgradient, which for two of them is a half each.
/// </summary>
internal sealed class QueryExtremes(BodyBinder body)
{
    public Expr Bind(Query source, bool isMaximum, IrType type, IOperation call)
    {
        Variable found = body.Temporary("found", IrType.Bool);
        Variable best = body.Temporary(isMaximum ? "max" : "min", type);
        body.Emit(new Declare(best, type is RealType ? RealConstant.Of(isMaximum ? double.NaN : double.PositiveInfinity, type) : DefaultValue.Of(type)));
        body.Emit(new Declare(found, new BoolConstant(false)));
        if (type is RealType)
        {
            BindReal(source, isMaximum, best, found, call);
        }
        else
        {
            BindInteger(source, isMaximum, best, found, call);
        }

        body.Externals.EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new Read(best);
    }

    private void BindInteger(Query source, bool isMaximum, Variable best, Variable found, IOperation call) => source.Run(element =>
    {
        Expr value = Named(QueryValues.Scalar(element, call));
        Expr isBetter = new Binary(isMaximum ? BinaryOperator.Greater : BinaryOperator.Less, value, new Read(best), IrType.Bool);
        Expr isTaken = Condition.Or(new Unary(UnaryOperator.Not, new Read(found)), isBetter);
        body.Emit(new If(isTaken, EquatableArrays.Of<Statement>(new Assign(best, value), new Assign(found, new BoolConstant(true))), EquatableArray<Statement>.Empty));
    });

    /// <summary>LINQ's Max passes over NaN where there is a number; its Min is NaN where one element is.</summary>
    private void BindReal(Query source, bool isMaximum, Variable best, Variable found, IOperation call)
    {
        Variable ties = body.Temporary("ties", IrType.Int);
        body.Emit(new Declare(ties, IntegerConstant.Of(0)));
        source.Run(element =>
        {
            Expr value = Named(QueryValues.Scalar(element, call));
            Expr isBetter = new Binary(isMaximum ? BinaryOperator.Greater : BinaryOperator.Less, value, new Read(best), IrType.Bool);
            Expr isTaken = Condition.Or(isBetter, Is("IsNaN", isMaximum ? new Read(best) : value));
            Expr isTied = Condition.And(new Binary(BinaryOperator.Equal, value, new Read(best), IrType.Bool), Is("IsFinite", value));

            // The difference is zero; its derivative moves the share of the new element over.
            IrType type = best.Type;
            Expr share = new Binary(
                BinaryOperator.Divide, new Binary(BinaryOperator.Subtract, value, new Read(best), type), ConversionBinder.Numeric(new Read(ties), type), type);
            EquatableArray<Statement> tie = EquatableArrays.Of<Statement>(
                new Assign(ties, new Binary(BinaryOperator.Add, new Read(ties), IntegerConstant.Of(1), IrType.Int)),
                new Assign(best, new Binary(BinaryOperator.Add, new Read(best), share, type)));
            EquatableArray<Statement> taken = EquatableArrays.Of<Statement>(new Assign(best, value), new Assign(ties, IntegerConstant.Of(1)));
            body.Emit(new Assign(found, new BoolConstant(true)));
            body.Emit(new If(isTaken, taken, EquatableArrays.Of<Statement>(new If(isTied, tie, EquatableArray<Statement>.Empty))));
        });
    }

    private Expr Named(Expr value) => value is Read or RealConstant or IntegerConstant ? value : body.Spill("value", value);

    private static Call Is(string function, Expr value) => new(function, EquatableArrays.Of(value), IrType.Bool);
}
