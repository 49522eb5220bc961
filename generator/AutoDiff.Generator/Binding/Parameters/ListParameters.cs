using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Parameters that are lists or collections of real numbers: what is in them becomes a flat parameter; their gradient is a span.</summary>
internal sealed class ListParameters(BindingSession session)
{
    public static IrType? ElementOf(IParameterSymbol parameter, TypeMap types) =>
        parameter.RefKind is RefKind.None or RefKind.In && !parameter.IsParams ? ListBinder.ElementOf(parameter.Type, types) as RealType : null;

    /// <summary>The parameter as the owner of its elements, and those. Only a list's own memory can be written.</summary>
    public IReadOnlyList<ParameterModel> Bind(ParameterModel parameter, IrType element, IParameterSymbol symbol, Frame frame)
    {
        bool isList = symbol.Type.Name == "List";
        SequenceType type = new(isList ? SequenceKind.Span : SequenceKind.ReadOnlySpan, element);
        Variable elements = session.Names.Foreign(PartName.Of(symbol.Name, "elements"), type, VariableKind.Parameter, isTemporary: false);
        frame.BindList(symbol, new ListRef(elements, null, isList, parameter.Variable));
        return
        [
            parameter with { Owner = new OwnerModel(IsValue: false, EquatableArray<ObjectNode>.Empty, EquatableArray<ValueAssembly>.Empty) { ListElement = element } },
            new ParameterModel(elements, type.Text, ParameterRefKind.Value, null, false, false, parameter.Differentiated, IsWritten: false)
            {
                Part = new PartModel(parameter.Variable, "", null) { Start = FlatParts.OfElements, End = ")" },
            },
        ];
    }
}
