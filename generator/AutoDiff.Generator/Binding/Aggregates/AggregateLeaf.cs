using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>A scalar or sequence that an aggregate ends in, by its path of fields.</summary>
/// <param name="Name">The path as a part of a variable's name: <c>PositionX</c>.</param>
/// <param name="Access">How it reads in C# behind the aggregate (<c>.Position.X</c>), or null where generated code may not name it.</param>
internal sealed record AggregateLeaf(string Name, IrType Type, string? Access);
