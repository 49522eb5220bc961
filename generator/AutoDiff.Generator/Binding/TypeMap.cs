using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Roslyn's types as the intermediate representation's.</summary>
internal sealed class TypeMap(Compilation compilation, Func<ITypeSymbol, RecordType?>? recordOf = null)
{
    private readonly Dictionary<ITypeSymbol, IrType> mapped = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? span = compilation.GetTypeByMetadataName("System.Span`1");
    private readonly INamedTypeSymbol? readOnlySpan = compilation.GetTypeByMetadataName("System.ReadOnlySpan`1");

    /// <summary>The spelling of a type in generated code.</summary>
    public static string TextOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public IrType Map(ITypeSymbol type)
    {
        if (!mapped.TryGetValue(type, out IrType? result))
        {
            result = Scalar(type) ?? (IrType?)Sequence(type) ?? new OpaqueType(TextOf(type));
            mapped[type] = result;
        }

        return result;
    }

    /// <summary>What is followed as an element of a list: a real number or a struct.</summary>
    public IrType? ElementOf(ITypeSymbol type) => Scalar(type) is { } scalar ? scalar as RealType : recordOf?.Invoke(type);

    /// <summary>The flat sequence of the elements of a rectangular array, or null for any other type.</summary>
    public SequenceType? Rectangular(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: > 1 } array && Map(array.ElementType) is RealType or IntegerType or BoolType
            ? new SequenceType(SequenceKind.Array, Map(array.ElementType))
            : null;

    /// <summary>The elements of a rectangular array that can be returned; null for any other type.</summary>
    public RealType? ReturnedElement(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 2 or 3 } ? Rectangular(type)?.Element as RealType : null;

    public static bool IsGenericReal(ITypeSymbol type) => type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(
        constraint => IsFloatingPoint(constraint) || constraint.AllInterfaces.Any(IsFloatingPoint));

    private static bool IsFloatingPoint(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IFloatingPointIeee754" } && KnownTypes.IsIn(type, "System.Numerics");

    /// <summary>The span type with the elements of an array or span type.</summary>
    public ITypeSymbol SpanOf(ITypeSymbol sequence) =>
        span!.Construct(sequence is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)sequence).TypeArguments[0]);

    private static IrType? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => IrType.Double,
        SpecialType.System_Single => IrType.Float,
        SpecialType.System_Boolean => IrType.Bool,
        SpecialType.System_Void => IrType.Void,
        SpecialType.System_Int32 => IrType.Int,
        SpecialType.System_SByte => new IntegerType("sbyte"),
        SpecialType.System_Byte => new IntegerType("byte"),
        SpecialType.System_Int16 => new IntegerType("short"),
        SpecialType.System_UInt16 => new IntegerType("ushort"),
        SpecialType.System_UInt32 => new IntegerType("uint"),
        SpecialType.System_Int64 => new IntegerType("long"),
        SpecialType.System_UInt64 => new IntegerType("ulong"),
        SpecialType.System_IntPtr => new IntegerType("nint"),
        SpecialType.System_UIntPtr => new IntegerType("nuint"),
        _ => IsGenericReal(type) ? new RealType(TextOf(type)) : null,
    };

    private SequenceType? Sequence(ITypeSymbol type)
    {
        (SequenceKind kind, ITypeSymbol? element) = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => (SequenceKind.Array, array.ElementType),
            INamedTypeSymbol { IsGenericType: true } named when Is(named, span) => (SequenceKind.Span, named.TypeArguments[0]),
            INamedTypeSymbol { IsGenericType: true } named when Is(named, readOnlySpan) => (SequenceKind.ReadOnlySpan, named.TypeArguments[0]),
            _ => (default, null),
        };
        IrType? mapped = element is null ? null : Scalar(element) ?? (kind == SequenceKind.Array && element is IArrayTypeSymbol ? Rows(element) : recordOf?.Invoke(element));
        return mapped is not null && mapped != IrType.Void ? new SequenceType(kind, mapped) : null;
    }

    /// <summary>Arrays of arrays of numbers are followed; of structs they are not.</summary>
    private SequenceType? Rows(ITypeSymbol type) => Sequence(type) is { Element: not RecordType } rows ? rows : null;

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? definition) =>
        definition is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);
}
