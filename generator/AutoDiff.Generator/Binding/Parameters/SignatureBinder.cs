using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>How the method and the types around it read in C#, for the generated part.</summary>
internal sealed class SignatureBinder(BindingSession session, IMethodSymbol method)
{
    // The first version of C# with extension blocks; this compiler version has no name for it.
    private const LanguageVersion ExtensionBlocks = (LanguageVersion)1400;

    /// <summary>Whether all types around the method are partial, so that a further part of them can hold the generated methods.</summary>
    public static bool IsNested(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!type.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return false;
            }
        }

        return true;
    }

    public MethodSignature Bind(IReadOnlyList<ParameterModel> parameters)
    {
        bool isNested = IsNested(method);
        List<string> headers = [];
        for (INamedTypeSymbol? type = method.ContainingType; type is not null && isNested; type = type.ContainingType)
        {
            headers.Insert(0, Header(type));
        }

        return new MethodSignature(
            HintName(),
            method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers)) : null,
            headers.ToEquatableArray(),
            isNested ? null : TypeMap.TextOf(method.ContainingType),
            method.GetDocumentationCommentId() ?? method.Name,
            isNested ? AccessibilityText(method.DeclaredAccessibility) : ExtensionAccessibility(),
            method.Name,
            method.TypeParameters.Length == 0 ? string.Empty : "<" + string.Join(", ", method.TypeParameters.Select(p => Identifier.Escape(p.Name))) + ">",
            method.TypeParameters.Select(Constraint).OfType<string>().ToEquatableArray(),
            parameters.ToEquatableArray(),
            session.Types.Map(method.ReturnType));
    }

    /// <summary>Why no part of the type can be generated, or null.</summary>
    public Refusal? CheckContainer(SyntaxNode declaration)
    {
        INamedTypeSymbol type = method.ContainingType;
        Location location = method.Locations[0];
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                return new Refusal(RefusalId.UnsupportedMethod, location, "a method of the file-local type '" + outer.Name + "'", "make the type internal");
            }
        }

        if (IsNested(method))
        {
            return null;
        }

        string name = type.Name;
        if (((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion < ExtensionBlocks)
        {
            return new Refusal(RefusalId.TypeNotPartial, location, "'" + name + "', which is not partial", "make it and the types around it partial");
        }

        bool isGeneric = false;
        bool isHidden = false;
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            isGeneric |= outer.TypeParameters.Length > 0;
            isHidden |= outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
        }

        return isGeneric || isHidden || type.TypeKind == TypeKind.Interface
            ? new Refusal(RefusalId.TypeNotPartial, location, "'" + name + "', which is not partial and cannot be extended from outside", "make it and the types around it partial")
            : null;
    }

    private string HintName()
    {
        StringBuilder name = new();
        foreach (char c in method.ContainingType.Name + "." + method.Name)
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '_');
        }

        // Hint names are compared without case, and overloads share a name.
        ulong hash = Fingerprint.Start;
        hash = Fingerprint.Add(hash, method.GetDocumentationCommentId() ?? method.ToDisplayString());
        return name.Append('.').Append(hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).ToString();
    }

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", type.TypeParameters.Select(p => Variance(p) + Identifier.Escape(p.Name))) + ">";
        return "partial " + keyword + " " + Identifier.Escape(type.Name) + parameters;
    }

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => string.Empty,
    };

    private static string? Constraint(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [];
        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(TypeMap.TextOf));
        if (parameter.HasConstructorConstraint)
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? null : "where " + Identifier.Escape(parameter.Name) + " : " + string.Join(", ", constraints);
    }

    private static string AccessibilityText(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>From outside, a private method's derivatives are internal; so are those of a type that is not public.</summary>
    private string ExtensionAccessibility()
    {
        bool isPublic = method.DeclaredAccessibility == Accessibility.Public;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            isPublic &= type.DeclaredAccessibility == Accessibility.Public;
        }

        return isPublic ? "public" : "internal";
    }
}
