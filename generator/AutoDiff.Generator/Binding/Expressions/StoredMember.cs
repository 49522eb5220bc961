using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Members that give the same value until something changes the object: fields, automatic properties, counts.</summary>
internal static class StoredMember
{
    public static bool Is(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: { } instance } => IsOwner(instance),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: { } instance } => IsOwner(instance) && IsStored(property),
        _ => false,
    };

    /// <summary>A call that is carried over could change any object.</summary>
    public static bool MayChange(Statement statement) =>
        statement is not Throw && Walk.Expressions(statement).SelectMany(Walk.All).Any(e => e is External external && external.Pieces.Any(p => p.Contains("(")));

    private static bool IsOwner(IOperation instance) => instance is ILocalReferenceOperation or IParameterReferenceOperation || Is(instance);

    private static bool IsStored(IPropertySymbol property) =>
        (property.Name is "Count" or "Length" && (KnownTypes.IsIn(property.ContainingType, "System") || KnownTypes.IsIn(property.ContainingType, "System.Collections.Generic")))
        || (!property.IsVirtual && !property.IsOverride && !property.IsAbstract && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody: null,
            AccessorList.Accessors: var accessors,
        } && accessors.All(a => a.Body is null && a.ExpressionBody is null)));
}
