using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What is handed to code that is carried over as text.</summary>
internal sealed class ExternalArgumentBinder(BodyBinder body)
{
    public void Append(CodeText text, IReadOnlyList<IArgumentOperation> arguments, IOperation? parent)
    {
        Expr[] values = body.BindInOrder([.. ExternalArguments.Of(arguments)], o => Bind(o, parent ?? o));
        ExternalArguments.Append(text, arguments, values);
    }

    public Expr Bind(IOperation operation, IOperation call)
    {
        // An interpolated string handler goes by reference, but is made on the spot.
        if (operation.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } && operation is not IInterpolatedStringHandlerCreationOperation)
        {
            throw LanguageFence.Refuse(RefusalId.CallWithoutRule, operation, "passing '" + operation.Syntax + "' by reference to code without source", "call a method that returns its result");
        }

        if (operation.Type is null || body.TypeOf(operation.Type) is not SequenceType)
        {
            return operation is IConversionOperation { IsImplicit: true } conversion && conversion.Operand.Type is not null && body.TypeOf(conversion.Operand.Type) is SequenceType
                ? BindSequenceArgument(conversion.Operand, call, operation.Type)
                : body.Bind(operation);
        }

        return BindSequenceArgument(operation, call, operation.Type);
    }

    /// <summary>Code that could write an array must not get it; nor may a local array, which has become a span, be passed as an array.</summary>
    private Expr BindSequenceArgument(IOperation operation, IOperation call, ITypeSymbol? target)
    {
        bool isReadOnly = target is not null && body.TypeOf(target) is SequenceType { Kind: SequenceKind.ReadOnlySpan };
        if (body.Sequences.IsMember(operation))
        {
            return body.Externals.Bind(operation);
        }

        Variable variable = body.Sequences.Bind(operation, "sequence");
        if (RecordBinder.IsOfRecords(variable) && !body.Records.IsWhole(variable))
        {
            throw LanguageFence.Refuse(
                RefusalId.SequencePassed, call, "passing '" + operation.Syntax + "' to code without source", "call a method with source");
        }

        bool isParameter = variable is { Kind: VariableKind.Parameter or VariableKind.Static, Type: SequenceType { Kind: SequenceKind.Array } };
        bool isHarmless = body.Frame.IsPassive || target is INamedTypeSymbol { Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" };
        return isReadOnly || (isParameter && isHarmless)
            ? new Read(variable)
            : throw LanguageFence.Refuse(
                RefusalId.SequencePassed, call, "passing '" + operation.Syntax + "' to code without source", "call a method with source, or one that takes a ReadOnlySpan");
    }
}
