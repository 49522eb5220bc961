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

    public static int Depth(SequenceType type) => type.Element is SequenceType rows ? 1 + Depth(rows) : 1;

    public static bool IsReal(SequenceType type) => type.Element is RealType || (type.Element is SequenceType rows && IsReal(rows));

    /// <summary>Makes the parts; the variable that stands for the array in the body.</summary>
    /// <param name="place">Where it stands: a parameter, or a member of one.</param>
    /// <param name="model">What stands for the array itself.</param>
    public Variable Add(PartModel place, Variable model, string name, SequenceType type, bool isDifferentiated)
    {
        Variable array = session.Names.Foreign(name + "Rows", type, VariableKind.Parameter, isTemporary: false);
        Add(model, place, array, name, type, isDifferentiated, byRows: false);
        return array;
    }

    /// <summary>The flat parts of an array of arrays that is a member.</summary>
    public IEnumerable<ParameterModel> PartsOf(Variable owner, string path) => parts.Where(p => p.Part!.Owner == owner && p.Part.Path == path);

    /// <summary>The parameters with their parts behind them; a written array of arrays of reals is a result, named or not.</summary>
    public IReadOnlyList<ParameterModel> Complete(IReadOnlyList<ParameterModel> parameters, ISet<Variable> written)
    {
        List<ParameterModel> result = [];
        foreach (ParameterModel parameter in parameters)
        {
            List<ParameterModel> own = [.. ParameterBinder.MarkWritten([.. PartsOf(parameter.Variable, string.Empty)], written)];
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

    private void Add(Variable? model, PartModel place, Variable array, string name, SequenceType type, bool isDifferentiated, bool byRows)
    {
        Variable starts = Part(place, name, "Starts", IrType.Int, byRows, false);
        Variable lengths = Part(place, name, "Lengths", IrType.Int, byRows, false);
        SequenceType rowType = (SequenceType)type.Element;
        if (rowType.IsJagged)
        {
            Variable rows = session.Names.Foreign(name + "Layers", rowType, VariableKind.Parameter, isTemporary: false);
            inputs.Add(new JaggedInput(model, array, starts, lengths, rows));
            Add(null, place, rows, name, rowType, isDifferentiated, byRows: true);
            return;
        }

        Variable values = Part(place, name, "Values", rowType.Element, false, isDifferentiated);
        inputs.Add(new JaggedInput(model, array, starts, lengths, values));
    }

    private Variable Part(PartModel place, string name, string function, IrType element, bool byRows, bool isDifferentiated)
    {
        SequenceType type = new(SequenceKind.Span, element);
        Variable variable = session.Names.Foreign(name + (byRows ? "Row" : string.Empty) + function, type, VariableKind.Parameter, isTemporary: false);
        parts.Add(new ParameterModel(variable, type.Text, ParameterRefKind.Value, null, false, false, isDifferentiated, IsWritten: false)
        {
            Part = place with { Jagged = new JaggedPart(function, byRows) },
        });
        return variable;
    }
}
