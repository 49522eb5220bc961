using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Sequence variables that may come to name the same array, with all the memory that can flow into them.</summary>
internal sealed class ReferenceClass
{
    /// <summary>The variables, in order of appearance.</summary>
    public List<Variable> Members { get; } = [];

    /// <summary>What is not made where a member is declared: parameters, static tables, and local buffers that only views of flow in.</summary>
    public List<Variable> Outside { get; } = [];

    /// <summary>Some member is declared with an array of its own.</summary>
    public bool Allocates { get; set; }

    /// <summary>Those of <see cref="Outside"/> that the method may write: their memory is the arena's while the method runs.</summary>
    public HashSet<Variable> Written { get; } = [];

    /// <summary>What the members are views of: the one memory that there is, or an arena.</summary>
    public Variable Memory { get; set; } = null!;

    /// <summary>An array of the caller's whose contents are the arena's is given as an array to code that cannot be followed.</summary>
    public bool IsHandedOn(EquatableArray<Statement> body) => Written.Count > 0 && (Allocates || Outside.Count > 1)
        && Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).OfType<External>().Any(e => !NullTests.Is(e)
            && e.Arguments.Any(a => a is Read { Variable: { Type: SequenceType { Kind: SequenceKind.Array } } variable } && Written.Contains(variable)));

    public bool IsArena => Memory.Type is SequenceType { Kind: SequenceKind.Arena };
}
