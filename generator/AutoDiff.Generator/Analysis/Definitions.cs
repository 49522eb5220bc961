using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>What is written where: the ground for telling which expressions mean the same wherever they are evaluated.</summary>
internal sealed class Definitions
{
    private readonly HashSet<Variable> reassigned = [];
    private readonly HashSet<Variable> stored = [];

    public Definitions(EquatableArray<Statement> body, SequenceRoots roots)
    {
        Roots = roots;
        reassigned.UnionWith(Assigned(body));
        stored.UnionWith(Stored(body, roots));
    }

    public SequenceRoots Roots { get; }

    /// <summary>The scalars that a block assigns after their declaration.</summary>
    public static IEnumerable<Variable> Assigned(EquatableArray<Statement> block) =>
        Walk.Statements(block).OfType<Assign>().Select(assign => assign.Variable);

    /// <summary>The roots of the sequences that a block writes.</summary>
    public static IEnumerable<Variable> Stored(EquatableArray<Statement> block, SequenceRoots roots) =>
        Walk.Statements(block).SelectMany(Written).Select(roots.Of);

    private static IEnumerable<Variable> Written(Statement statement) => statement switch
    {
        Store store => [store.Sequence],
        Invoke invoke => invoke.Arguments.Where(a => a.IsWritten).Select(a => a.Sequence!),
        _ => RuleCalls.Of(statement) is { } call ? RuleCalls.Outputs(call) : [],
    };

    /// <summary>The scalar never changes after its declaration, or the sequence's elements never change at all.</summary>
    public bool IsStable(Variable variable) =>
        variable.Type is SequenceType ? !stored.Contains(Roots.Of(variable)) : !reassigned.Contains(variable);

    /// <summary>The expression has one value wherever its variables are in scope, and evaluating it again has no effect.</summary>
    public bool IsStable(Expr expression) => Walk.All(expression).All(e => e switch
    {
        Read read => IsStable(read.Variable),
        Element element => IsStable(element.Sequence),
        External or Pop or Take or TakeBack or TakeStart or Allocate or NewArena or ReturnedArray => false,
        _ => true,
    });
}
