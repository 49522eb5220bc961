using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>A constructor that does nothing but give every field the value of a parameter of its own, so that any values can go through it.</summary>
internal static class PlainConstructor
{
    /// <summary>The members in the order of the constructor's parameters; null where the type has no such constructor.</summary>
    public static IReadOnlyList<ISymbol>? Order(INamedTypeSymbol type, IReadOnlyCollection<ISymbol> members, BindingSession session)
    {
        if (members.Any(m => m is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }) || type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) })
        {
            return null;
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(c => c.Parameters.Length == members.Count && session.CanName(c)))
        {
            SyntaxNode? syntax = constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
            Dictionary<string, string>? sources = syntax switch
            {
                ConstructorDeclarationSyntax { Initializer: null } own when !own.Modifiers.Any(SyntaxKind.UnsafeKeyword) => Assigned(own),
                TypeDeclarationSyntax primary and not RecordDeclarationSyntax => Initialized(primary),
                _ => null,
            };
            if (sources is not null && InOrder(constructor, members, sources) is { } order)
            {
                return order;
            }
        }

        return null;
    }

    private static List<ISymbol>? InOrder(IMethodSymbol constructor, IReadOnlyCollection<ISymbol> members, Dictionary<string, string> sources)
    {
        List<ISymbol> order = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            ISymbol? member = members.FirstOrDefault(m => sources.TryGetValue(m.Name, out string? source) && source == parameter.Name);
            ITypeSymbol? type = member is IFieldSymbol field ? field.Type : (member as IPropertySymbol)?.Type;
            if (parameter.RefKind != RefKind.None || member is null || order.Contains(member) || !SymbolEqualityComparer.Default.Equals(type, parameter.Type))
            {
                return null;
            }

            order.Add(member);
        }

        return sources.Count == order.Count ? order : null;
    }

    /// <summary>Which member gets which parameter, by name; null where anything else is done.</summary>
    private static Dictionary<string, string>? Assigned(ConstructorDeclarationSyntax constructor)
    {
        string[] parameters = [.. constructor.ParameterList.Parameters.Select(p => p.Identifier.ValueText)];
        ExpressionSyntax?[] statements = constructor.ExpressionBody is { } arrow ? [arrow.Expression]
            : [.. constructor.Body?.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression) ?? []];
        Dictionary<string, string> sources = [];
        return statements.All(s => s is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && Add(sources, parameters, assignment.Left, assignment.Right))
            ? sources
            : null;
    }

    private static bool Add(Dictionary<string, string> sources, string[] parameters, ExpressionSyntax target, ExpressionSyntax value)
    {
        if (target is TupleExpressionSyntax targets && value is TupleExpressionSyntax values && targets.Arguments.Count == values.Arguments.Count)
        {
            return targets.Arguments.Zip(values.Arguments, (t, v) => Add(sources, parameters, t.Expression, v.Expression)).All(added => added);
        }

        string? member = target switch
        {
            IdentifierNameSyntax name when !parameters.Contains(name.Identifier.ValueText) => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ => null,
        };
        if (member is null || value is not IdentifierNameSyntax source || sources.ContainsKey(member))
        {
            return false;
        }

        sources.Add(member, source.Identifier.ValueText);
        return true;
    }

    /// <summary>The members whose initializers are parameters of a primary constructor.</summary>
    private static Dictionary<string, string>? Initialized(TypeDeclarationSyntax type)
    {
        Dictionary<string, string> sources = [];
        foreach ((string name, EqualsValueClauseSyntax? initializer) in type.Members.SelectMany(Stored))
        {
            if (initializer?.Value is not IdentifierNameSyntax source)
            {
                return null;
            }

            sources.Add(name, source.Identifier.ValueText);
        }

        return sources;
    }

    private static IEnumerable<(string Name, EqualsValueClauseSyntax? Initializer)> Stored(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword) =>
            field.Declaration.Variables.Select(v => (v.Identifier.ValueText, v.Initializer)),
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } property
            when accessors.Accessors.All(a => a.Body is null && a.ExpressionBody is null) && !property.Modifiers.Any(SyntaxKind.StaticKeyword) =>
            [(property.Identifier.ValueText, property.Initializer)],
        _ => [],
    };
}
