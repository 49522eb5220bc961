using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring.References;

namespace AutoDiff.Generator.Binding;

/// <summary>The parameters that are arrays of arrays, and their flat parts.</summary>
internal sealed class JaggedParameters(BindingSession session)
{
    private readonly List<JaggedInput> inputs = [];
    private readonly List<ParameterModel> parts = [];

    public IReadOnlyList<JaggedInput> Inputs => inputs;

    /// <summary>Makes the parts; the variable that stands for the parameter in the body.</summary>
    public Variable Add(Variable owner, SequenceType type, bool isDifferentiated)
    {
        Variable array = session.Names.Foreign(owner.Name + "Rows", type, VariableKind.Parameter, isTemporary: false);
        Add(owner, owner, array, type, isDifferentiated, byRows: false);
        return array;
    }

    /// <summary>The parameters with their parts behind them; a written array of arrays of reals is a result, named or not.</summary>
    public IReadOnlyList<ParameterModel> Complete(IReadOnlyList<ParameterModel> parameters, ISet<Variable> written)
    {
        List<ParameterModel> result = [];
        foreach (ParameterModel parameter in parameters)
        {
            List<ParameterModel> own = [.. ParameterBinder.MarkWritten([.. parts.Where(p => p.Part!.Owner == parameter.Variable)], written)];
            if (own.Count == 0)
            {
                result.Add(parameter);
                continue;
            }

            // The gradient of a written array of arrays is an argument even where it is not named.
            bool isDifferentiated = own.Any(p => p.Differentiated);
            result.Add(parameter with
            {
                Differentiated = isDifferentiated,
                Owner = new OwnerModel(IsValue: false, EquatableArray<ObjectNode>.Empty, EquatableArray<ValueAssembly>.Empty),
            });
            result.AddRange(own);
        }

        return result;
    }

    private void Add(Variable? model, Variable owner, Variable array, SequenceType type, bool isDifferentiated, bool byRows)
    {
        Variable starts = Part(owner, "Starts", IrType.Int, byRows, false);
        Variable lengths = Part(owner, "Lengths", IrType.Int, byRows, false);
        SequenceType rowType = (SequenceType)type.Element;
        if (rowType.IsJagged)
        {
            Variable rows = session.Names.Foreign(owner.Name + "Layers", rowType, VariableKind.Parameter, isTemporary: false);
            inputs.Add(new JaggedInput(model, array, starts, lengths, rows));
            Add(null, owner, rows, rowType, isDifferentiated, byRows: true);
            return;
        }

        Variable values = Part(owner, "Values", rowType.Element, false, isDifferentiated);
        inputs.Add(new JaggedInput(model, array, starts, lengths, values));
    }

    private Variable Part(Variable owner, string function, IrType element, bool byRows, bool isDifferentiated)
    {
        SequenceType type = new(SequenceKind.Span, element);
        Variable variable = session.Names.Foreign(owner.Name + (byRows ? "Row" : string.Empty) + function, type, VariableKind.Parameter, isTemporary: false);
        parts.Add(new ParameterModel(variable, type.Text, ParameterRefKind.Value, null, false, false, isDifferentiated, IsWritten: false)
        {
            Part = new PartModel(owner, string.Empty, null) { Jagged = new JaggedPart(function, byRows) },
        });
        return variable;
    }
}
