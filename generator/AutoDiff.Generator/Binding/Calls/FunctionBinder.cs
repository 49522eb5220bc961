using System;
using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The functions of Math, MathF, double, float and generic math that the derivative table has a row for.</summary>
internal sealed class FunctionBinder(BodyBinder body)
{
    public Expr? TryBind(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!method.IsStatic || call.Type is null || !IsMathType(method.ContainingType) || call.Arguments.Length == 0)
        {
            return null;
        }

        IrType type = body.TypeOf(call.Type);
        IrType[] operands = [.. call.Arguments.Select(a => body.TypeOf(a.Value.Type))];
        if (method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && type is RealType && operands[0] is RealType or IntegerType)
        {
            return ConversionBinder.Numeric(body.Bind(call.Arguments[0].Value), type);
        }

        if (method.Name == "DivRem" && call.Arguments.Length == 3 && type is IntegerType)
        {
            return BindDivRem(call);
        }

        if (type is IntegerType && operands.All(t => t is IntegerType))
        {
            return method.Name is "Max" or "Min" or "Abs" or "Clamp" or "Sign" ? Bind(call, method.Name, type) : null;
        }

        if (operands.Length == 1 && operands[0] is RealType real && type is BoolType && method.Name is "IsZero" or "IsCanonical" or "IsComplexNumber" or "IsImaginaryNumber" && KnownTypes.IsNumericInterface(method.ContainingType))
        {
            // The built-in numbers implement most of these for generic code only.
            Expr tested = body.Bind(call.Arguments[0].Value);
            return method.Name switch
            {
                "IsZero" => new Binary(BinaryOperator.Equal, tested, RealConstant.Of(0, real), IrType.Bool),
                "IsCanonical" => new BoolConstant(true),
                _ => new BoolConstant(false),
            };
        }

        if (operands[0] is not RealType || type is not (RealType or IntegerType or BoolType) || call.Arguments.Any(a => a.Parameter?.RefKind != RefKind.None))
        {
            return null;
        }

        return operands.All(t => t is RealType or IntegerType) && DerivativeTable.Find(method.Name, operands.Length) is { } row
            ? Bind(call, row.Name, type)
            : null;
    }

    private Expr BindDivRem(IInvocationOperation call)
    {
        Expr[] values = body.BindInOrder([call.Arguments[0].Value, call.Arguments[1].Value]);
        Read left = body.Spill("dividend", values[0]);
        Read right = body.Spill("divisor", values[1]);
        Read quotient = body.Spill("quotient", new Binary(BinaryOperator.Divide, left, right, left.Type));
        Place remainder = body.Places.Bind(call.Arguments[2].Value);
        if (remainder != Place.Discard)
        {
            body.Emit(remainder.Assign(new Binary(BinaryOperator.Remainder, left, right, left.Type)));
        }

        return quotient;
    }

    /// <summary>Whether the table may have a row for the method.</summary>
    public static bool IsKnown(IMethodSymbol method) => method.IsStatic && IsMathType(method.ContainingType);

    /// <summary>A function that is called through a delegate.</summary>
    public Call? TryBind(IMethodSymbol method, Expr[] values)
    {
        IrType type = body.TypeOf(method.ReturnType);
        return method.IsStatic && IsMathType(method.ContainingType) && values.Length > 0 && values[0].Type is RealType && type is RealType or IntegerType or BoolType
            && DerivativeTable.Find(method.Name, values.Length) is { } row
            ? new Call(row.Name, values.ToEquatableArray(), type)
            : null;
    }

    private Call Bind(IInvocationOperation call, string row, IrType type)
    {
        // Evaluated in the order of the source, passed in the order of the parameters.
        Expr[] values = body.BindInOrder([.. call.Arguments.Select(a => a.Value)]);
        Expr[] ordered = new Expr[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ordered[call.Arguments[i].Parameter!.Ordinal] = values[i];
        }

        return new Call(row, ordered.ToEquatableArray(), type);
    }

    /// <summary><c>T.Pi</c> and the like.</summary>
    public Expr? TryBindConstant(IPropertyReferenceOperation operation)
    {
        if (!IsMathType(operation.Property.ContainingType))
        {
            return null;
        }

        IrType mapped = body.TypeOf(operation.Type);
        if (mapped is IntegerType)
        {
            // A built-in integer implements them for generic code only.
            return operation.Property.Name switch
            {
                "Zero" or "AdditiveIdentity" => new IntegerConstant(0, mapped),
                "One" or "MultiplicativeIdentity" => new IntegerConstant(1, mapped),
                "NegativeOne" => new IntegerConstant(-1, mapped),
                _ => null,
            };
        }

        if (mapped is not RealType type)
        {
            return null;
        }

        double? value = operation.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "NegativeZero" => -0.0,
            "Pi" => Math.PI,
            "E" => Math.E,
            "Tau" => 2 * Math.PI,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            _ => null,
        };
        return value is null ? null : RealConstant.Of(type == IrType.Float ? (float)value.Value : value.Value, type);
    }

    private static bool IsMathType(INamedTypeSymbol? type) => type is not null
        && (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64
            || KnownTypes.IsMath(type)
            || KnownTypes.IsNumericInterface(type));
}
