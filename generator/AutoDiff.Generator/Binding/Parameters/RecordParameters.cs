using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring.Records;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Parameters, and members of them, that are arrays or spans of structs: the sequences of their leaves become flat parameters.</summary>
internal sealed class RecordParameters(RecordStorage storage)
{
    private const string Library = "global::AutoDiff.FlatArray.";

    /// <summary>The array cannot be differentiated, though there are real numbers in it.</summary>
    public static bool IsMixed(IrType type) => type is SequenceType { Element: RecordType { IsInterleaved: false, HasReal: true } };

    /// <summary>Why the writes to the parameters cannot be followed.</summary>
    public static IEnumerable<Refusal> Refusals(IReadOnlyList<ParameterModel> parameters, IMethodSymbol method) => parameters
        .Where(p => p is { IsWritten: true, Part: null, Variable.Type: SequenceType { Element: RecordType { IsInterleaved: false } } })
        .Select(p => new Refusal(
            RefusalId.MixedStructs,
            method.Parameters.First(s => s.Name == p.Variable.Name).Locations[0],
            "the writes to '" + p.Variable.Name + "', whose structs are not numbers of one type only,",
            "use structs of double or of float alone, or an array for each member"));

    public IReadOnlyList<ParameterModel> Complete(IReadOnlyList<ParameterModel> parameters) => [.. parameters.SelectMany(Complete)];

    private IEnumerable<ParameterModel> Complete(ParameterModel parameter)
    {
        if (parameter.Variable.Type is not SequenceType { Element: RecordType record })
        {
            return [parameter];
        }

        if (parameter.Part is { } part)
        {
            return storage.PartsOf(parameter.Variable).Select((flat, i) => parameter with
            {
                Variable = flat,
                TypeText = flat.Type.Text,
                Differentiated = parameter.Differentiated && record.HasReal,
                IsWritten = parameter.IsWritten && record.HasReal,
                Part = part with { Start = Start(record, i) + part.Start, End = part.End + End(record, i), Struct = record.Name },
            });
        }

        bool isDifferentiated = record is { HasReal: true, IsInterleaved: true } && (parameter.Differentiated || parameter.IsWritten);
        ParameterModel owner = parameter with
        {
            Differentiated = isDifferentiated,
            Owner = new OwnerModel(IsValue: false, EquatableArray<ObjectNode>.Empty, EquatableArray<ValueAssembly>.Empty) { IsRecords = true },
        };
        return storage.PartsOf(parameter.Variable)
            .Select((flat, i) => new ParameterModel(flat, flat.Type.Text, ParameterRefKind.Value, null, false, false, isDifferentiated, parameter.IsWritten && flat.Type.IsRealSequence)
            {
                Part = new PartModel(parameter.Variable, string.Empty, null) { Start = Start(record, i), End = End(record, i), Struct = record.Name },
            })
            .Prepend(owner);
    }

    private static string Start(RecordType record, int part) =>
        Library + (record.IsInterleaved ? "Of<" : "Leaf<") + record.Name + ", " + record.Elements[part].Text + ">(";

    private static string End(RecordType record, int part) => record.IsInterleaved ? ")" : ", static item => item" + record.Leaves[part].Access + ")";
}
