using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>How a struct is made from the values of its members: by its primary constructor, one that sets every member, or by an initializer.</summary>
/// <param name="Pieces">The text around the members' values.</param>
internal sealed record ValueConstruction(IReadOnlyList<string> Pieces, IReadOnlyList<ObjectMember> Members)
{
    public static ValueConstruction? Of(ObjectShape shape, BindingSession session)
    {
        string type = TypeMap.TextOf(shape.Type);
        if ((NumericsBodies.IsNumerics(shape.Type) ? [.. shape.Members] 
            : PrimaryOrder(shape) ?? PlainOrder(shape, session)) is { } ordered)
        {
            return new ValueConstruction(["new " + type + "(", .. Enumerable.Repeat(", ", Math.Max(0, ordered.Count - 1)), ")"], ordered);
        }

        return shape.Members.Count > 0 && shape.Members.All(m => m.IsReachable && IsInitializable(m))
            ? new ValueConstruction(
                [.. shape.Members.Select((m, i) => (i == 0 ? "new " + type + " { " : ", ") + m.Step.Substring(1) + " = "), " }"], shape.Members)
            : null;
    }

    /// <summary>The members in the order of a record's constructor, where that has one parameter for each.</summary>
    private static List<ObjectMember>? PrimaryOrder(ObjectShape shape)
    {
        if (!shape.Type.IsRecord)
        {
            return null;
        }

        IMethodSymbol? primary = shape.Type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is RecordDeclarationSyntax));
        if (primary is null || primary.Parameters.Length != shape.Members.Count)
        {
            return null;
        }

        List<ObjectMember> ordered = [.. primary.Parameters.Select(p => shape.Members.FirstOrDefault(m => m.Symbol.Name == p.Name && m.IsReachable)).OfType<ObjectMember>()];
        bool isPositional = ordered.All(m => m.Symbol.DeclaringSyntaxReferences.All(r => r.GetSyntax() is ParameterSyntax));
        return ordered.Count == shape.Members.Count && isPositional ? ordered : null;
    }

    private static List<ObjectMember>? PlainOrder(ObjectShape shape, BindingSession session) =>
        shape.Members.All(m => m.IsReachable) && PlainConstructor.Order(shape.Type, [.. shape.Members.Select(m => m.Symbol)], session) is { Count: > 0 } order
            ? [.. order.Select(symbol => shape.Members.First(m => SymbolEqualityComparer.Default.Equals(m.Symbol, symbol)))]
            : null;

    private static bool IsInitializable(ObjectMember member) => member.IsSettable || member.Symbol is IPropertySymbol { SetMethod.IsInitOnly: true };
}
