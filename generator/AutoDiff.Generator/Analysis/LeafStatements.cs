using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>The statements that compute a value, seen as one form: a target and an expression.</summary>
internal static class LeafStatements
{
    /// <summary>The variable, or the sequence of the element, that the statement gives a value; null for other statements.</summary>
    public static Variable? Target(Statement statement) => statement switch
    {
        Declare { Value: not null } s => s.Variable,
        Assign s => s.Variable,
        Store s => s.Sequence,
        _ => null,
    };

    public static Expr? Value(Statement statement) => statement switch
    {
        Declare s => s.Value,
        Assign s => s.Value,
        Store s => s.Value,
        _ => null,
    };

    /// <summary>The target as an expression: what reads it back.</summary>
    public static Expr ReadBack(Statement statement) => statement switch
    {
        Declare s => new Read(s.Variable),
        Assign s => new Read(s.Variable),
        _ => new Element(((Store)statement).Sequence, ((Store)statement).Index),
    };

    /// <summary>
    /// The value computed can be read back from the target next to what it was computed from: the statement does not overwrite
    /// one of its own operands.
    /// </summary>
    public static bool KeepsOperands(Statement statement, SequenceRoots roots)
    {
        Variable? target = Target(statement);
        return target is null || !Walk.Variables(Value(statement)!).Any(v => roots.Of(v) == roots.Of(target));
    }

    /// <summary>The sequence that the statement returns to the caller, or null.</summary>
    public static Variable? Returned(Statement statement) => Value(statement) is ReturnedArray { Sequence: Read read } ? read.Variable : null;

    /// <summary>Some statement in the block, however deep, gives an active variable its value or returns an active array.</summary>
    public static bool AnyActive(EquatableArray<Statement> block, Activity activity) =>
        Walk.Statements(block).Any(s => ((Returned(s) ?? Target(s)) is { } target && activity.IsActive(target))
            || RuleCalls.IsActive(s, activity)
            || (s is Invoke invoke && activity.IsReversed(invoke)));

    /// <summary>The locals that a block declares itself, in order.</summary>
    public static IEnumerable<Variable> Declared(EquatableArray<Statement> block) =>
        block.OfType<Declare>().Select(declare => declare.Variable);
}
