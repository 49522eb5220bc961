using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Binding;

/// <summary>Conversions, written or implied.</summary>
internal sealed class ConversionBinder(BodyBinder body)
{
    public Expr Bind(IConversionOperation operation)
    {
        if (!operation.GetConversion().Exists)
        {
            throw new RefusalException(null);
        }

        if (operation.Operand is IThrowOperation)
        {
            throw LanguageFence.Refuse(operation.Operand);
        }

        if (operation.OperatorMethod is { } method && body.FollowedMembers.TryBindOperator(operation, method, [operation.Operand]) is { } followed)
        {
            return body.AggregateWholes.ScalarOf(followed, operation);
        }

        IrType target = body.TypeOf(operation.Type);
        IrType source = operation.Operand.Type is null ? target : body.TypeOf(operation.Operand.Type);
        if (source == target)
        {
            return body.Bind(operation.Operand);
        }

        if (IsNumeric(operation.Type!, target) && IsNumeric(operation.Operand.Type!, source))
        {
            return Numeric(body.Bind(operation.Operand), target, operation.IsChecked && target is IntegerType);
        }

        return body.ExternalOperators.BindConversion(operation);
    }

    public static Expr Numeric(Expr operand, IrType target, bool isChecked = false) => operand switch
    {
        _ when operand.Type == target => operand,
        IntegerConstant integer when target is RealType =>
            RealConstant.Of(target == IrType.Float ? (float)integer.Value : integer.Value, target),
        RealConstant real when target is RealType =>
            RealConstant.Of(target == IrType.Float ? (float)real.Value : real.Value, target),
        _ => new Convert(operand, target, isChecked),
    };

    /// <summary>Numbers, and what converts to and from them by value: enum members and characters.</summary>
    private bool IsNumeric(ITypeSymbol type, IrType mapped) =>
        mapped is RealType or IntegerType
        || body.Resolve(type) is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Char };
}
