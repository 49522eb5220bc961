using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Where an aggregate is kept: a place for every leaf. A part of it shares its cells.</summary>
internal sealed class AggregatePlace
{
    private readonly Place[] cells;
    private readonly int first;

    public AggregatePlace(AggregateShape shape, IEnumerable<Place> cells, bool isReadOnly = false)
        : this(shape, [.. cells], 0, isReadOnly)
    {
    }

    private AggregatePlace(AggregateShape shape, Place[] cells, int first, bool isReadOnly)
    {
        Shape = shape;
        this.cells = cells;
        this.first = first;
        IsReadOnly = isReadOnly;
    }

    public AggregateShape Shape { get; }

    /// <summary>C# works on a copy where a method that may change the value is called on it.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Another type may stand behind it at run time, whose overrides are not known.</summary>
    public bool MayBeDerived { get; init; }

    /// <summary>For an object under construction: the block in which its sequences get their values.</summary>
    public List<Statement>? Construction { get; set; }

    public IEnumerable<Place> Leaves => cells.Skip(first).Take(Shape.Leaves.Length);

    public IEnumerable<Variable> Variables => Leaves.Select(place => place.Variable).OfType<Variable>();

    public AggregateValue Value => new(Shape, [.. Leaves.Select(place => place.Value)], this);

    public Place this[int leaf]
    {
        get => cells[first + leaf];
        set => cells[first + leaf] = value;
    }

    public Place Leaf(AggregateField field) => cells[first + field.First];

    public AggregatePlace Nested(AggregateField field) => new(field.Nested!, cells, first + field.First, IsReadOnly && field.Nested!.Type.IsValueType) { Construction = Construction };

    /// <summary>The same with other cells.</summary>
    public AggregatePlace Map(System.Func<Place, Place> cell) => new(Shape, Leaves.Select(cell), IsReadOnly);

    public AggregatePlace AsReadOnly() => new(Shape, cells, first, true) { MayBeDerived = MayBeDerived, Construction = Construction };
}
