using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Patterns that compare a scalar with constants.</summary>
internal sealed class PatternBinder(BodyBinder body)
{
    public Expr Bind(IIsPatternOperation operation)
    {
        if (body.TypeOf(operation.Value.Type) is SequenceType || body.Grids.IsGrid(operation.Value) || body.Lists.Find(operation.Value) is not null)
        {
            return body.Externals.BindNullTest(operation);
        }

        if (body.Objects.Find(operation.Value) is { } known && NullPattern(operation.Pattern) is { } isNegated)
        {
            return body.Objects.NullTest(operation, known, isNegated);
        }

        Expr value = body.Bind(operation.Value);
        return Test(value is Read ? value : body.Spill("value", value), operation.Pattern);
    }

    /// <summary>False for <c>null</c>, true for <c>not null</c> or <c>{ }</c>, null for any other pattern.</summary>
    private static bool? NullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0, DeclaredSymbol: null } => true,
        _ => null,
    };

    /// <summary>Whether the value, which can be evaluated any number of times, matches.</summary>
    public Expr Test(Expr value, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => new BoolConstant(true),
        IConstantPatternOperation constant => TestConstant(value, constant.Value),
        IRelationalPatternOperation relational when OperatorBinder.Map(relational.OperatorKind) is { } op =>
            new Binary(op, value, body.Bind(relational.Value), IrType.Bool),
        INegatedPatternOperation negated => new Unary(UnaryOperator.Not, Test(value, negated.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Test(value, both.LeftPattern), Test(value, both.RightPattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Or(Test(value, either.LeftPattern), Test(value, either.RightPattern)),
        _ => throw LanguageFence.Refuse(pattern),
    };

    public Expr TestConstant(Expr value, IOperation constant)
    {
        if (constant.ConstantValue is { HasValue: true, Value: null })
        {
            return body.Externals.NullTest(value, constant);
        }

        // A pattern, unlike ==, finds NaN.
        Expr expected = body.Bind(constant);
        return expected is RealConstant real && double.IsNaN(real.Value)
            ? new Call("IsNaN", EquatableArrays.Of(value), IrType.Bool)
            : new Binary(BinaryOperator.Equal, value, expected, IrType.Bool);
    }

    public static Expr And(Expr left, Expr right) =>
        left is BoolConstant { Value: true } ? right : right is BoolConstant { Value: true } ? left : new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool);

    public static Expr Or(Expr left, Expr right) =>
        left is BoolConstant { Value: true } ? left : new Binary(BinaryOperator.OrElse, left, right, IrType.Bool);
}
