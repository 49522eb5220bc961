using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.Records;

/// <summary>The sequences of scalars that stand for sequences of structs, and the scalars that stand for a struct.</summary>
internal sealed class RecordStorage(VariableFactory variables)
{
    private const string Library = "global::AutoDiff.FlatArray.";

    private readonly Dictionary<Variable, IReadOnlyList<Variable>> parts = [];

    /// <summary>The parameters that have become others.</summary>
    public IEnumerable<KeyValuePair<Variable, IReadOnlyList<Variable>>> Parameters => parts.Where(p => p.Key.Kind == VariableKind.Parameter);

    /// <summary>The struct that a variable holds or has elements of, at any depth.</summary>
    public static RecordType? RecordOf(IrType type) => type switch
    {
        RecordType record => record,
        SequenceType sequence => RecordOf(sequence.Element),
        _ => null,
    };

    public IReadOnlyList<Variable> PartsOf(Variable variable)
    {
        if (!parts.TryGetValue(variable, out IReadOnlyList<Variable>? known))
        {
            known = Make(variable, RecordOf(variable.Type)!);
            parts.Add(variable, known);
        }

        return known;
    }

    /// <summary>The type of one of the sequences that stand for one.</summary>
    public static IrType TypeOf(IrType type, IrType element) => type switch
    {
        SequenceType { Element: RecordType } sequence => new SequenceType(sequence.Kind, element),
        SequenceType sequence => new SequenceType(sequence.Kind, TypeOf(sequence.Element, element)),
        _ => element,
    };

    private IReadOnlyList<Variable> Make(Variable variable, RecordType record)
    {
        if (variable.Type is RecordType)
        {
            return [.. record.Leaves.Select(leaf => Part(variable, leaf.Name, leaf.Type))];
        }

        switch (variable.Kind)
        {
            case VariableKind.Parameter:
                return [.. record.Elements.Select((element, i) => Part(variable, record.IsInterleaved ? "Elements" : record.Leaves[i].Name, SpanOf(variable, element)))];
            case VariableKind.Static:
                string text = Library + "Of<" + record.Name + ", " + record.Leaves[0].Type.Text + ">(" + variable.Name + ")";
                return [variable with { Name = text, Type = new SequenceType(SequenceKind.Span, record.Leaves[0].Type) }];
            default:
                return record.IsInterleaved
                    ? [variable with { Type = TypeOf(variable.Type, record.Leaves[0].Type) }]
                    : [.. record.Leaves.Select(leaf => Part(variable, leaf.Name, TypeOf(variable.Type, leaf.Type)))];
        }
    }

    /// <summary>What comes in is seen as a span.</summary>
    private static SequenceType SpanOf(Variable variable, IrType element) =>
        new(((SequenceType)variable.Type).Kind == SequenceKind.ReadOnlySpan ? SequenceKind.ReadOnlySpan : SequenceKind.Span, element);

    private Variable Part(Variable variable, string name, IrType type) =>
        variables.Fresh(variable.Name + name, type, variable.Kind, isTemporary: variable.IsTemporary) with { BaseName = variable.BaseName + name };
}
