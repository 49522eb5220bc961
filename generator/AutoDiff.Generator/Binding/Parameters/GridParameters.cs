using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Parameters that are rectangular arrays: their elements and lengths become flat parameters of their own.</summary>
internal sealed class GridParameters(BindingSession session)
{
    /// <summary>The flat sequence of the elements where the parameter can be followed, or null.</summary>
    public static SequenceType? Of(IParameterSymbol parameter, TypeMap types) =>
        parameter.Type is IArrayTypeSymbol { Rank: 2 or 3 } && parameter.RefKind is RefKind.None or RefKind.In ? types.Rectangular(parameter.Type) : null;

    /// <summary>The parameter as the owner of its parts, and those.</summary>
    public IReadOnlyList<ParameterModel> Bind(ParameterModel parameter, SequenceType elementType, IParameterSymbol symbol, Frame frame)
    {
        Variable elements = Part(parameter, "elements", new SequenceType(SequenceKind.Span, elementType.Element));
        Variable[] lengths = [.. FlatParts.NamesOfLengths((IArrayTypeSymbol)symbol.Type).Select(name => Part(parameter, name, IrType.Int))];
        frame.BindGrid(symbol, new Grid(elements, [.. lengths.Select(length => new Read(length))], parameter.Variable));
        return
        [
            parameter with { Owner = new OwnerModel(IsValue: false, EquatableArray<ObjectNode>.Empty, EquatableArray<ValueAssembly>.Empty) { IsGrid = true } },
            Model(elements, new PartModel(parameter.Variable, "", null) { Start = FlatParts.OfElements, End = ")", IsGrid = true }, parameter.Differentiated),
            .. lengths.Select((length, d) => Model(length, FlatParts.Length(new PartModel(parameter.Variable, "", null), d), isDifferentiated: false)),
        ];
    }

    /// <summary>An array of which the method writes elements is a result, named or not.</summary>
    public static IReadOnlyList<ParameterModel> MarkWritten(IReadOnlyList<ParameterModel> parameters)
    {
        HashSet<Variable> written = [.. parameters.Where(p => p is { Part: not null, IsWritten: true, Differentiated: true }).Select(p => p.Part!.Owner)];
        return [.. parameters.Select(p => p.Owner is { IsGrid: true } or { ListElement: not null } && written.Contains(p.Variable) ? p with { Differentiated = true } : p)];
    }

    private Variable Part(ParameterModel parameter, string name, IrType type) =>
        session.Names.Foreign(PartName.Of(parameter.Variable.Name, name), type, VariableKind.Parameter, isTemporary: false);

    private static ParameterModel Model(Variable variable, PartModel part, bool isDifferentiated) =>
        new(variable, variable.Type.Text, ParameterRefKind.Value, null, false, false, isDifferentiated, IsWritten: false) { Part = part };
}
