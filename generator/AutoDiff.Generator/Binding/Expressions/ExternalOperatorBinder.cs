using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Operators, conversions and tests that are carried over as text, since their operands are data.</summary>
internal sealed class ExternalOperatorBinder(BodyBinder body)
{
    public External Bind(IUnaryOperation operation)
    {
        string symbol = operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.Plus => "+",
            UnaryOperatorKind.Not => "!",
            UnaryOperatorKind.BitwiseNegation => "~",
            _ => throw LanguageFence.Refuse(operation),
        };
        return body.Externals.Finish(new CodeText().Append("(" + symbol).Receiver(body.Bind(operation.Operand)).Append(")"), operation, RefusalId.CallWithoutRule);
    }

    public External Bind(IBinaryOperation operation)
    {
        Expr[] operands = body.BindInOrder([Unbox(operation.LeftOperand), Unbox(operation.RightOperand)]);
        return Infix(operation, operands[0], OperatorText.Of(operation.OperatorKind) ?? throw LanguageFence.Refuse(operation), operands[1]);
    }

    public External BindCompound(ICompoundAssignmentOperation operation, Expr left, Expr right) =>
        Infix(operation, left, OperatorText.Of(operation.OperatorKind) ?? throw LanguageFence.Refuse(operation), right);

    public Expr BindConversion(IConversionOperation operation)
    {
        if (operation.Operand is IAnonymousFunctionOperation or IMethodReferenceOperation or ICollectionExpressionOperation)
        {
            throw LanguageFence.Refuse(operation.Operand);
        }

        Expr operand = operation.Operand.Type is not null && body.TypeOf(operation.Operand.Type) is SequenceType
            ? throw LanguageFence.Refuse(
                RefusalId.SequencePassed, operation, "the conversion of '" + operation.Operand.Syntax + "' to " + operation.Type!.Name, "pass it as a span")
            : body.Bind(operation.Operand);

        // A reference stays the same value; C# converts it again by itself.
        if (operation.IsImplicit && operation.Conversion.IsReference)
        {
            return operand;
        }

        CodeText text = new CodeText().Append("((" + body.Externals.Text(operation, operation.Type!) + ")(").Hole(operand).Append("))");
        return body.Externals.Finish(text, operation, RefusalId.ValueLeaves);
    }

    public External Cast(Expr value, ITypeSymbol type, IrType mapped, IOperation operation) =>
        body.Externals.Finish(new CodeText().Append("((" + body.Externals.Text(operation, type) + ")").Receiver(value).Append(")"), operation, RefusalId.ValueLeaves, mapped);

    public External TypeTest(Expr value, ITypeSymbol type, IOperation operation) =>
        body.Externals.Finish(new CodeText().Append("(").Receiver(value).Append(" is " + body.Externals.Text(operation, type) + ")"), operation, RefusalId.ValueLeaves, IrType.Bool);

    public External EqualityTest(Expr value, Expr constant, IOperation operation) =>
        body.Externals.Finish(new CodeText().Append("(").Receiver(value).Append(" is ").Receiver(constant).Append(")"), operation, RefusalId.ValueLeaves, IrType.Bool);

    private External Infix(IOperation operation, Expr left, string symbol, Expr right) => body.Externals.Finish(
        new CodeText().Append("(").Receiver(left).Append(" " + symbol + " ").Receiver(right).Append(")"), operation, RefusalId.CallWithoutRule);

    /// <summary>String concatenation boxes its operands by itself.</summary>
    private static IOperation Unbox(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object, Operand: { Type: not null } boxed } && operand.Parent?.Type?.SpecialType == SpecialType.System_String
            ? boxed
            : operand;
}
