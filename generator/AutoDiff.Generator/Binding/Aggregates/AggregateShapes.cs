using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>The types that are taken apart: tuples, nullables, and the structs and classes whose source is at hand.</summary>
internal sealed class AggregateShapes(BindingSession session)
{
    private const int LeafLimit = 256;

    private readonly Dictionary<ITypeSymbol, AggregateShape?> shapes = new(SymbolEqualityComparer.Default);

    /// <summary>The shape of a type with all type arguments in place, or null where it is one value for everybody.</summary>
    public AggregateShape? Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None or SpecialType.System_Nullable_T, TypeKind: TypeKind.Struct or TypeKind.Class } named)
        {
            return null;
        }

        if (!shapes.TryGetValue(type, out AggregateShape? shape))
        {
            // A type that holds itself ends there.
            shapes[type] = null;
            shape = Make(named);
            shapes[type] = shape;
        }

        return shape;
    }

    private AggregateShape? Make(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
        {
            return Make(type, type.TupleElements.Select(e => new Part(e, e.Name, e.Type, "." + Identifier.Escape(e.Name))), isChangeable: false);
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return MakeNullable(type);
        }

        if (NumericsBodies.IsNumerics(type))
        {
            return Make(type, NumericsParts(type), isChangeable: false);
        }

        if (!IsOwn(type) || OwnParts(type) is not { } parts || Make(type, parts, type.IsReferenceType && IsChangeable(type)) is not { } shape)
        {
            return null;
        }

        return type.IsValueType || shape.HasReal ? shape : null;
    }

    private IEnumerable<Part> NumericsParts(INamedTypeSymbol type) => type.Name == "Complex"
        ? new[] { "Real", "Imaginary" }.SelectMany(name => type.GetMembers(name).OfType<IPropertySymbol>()).Select(p => new Part(p, p.Name, p.Type, "." + p.Name))
        : type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && f.DeclaredAccessibility == Accessibility.Public).Select(f => new Part(f, f.Name, f.Type, "." + f.Name));

    private AggregateShape? MakeNullable(INamedTypeSymbol type)
    {
        ITypeSymbol underlying = type.TypeArguments[0];
        if (Of(underlying) is null && session.Types.Map(underlying) is not (RealType or IntegerType or BoolType))
        {
            return null;
        }

        ISymbol hasValue = type.OriginalDefinition.GetMembers("HasValue")[0];
        ISymbol value = type.OriginalDefinition.GetMembers("Value")[0];
        return Make(
            type,
            [
                new Part(hasValue, "HasValue", session.Compilation.GetSpecialType(SpecialType.System_Boolean), ".HasValue"),
                new Part(value, "Value", underlying, ".GetValueOrDefault()"),
            ],
            isChangeable: false);
    }

    private AggregateShape? Make(INamedTypeSymbol type, IEnumerable<Part> parts, bool isChangeable)
    {
        List<AggregateField> fields = [];
        List<AggregateLeaf> leaves = [];
        bool isShared = isChangeable;
        foreach (Part part in parts)
        {
            AggregateShape? nested = Of(part.Type);
            string name = LeafName(part.Name);
            int first = leaves.Count;
            if (nested is null)
            {
                leaves.Add(new AggregateLeaf(name, session.Types.Map(part.Type), part.Access));
            }
            else
            {
                isShared |= nested.IsShared;
                leaves.AddRange(nested.Leaves.Select(leaf => new AggregateLeaf(
                    name + leaf.Name, leaf.Type, part.Access is null || leaf.Access is null ? null : part.Access + leaf.Access)));
            }

            fields.Add(new AggregateField(part.Member, part.Name, part.Type, first, leaves.Count - first, nested));
        }

        return leaves.Count > LeafLimit ? null : new AggregateShape(type, [.. fields], [.. leaves], isShared);
    }

    /// <summary>A struct or class of this compilation that is nothing but its fields.</summary>
    private bool IsOwn(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsUnboundGenericType || type.TypeKind is not (TypeKind.Struct or TypeKind.Class))
        {
            return false;
        }

        if (type.GetAttributes().Any(a => a.AttributeClass?.Name is "InlineArrayAttribute" || IsExplicitLayout(a)))
        {
            return false;
        }

        for (INamedTypeSymbol? current = type; current is not null && !IsRoot(current); current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error || !current.DeclaringSyntaxReferences.Any(r => session.Compilation.ContainsSyntaxTree(r.SyntaxTree)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRoot(INamedTypeSymbol type) => type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;

    private static bool IsExplicitLayout(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "StructLayoutAttribute", ConstructorArguments.Length: > 0 } && attribute.ConstructorArguments[0].Value is 2;

    private static bool IsChangeable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null && !IsRoot(current); current = current.BaseType)
        {
            if (current.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && !f.IsConst && !f.IsReadOnly))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parts, those of the base classes first; null where one is no ordinary field.</summary>
    private List<Part>? OwnParts(INamedTypeSymbol type)
    {
        List<Part> parts = type.BaseType is { } parent && !IsRoot(parent) ? OwnParts(parent) ?? [] : [];
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst))
        {
            if (field is { IsImplicitlyDeclared: true, AssociatedSymbol: null })
            {
                // The compiler's own for a captured parameter, once it has looked at the bodies; the parameter stands for it.
                continue;
            }

            if (field.RefKind != RefKind.None || field.IsFixedSizeBuffer || field.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error)
            {
                return null;
            }

            if (field.AssociatedSymbol is not null and not IPropertySymbol)
            {
                continue;
            }

            ISymbol member = field.AssociatedSymbol ?? field;
            parts.Add(new Part(member, member.Name, field.Type, session.CanName(member) ? "." + Identifier.Escape(member.Name) : null));
        }

        parts.AddRange(CapturedParameters(type).Select(p => new Part(p, p.Name, p.Type, null)));

        // By its name a member that a class further down has, too, would be that one.
        return [.. parts.Select((part, i) => parts.Skip(i + 1).Any(other => other.Name == part.Name) ? part with { Access = null } : part)];
    }

    /// <summary>The parameters of a primary constructor that live on in the object, because a member reads them.</summary>
    private IEnumerable<IParameterSymbol> CapturedParameters(INamedTypeSymbol type)
    {
        if (type.IsRecord || Constructors.Primary(type, session) is not { } primary)
        {
            return [];
        }

        HashSet<ISymbol> captured = new(SymbolEqualityComparer.Default);
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(session.Cancellation) is not TypeDeclarationSyntax declaration)
            {
                continue;
            }

            foreach (IdentifierNameSyntax name in declaration.Members.SelectMany(Bodies).SelectMany(body => body.DescendantNodes().OfType<IdentifierNameSyntax>()))
            {
                if (primary.OriginalDefinition.Parameters.Any(p => p.Name == name.Identifier.ValueText)
                    && session.ModelOf(name.SyntaxTree).GetSymbolInfo(name, session.Cancellation).Symbol is IParameterSymbol parameter)
                {
                    captured.Add(parameter.OriginalDefinition);
                }
            }
        }

        return primary.Parameters.Where(p => captured.Contains(p.OriginalDefinition));
    }

    /// <summary>What of a member runs after the constructor.</summary>
    private static IEnumerable<SyntaxNode> Bodies(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax or BaseTypeDeclarationSyntax => [],
        PropertyDeclarationSyntax { ExpressionBody: { } body } => [body],
        PropertyDeclarationSyntax { AccessorList: { } accessors } => [accessors],
        _ => [member],
    };

    /// <summary><c>_position</c> as the end of a variable's name: <c>Position</c>.</summary>
    private static string LeafName(string name)
    {
        string trimmed = name.StartsWith("m_", System.StringComparison.Ordinal) ? name.Substring(2) : name.TrimStart('_');
        return trimmed.Length == 0 ? name : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    private sealed record Part(ISymbol Member, string Name, ITypeSymbol Type, string? Access);
}
