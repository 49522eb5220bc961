using System;
using System.Globalization;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Binding;

/// <summary>Constants, whatever the syntax that they are written with.</summary>
internal static class ConstantBinder
{
    /// <summary>The constant, or null where the operation is none.</summary>
    public static Expr? Bind(IOperation operation, IrType type)
    {
        if (!operation.ConstantValue.HasValue)
        {
            return null;
        }

        object? value = operation.ConstantValue.Value;
        return (type, value) switch
        {
            (_, null) => new Literal("null", type),
            (RealType { IsGeneric: false }, _) => RealConstant.Of(System.Convert.ToDouble(value, CultureInfo.InvariantCulture), type),
            (IntegerType, ulong large) when large > long.MaxValue => new Literal(large.ToString(CultureInfo.InvariantCulture) + "UL", type),
            (IntegerType, _) => new IntegerConstant(ToInt64(value), type),
            (BoolType, bool b) => new BoolConstant(b),
            _ when operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => new Literal(TextOfEnum(enumeration, value), type),
            (_, decimal number) => new Literal(number.ToString(CultureInfo.InvariantCulture) + "m", type),
            _ => new Literal(SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default", type),
        };
    }

    private static long ToInt64(object value) => value switch
    {
        ulong unsigned => (long)unsigned,
        char character => character,
        UIntPtr pointer => (long)pointer.ToUInt64(),
        IntPtr pointer => pointer.ToInt64(),
        _ => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static string TextOfEnum(INamedTypeSymbol enumeration, object value)
    {
        string type = TypeMap.TextOf(enumeration);
        IFieldSymbol? member = enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && value.Equals(f.ConstantValue));
        return member is not null
            ? type + "." + Identifier.Escape(member.Name)
            : "((" + type + ")(" + System.Convert.ToString(value, CultureInfo.InvariantCulture) + "))";
    }
}
