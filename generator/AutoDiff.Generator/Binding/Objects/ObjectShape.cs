using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The fields and automatic properties of a class or struct, inherited ones first, in the order of the source.</summary>
internal sealed record ObjectShape(INamedTypeSymbol Type, IReadOnlyList<ObjectMember> Members)
{
    public bool IsValue => Type.IsValueType;

    /// <summary>The class and those it is derived from, as text.</summary>
    public EquatableArray<string> Lineage
    {
        get
        {
            List<string> lineage = [];
            for (INamedTypeSymbol? current = Type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                lineage.Add(TypeMap.TextOf(current));
            }

            return lineage.ToEquatableArray();
        }
    }

    /// <summary>The member that a field or property is, or that a property only hands out.</summary>
    public ObjectMember? Find(ISymbol symbol)
    {
        ObjectMember? own = Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol.OriginalDefinition, symbol.OriginalDefinition));
        bool isFixed = symbol is IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false };
        return own is null && isFixed && TrivialProperty.FieldOf((IPropertySymbol)symbol.OriginalDefinition) is { } field ? Find(field) : own;
    }
}
