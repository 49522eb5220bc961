using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Elements of arrays, spans and lists of structs: aggregates whose leaves are places in the sequence.</summary>
internal sealed class RecordBinder(BodyBinder body)
{
    private readonly Dictionary<IOperation, (AggregatePlace Place, Statement Last)> bound = [];

    /// <summary>Whether the expression is an element of a sequence of structs that is followed. Binds nothing.</summary>
    public bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } e when e.Indices[0] is not IRangeOperation => IsFollowed(e.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => IsFollowed(instance),
        IImplicitIndexerReferenceOperation { Argument: not IRangeOperation } e => IsFollowed(e.Instance),
        _ => false,
    };

    /// <summary>The same for the members of one, at any depth.</summary>
    public bool IsWithinElement(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => IsWithinElement(e.Operand),
        IFieldReferenceOperation { Instance: { } instance } => IsWithinElement(instance),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } => IsWithinElement(instance),
        _ => IsElement(operation),
    };

    /// <summary>The place of an element, or null for anything else.</summary>
    public AggregatePlace? TryPlace(IOperation operation)
    {
        if (!IsElement(operation))
        {
            return null;
        }

        if (bound.TryGetValue(operation, out (AggregatePlace Place, Statement Last) known) && body.Session.IsAhead(known.Last))
        {
            // What the index did is not to be done again.
            return known.Place;
        }

        (List<Statement> before, Place element) = body.Capture(() => body.Places.Stabilize(body.Places.Bind(operation)));
        body.EmitAfter(before, [], 0);
        bool isCopy = Instance(operation) is { } list && body.Lists.Find(list) is not null;
        AggregatePlace place = At(element.Variable!, element.Index!, isCopy || ((SequenceType)element.Variable!.Type).Kind == SequenceKind.ReadOnlySpan);
        if (before.Count > 0)
        {
            bound[operation] = (place, before[before.Count - 1]);
        }

        return place;
    }

    /// <summary>The element of a sequence at an index.</summary>
    public AggregatePlace At(Variable sequence, Expr index, bool isReadOnly = false)
    {
        AggregateShape shape = body.Session.Records.ShapeOf((RecordType)((SequenceType)sequence.Type).Element);
        return new AggregatePlace(shape, Enumerable.Range(0, shape.Leaves.Length).Select(leaf => Place.Of(sequence, index, leaf)), isReadOnly);
    }

    /// <summary>The value of an element of any sequence.</summary>
    public CallResult ElementAt(Variable sequence, Expr index) => IsOfRecords(sequence)
        ? new CallResult(Aggregate: At(sequence, index).Value with { Origin = null })
        : new CallResult(new Element(sequence, index));

    public static bool IsOfRecords(Variable sequence) => sequence.Type is SequenceType { Element: RecordType };

    /// <summary>Generated code can name the array as it is.</summary>
    public bool IsWhole(Variable sequence) => sequence.Kind == VariableKind.Static || (sequence.Kind == VariableKind.Parameter && !body.Session.Owners.IsPart(sequence));

    /// <summary>The leaves of a value for an element of the type; of any other sequence its one value.</summary>
    public IReadOnlyList<Expr> Leaves(IOperation operation, IrType element)
    {
        if (element is not RecordType record)
        {
            return [ConversionBinder.Numeric(body.Bind(operation), element)];
        }

        AggregateValue value = body.Aggregates.Bind(operation);
        return value.Leaves.Length == record.Stride
            ? [.. value.Leaves.Select((leaf, i) => ConversionBinder.Numeric(leaf, record.Leaves[i].Type))]
            : throw LanguageFence.Refuse(operation);
    }

    /// <summary>Gives an element all its leaves, or its one value.</summary>
    public void Store(Variable sequence, Expr index, IReadOnlyList<Expr> leaves)
    {
        if (!IsOfRecords(sequence))
        {
            body.Emit(new Store(sequence, index, leaves[0]));
            return;
        }

        for (int i = 0; i < leaves.Count; i++)
        {
            body.Emit(new Store(sequence, index, leaves[i]) { Field = i });
        }
    }

    /// <summary>The place with an index that stands still, whatever is bound behind it.</summary>
    public AggregatePlace Settle(AggregatePlace place)
    {
        if (place.Leaves.FirstOrDefault(leaf => leaf.IsElement) is not { Index: { } index, Variable: { } variable })
        {
            return place;
        }

        Variable sequence = body.References.Keep(variable);
        Expr settled = index is IntegerConstant ? index : body.Spill("index", index);
        return place.Map(leaf => leaf.IsElement ? leaf with { Variable = sequence, Index = settled } : leaf);
    }

    /// <summary>Emits what binding a value needs, keeping the index of the place as it was before.</summary>
    public AggregatePlace EmitAfter(List<Statement> statements, AggregatePlace place)
    {
        if (place.Leaves.FirstOrDefault(leaf => leaf.IsElement) is { Index: { } index, Variable: { } sequence }
            && (Interference.Disturbs(statements, index) || body.References.KeepThrough(statements, sequence) != sequence))
        {
            place = Settle(place);
        }

        body.EmitAfter(statements, [], 0);
        return place;
    }

    /// <summary>Refuses a write to a table that never changes.</summary>
    public void CheckWritable(AggregatePlace place, IOperation operation)
    {
        foreach (Variable sequence in place.Leaves.Where(leaf => leaf.IsElement).Select(leaf => leaf.Variable!).Distinct())
        {
            body.Places.CheckWritable(sequence, operation);
        }
    }

    private static IOperation? Instance(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation e => e.Instance,
        IImplicitIndexerReferenceOperation e => e.Instance,
        _ => null,
    };

    private bool IsFollowed(IOperation sequence) => body.Lists.Find(sequence) is { } list
        ? IsOfRecords(list.Items)
        : sequence.Type is not null and not IErrorTypeSymbol && body.TypeOf(sequence.Type) is SequenceType { Element: RecordType } && !body.Sequences.IsMember(sequence);
}
