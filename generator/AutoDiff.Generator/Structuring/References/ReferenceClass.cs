using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Sequence variables that may come to name the same array, with all the memory that can flow into them.</summary>
internal sealed class ReferenceClass(SequenceType type)
{
    /// <summary>The type of the arrays.</summary>
    public SequenceType Type { get; } = type;

    /// <summary>The variables, in order of appearance.</summary>
    public List<Variable> Members { get; } = [];

    /// <summary>What is not made where a member is declared: parameters, static tables, and a local buffer that the others are parts of.</summary>
    public List<Variable> Outside { get; } = [];

    /// <summary>Some member is declared with an array of its own.</summary>
    public bool Allocates { get; set; }

    /// <summary>Those of <see cref="Outside"/> that the method may write: their memory is the arena's while the method runs.</summary>
    public HashSet<Variable> Written { get; } = [];

    /// <summary>For arrays of arrays: the class of their rows.</summary>
    public ReferenceClass? Rows { get; set; }

    /// <summary>
    /// What the members are views of: the one memory that there is, or an arena. For arrays of arrays two memories of integers,
    /// where each row starts and how long it is.
    /// </summary>
    public IReadOnlyList<Variable> Memories { get; set; } = [];

    public bool IsArena => Allocates || Outside.Count != 1;

    /// <summary>The types of the elements of the memories.</summary>
    public IEnumerable<IrType> Elements => Type.IsJagged ? [IrType.Int, IrType.Int] : [Type.Element];

    /// <summary>An array of the caller's whose contents are the arena's is given as an array to code that cannot be followed.</summary>
    public bool IsHandedOn(EquatableArray<Statement> body) => (Type.IsJagged ? HasWrittenRows && HandsOn(body, Outside) : IsArena && HandsOn(body, Written));

    private bool HasWrittenRows => Rows is { } rows && (rows.Written.Count > 0 || rows.HasWrittenRows);

    private static bool HandsOn(EquatableArray<Statement> body, ICollection<Variable> arrays) => arrays.Count > 0
        && Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).OfType<External>().Any(e => !NullTests.Is(e)
            && e.Arguments.Any(a => a is Read { Variable: { Type: SequenceType { Kind: SequenceKind.Array } } variable } && arrays.Contains(variable)));
}
