using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A part of an aggregate: <see cref="Count"/> leaves from <see cref="First"/> on.</summary>
/// <param name="Member">The field, automatic property or captured constructor parameter.</param>
/// <param name="Name">As it is written in C#.</param>
/// <param name="Nested">The shape of the part, or null where it is one leaf.</param>
internal sealed record AggregateField(ISymbol Member, string Name, ITypeSymbol Type, int First, int Count, AggregateShape? Nested);
