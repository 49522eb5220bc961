using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Finds the arrays, lists and dictionaries of numbers in an object that are no part of its gradient.</summary>
internal sealed class UnheldMembers(ObjectShapes shapes)
{
    public IEnumerable<UnheldMember> Of(ObjectRef owner) => Of(owner, null, string.Empty);

    private IEnumerable<UnheldMember> Of(ObjectRef container, string? objects, string path)
    {
        foreach (ObjectMember member in container.Shape.Members)
        {
            string at = path + member.Step;
            if (shapes.Holds(container, member))
            {
                continue;
            }

            IEnumerable<UnheldMember> found = shapes.NestedHolder(container, member) is { } nested ? Of(nested, objects, nested.Shape.IsValue ? at : at + "?")
                : shapes.ElementHolder(container, member, IntegerConstant.Of(0)) is { } element ? Of(element, at, string.Empty)
                : member.IsReachable && IsMemory(member.Type) ? [new UnheldMember(objects, at)]
                : [];
            foreach (UnheldMember unheld in found)
            {
                yield return unheld;
            }
        }
    }

    private static bool IsMemory(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasNumbers(array.ElementType),
        INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list when KnownTypes.IsIn(type.OriginalDefinition, "System.Collections.Generic") => HasNumbers(list.TypeArguments[0]),
        INamedTypeSymbol { Name: "Dictionary", TypeArguments.Length: 2 } dictionary when KnownTypes.IsIn(type.OriginalDefinition, "System.Collections.Generic") => HasNumbers(dictionary.TypeArguments[1]),
        _ => false,
    };

    private static bool HasNumbers(ITypeSymbol type) => type is IArrayTypeSymbol array ? HasNumbers(array.ElementType)
        : type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || TypeMap.IsGenericReal(type) || (type.IsValueType && RealContents.Has(type));
}
