using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether an array or a piece of data is null.</summary>
internal sealed class NullTestBinder(BodyBinder body)
{
    /// <summary>A comparison of an array with null.</summary>
    public Expr Bind(IOperation operation)
    {
        (IOperation sequence, bool isNegated) = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } e when IsNull(e.RightOperand) =>
                (e.LeftOperand, e.OperatorKind == BinaryOperatorKind.NotEquals),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } e when IsNull(e.LeftOperand) =>
                (e.RightOperand, e.OperatorKind == BinaryOperatorKind.NotEquals),
            IIsPatternOperation { Pattern: IConstantPatternOperation constant } e when IsNull(constant.Value) => (e.Value, false),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } e when IsNull(constant.Value) => (e.Value, true),
            _ => throw LanguageFence.Refuse(operation),
        };
        IOperation array = sequence is IConversionOperation { Operand: { } operand } ? operand : sequence;
        ListRef? list = body.Lists.Find(array);
        if (list is not null || body.Grids.IsGrid(array))
        {
            return (list is not null ? list.Owner : body.Grids.Bind(array, "array").Owner) is { } owner
                ? body.Externals.Finish(new CodeText().Append("(").Hole(new Read(owner)).Append(isNegated ? " is not null)" : " is null)"), operation, string.Empty, IrType.Bool)
                : new BoolConstant(isNegated);
        }

        Variable variable = body.Sequences.Bind(array, "array");
        if (RecordBinder.IsOfRecords(variable) && body.Session.Owners.IsPart(variable))
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "the question whether '" + sequence.Syntax + "' is null", "begin with an empty array, and test its length");
        }

        if (body.Session.StillParameter(variable) is { } parameter && !IsInLoop(operation))
        {
            variable = parameter;
        }
        else if (body.Session.MayBeNull(variable))
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "the question whether '" + sequence.Syntax + "' is null", "begin with an empty array, and test its length");
        }

        return variable is { Kind: VariableKind.Parameter, Type: SequenceType { Kind: SequenceKind.Array } }
            ? body.Externals.Finish(new CodeText().Append("(").Hole(new Read(variable)).Append(isNegated ? " is not null)" : " is null)"), operation, string.Empty, IrType.Bool)
            : new BoolConstant(isNegated);
    }

    public Expr Of(Expr value, IOperation operation) => value is Literal constant && operation.Type?.TypeKind != TypeKind.Enum
        ? new BoolConstant(constant.Text == "null" || constant.Text.StartsWith("default", System.StringComparison.Ordinal))
        : body.Externals.Finish(new CodeText().Append("(").Receiver(value).Append(" is null)"), operation, RefusalId.ValueLeaves, IrType.Bool);

    public Expr Of(Variable sequence, IOperation operation) => sequence is { Kind: VariableKind.Parameter, Type: SequenceType { Kind: SequenceKind.Array } }
        ? body.Externals.Finish(new CodeText().Append("(").Hole(new Read(sequence)).Append(" is null)"), operation, string.Empty, IrType.Bool)
        : new BoolConstant(false);

    /// <summary>Whether the operation names a local buffer, which is a span in generated code and never null.</summary>
    public bool NamesBuffer(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local when body.Frame.FindGrid(local.Local) is { } grid => grid.Owner is null,
        IParameterReferenceOperation parameter when body.Frame.FindGrid(parameter.Parameter) is { } grid => grid.Owner is null,
        IConversionOperation conversion => NamesBuffer(conversion.Operand),
        ILocalReferenceOperation local => body.Frame.Find(local.Local)?.Type is SequenceType,
        IParameterReferenceOperation parameter => body.Frame.Find(parameter.Parameter) is { Type: SequenceType, Kind: not VariableKind.Parameter },
        _ => false,
    };

    private static bool IsInLoop(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation or ILocalFunctionOperation or IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
