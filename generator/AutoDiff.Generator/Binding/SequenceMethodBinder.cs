using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The methods of arrays and spans that are known by meaning: slices, copies, fills.</summary>
internal sealed class SequenceMethodBinder(BodyBinder body)
{
    /// <summary>A call that returns an array or a span.</summary>
    public SequenceValue Bind(IInvocationOperation call, SequenceType type)
    {
        IOperation[] operands = Operands(call);
        if (IsLibrary(call.TargetMethod) && operands.Length > 0 && operands[0].Type is not null && body.TypeOf(operands[0].Type) is SequenceType)
        {
            switch (call.TargetMethod.Name, operands.Length)
            {
                case ("Slice", 2 or 3):
                case ("AsSpan", 2 or 3) when IsInt(operands[1]):
                    return body.Sequences.Part(type, body.Sequences.Bind(operands[0], "span"), operands[1], operands.Length == 3 ? operands[2] : null);
                case ("AsSpan", 1):
                    return new SequenceValue(type, body.Sequences.Bind(operands[0], "array"));
                case ("ToArray", 1):
                    Variable copied = body.Sequences.Bind(operands[0], "source");
                    return new SequenceValue(type, null, null, CopyFrom: new View(copied, null, null, copied.Type));
            }
        }

        switch (call.TargetMethod.Name)
        {
            case "Empty" when IsLibrary(call.TargetMethod) && operands.Length == 0:
                return new SequenceValue(type, null, new Allocate(type.Element, IntegerConstant.Of(0), OnStack: false));
            case "AllocateUninitializedArray" when IsLibrary(call.TargetMethod) && call.TargetMethod.ContainingType.Name == "GC":
                return new SequenceValue(type, null, new Allocate(type.Element, body.Bind(operands[0]), OnStack: false));
        }

        if (body.Inlining.TryBind(call)?.Sequence is { } returned)
        {
            return new SequenceValue(type, returned);
        }

        throw LanguageFence.Refuse(
            RefusalId.SequencePassed, call, "the call of '" + call.TargetMethod.Name + "', which returns an array or span,", "fill a span that is passed to it");
    }

    /// <summary>Binds a call that changes an array or span and returns nothing.</summary>
    public bool TryBindEffect(IInvocationOperation call)
    {
        if (!IsLibrary(call.TargetMethod) || !call.TargetMethod.ReturnsVoid)
        {
            return false;
        }

        IOperation[] operands = Operands(call);
        bool[] isSequence = [.. operands.Select(o => o.Type is not null && body.TypeOf(o.Type) is SequenceType)];
        switch (call.TargetMethod.Name, operands.Length)
        {
            case ("Clear", 1) when isSequence[0]:
                Fill(operands[0], null);
                return true;
            case ("Clear", 3) when isSequence[0]:
                Variable cleared = body.Sequences.Bind(operands[0], "array");
                Fill(Part(cleared, operands[1], operands[2]), DefaultValue.Of(ElementOf(cleared)), call);
                return true;
            case ("Fill", 2) when isSequence[0]:
                Fill(operands[0], operands[1]);
                return true;
            case ("CopyTo", 2) when isSequence[0] && isSequence[1]:
                Copy(body.Sequences.Bind(operands[0], "source"), body.Sequences.Bind(operands[1], "target"), call);
                return true;
            case ("CopyTo", 3) when isSequence[0] && isSequence[1]:
                Variable from = body.Sequences.Bind(operands[0], "source");
                Copy(from, Part(body.Sequences.Bind(operands[1], "target"), operands[2], null), call);
                return true;
            case ("Copy", 3) when isSequence[0] && isSequence[1] && IsInt(operands[2]):
                Expr length = body.Bind(operands[2]);
                Copy(Part(body.Sequences.Bind(operands[0], "source"), null, length), body.Sequences.Bind(operands[1], "target"), call);
                return true;
            case ("Copy", 5) when isSequence[0] && isSequence[2] && IsInt(operands[4]):
                Variable source = body.Sequences.Bind(operands[0], "source");
                Variable target = body.Sequences.Bind(operands[2], "target");
                Expr[] numbers = body.BindInOrder([operands[1], operands[3], operands[4]]);
                Copy(Part(source, numbers[0], numbers[2]), Part(target, numbers[1], numbers[2]), call);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Receiver and arguments in parameter order; empty where named arguments stand in another order.</summary>
    private static IOperation[] Operands(IInvocationOperation call)
    {
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter?.Ordinal != i || call.Arguments[i].ArgumentKind != ArgumentKind.Explicit)
            {
                return [];
            }
        }

        IEnumerable<IOperation> arguments = call.Arguments.Select(a => Unwrap(a.Value));
        return call.Instance is null ? [.. arguments] : [call.Instance, .. arguments];
    }

    /// <summary>An array argument is often converted to the <c>Array</c> or <c>IEnumerable</c> that the library asks for.</summary>
    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Type.Name: "Array" or "IEnumerable", Operand: { } operand } ? operand : operation;

    private static bool IsLibrary(IMethodSymbol method) =>
        (method is { Name: "ToArray", ContainingType.Name: "Enumerable" } && KnownTypes.IsIn(method.ContainingType, "System.Linq"))
        || (method.ContainingType.Name is "Array" or "Span" or "ReadOnlySpan" or "MemoryExtensions" or "GC" && KnownTypes.IsIn(method.ContainingType, "System"));

    private bool IsInt(IOperation operation) => operation.Type is not null && body.TypeOf(operation.Type) == IrType.Int;

    private static IrType ElementOf(Variable sequence) => ((SequenceType)sequence.Type).Element;

    private Variable Part(Variable sequence, IOperation start, IOperation? count)
    {
        Expr[] bounds = body.BindInOrder(count is null ? [start] : [start, count]);
        return Part(sequence, bounds[0], count is null ? null : bounds[1]);
    }

    private Variable Part(Variable sequence, Expr? start, Expr? count) =>
        body.Sequences.NameOf(new View(sequence, start, count, PartType(sequence)));

    private static SequenceType PartType(Variable sequence) => (SequenceType)sequence.Type switch
    {
        { Kind: SequenceKind.Array } type => new SequenceType(SequenceKind.Span, type.Element),
        SequenceType type => type,
    };

    private void Fill(IOperation target, IOperation? value)
    {
        Variable sequence = body.Sequences.Bind(target, "target");
        IrType element = ElementOf(sequence);
        Expr filling = value is null ? DefaultValue.Of(element) : ConversionBinder.Numeric(body.Bind(value), element);
        Fill(sequence, filling, target);
    }

    private void Fill(Variable sequence, Expr value, IOperation operation)
    {
        body.Places.CheckWritable(sequence, operation);
        if (value is not (RealConstant or IntegerConstant or BoolConstant or Read))
        {
            value = body.Spill("value", value);
        }

        Variable index = body.Index();
        body.Emit(new CountedLoop(
            index, IntegerConstant.Of(0), new Length(sequence), 1, EquatableArrays.Of<Statement>(new Store(sequence, new Read(index), value))));
    }

    private void Copy(Variable from, Variable to, IOperation operation)
    {
        body.Places.CheckWritable(to, operation);
        if (body.Session.RootOf(from) == body.Session.RootOf(to))
        {
            // The parts may overlap, in either direction.
            Variable copy = body.Temporary("copy", new SequenceType(SequenceKind.Array, ElementOf(from)));
            body.Emit(new Declare(copy, new Allocate(ElementOf(from), new Length(from), OnStack: false)));
            body.Sequences.EmitCopy(from, copy);
            from = copy;
        }

        body.Sequences.EmitCopy(from, to);
    }
}
