using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The fields and automatic properties of a class or struct, inherited ones first, in the order of the source.</summary>
internal sealed record ObjectShape(INamedTypeSymbol Type, IReadOnlyList<ObjectMember> Members)
{
    public bool IsValue => Type.IsValueType;

    public ObjectMember? Find(ISymbol symbol) =>
        Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol.OriginalDefinition, symbol.OriginalDefinition));
}
