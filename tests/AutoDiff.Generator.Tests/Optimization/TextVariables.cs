using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The variables of a body that is read from text, by name.</summary>
internal sealed class TextVariables
{
    private static readonly HashSet<string> Integers = ["i", "j", "k", "n", "m", "r", "c", "d", "label"];
    private static readonly HashSet<string> ReadOnlySequences = ["a", "b", "w"];
    private static readonly HashSet<string> Sequences = ["aGradient", "bGradient", "wGradient", "data", "dataGradient"];

    private readonly Dictionary<string, Variable> known = [];

    public int Count => known.Count;

    public IEnumerable<string> Names => known.Keys;

    public Variable Of(string name) =>
        known.TryGetValue(name, out Variable? variable) ? variable : Declare(name, TypeOf(name), VariableKind.Parameter, isTemporary: false);

    public Variable Declare(string name, IrType type, VariableKind kind, bool isTemporary) =>
        known[name] = new Variable(known.Count + 1, name, type, kind) { IsTemporary = isTemporary };

    public IrType TypeOf(string name) => name switch
    {
        _ when Integers.Contains(name) => IrType.Int,
        _ when ReadOnlySequences.Contains(name) => new SequenceType(SequenceKind.ReadOnlySpan, IrType.Double),
        _ when Sequences.Contains(name) => new SequenceType(SequenceKind.Span, IrType.Double),
        "flag" => IrType.Bool,
        "f" or "g" => IrType.Float,
        _ => IrType.Double,
    };
}
