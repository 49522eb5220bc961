using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// What a tuple, struct, nullable or object consists of: its fields, and as one flat list the scalars and sequences that they end in.
/// </summary>
/// <param name="type">The type, with all type arguments in place.</param>
/// <param name="isShared">An object that can be changed, or a value that holds one: two names of it see each other's changes.</param>
internal sealed class AggregateShape(
    INamedTypeSymbol type, ImmutableArray<AggregateField> fields, ImmutableArray<AggregateLeaf> leaves, bool isShared)
{
    public INamedTypeSymbol Type { get; } = type;

    public ImmutableArray<AggregateField> Fields { get; } = fields;

    public ImmutableArray<AggregateLeaf> Leaves { get; } = leaves;

    public bool IsShared { get; } = isShared;

    public bool IsNullable => Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Every leaf can be read by generated code.</summary>
    public bool IsReadable => Leaves.All(leaf => leaf.Access is not null);

    public bool HasReal => Leaves.Any(leaf => leaf.Type.IsReal || leaf.Type.IsRealSequence);

    public bool HasSequence => Leaves.Any(leaf => leaf.Type is SequenceType);

    /// <summary>The field that a member stands for, or null where the member is computed.</summary>
    public AggregateField? Find(ISymbol member)
    {
        if (member is IFieldSymbol { ContainingType.IsTupleType: true } element)
        {
            string item = (element.CorrespondingTupleField ?? element).Name;
            return Fields.FirstOrDefault(f => f.Member is IFieldSymbol field && (field.CorrespondingTupleField ?? field).Name == item);
        }

        ISymbol definition = (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member).OriginalDefinition;
        return Fields.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Member.OriginalDefinition, definition));
    }
}
