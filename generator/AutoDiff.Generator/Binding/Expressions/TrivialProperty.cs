using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>Properties that hand a field out, and perhaps take its value in, and do nothing else.</summary>
internal static class TrivialProperty
{
    /// <summary>The field behind the getter, or null.</summary>
    public static IFieldSymbol? FieldOf(IPropertySymbol property)
    {
        string? name = property is { IsIndexer: false, IsStatic: false } ? Declarations(property).Select(Returned).FirstOrDefault() : null;
        return name is null ? null : property.ContainingType.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(f => !f.IsStatic);
    }

    /// <summary>Whether the setter assigns that field.</summary>
    public static bool Sets(IPropertySymbol property, IFieldSymbol field) => Declarations(property).Any(declaration =>
        declaration.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.SetAccessorDeclaration)) is { } setter
        && (setter.ExpressionBody?.Expression ?? (Only(setter.Body) as ExpressionStatementSyntax)?.Expression)
            is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: IdentifierNameSyntax { Identifier.ValueText: "value" } } assignment
        && NameOf(assignment.Left) == field.Name);

    /// <summary>A property by which generated code can get at a field that it may not name.</summary>
    public static IPropertySymbol? Around(IFieldSymbol field) => field.ContainingType.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(p => !p.IsVirtual && !p.IsOverride && SymbolEqualityComparer.Default.Equals(FieldOf(p), field));

    private static System.Collections.Generic.IEnumerable<PropertyDeclarationSyntax> Declarations(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<PropertyDeclarationSyntax>();

    private static string? Returned(PropertyDeclarationSyntax declaration)
    {
        AccessorDeclarationSyntax? getter = declaration.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        ExpressionSyntax? value = declaration.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression
            ?? (Only(getter?.Body) as ReturnStatementSyntax)?.Expression;
        return value is null ? null : NameOf(value);
    }

    private static StatementSyntax? Only(BlockSyntax? block) => block?.Statements.Count == 1 ? block.Statements[0] : null;

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };
}
