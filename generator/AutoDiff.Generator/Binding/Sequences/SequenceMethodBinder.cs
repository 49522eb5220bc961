using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The methods of arrays and spans that are known by meaning: slices, copies, fills.</summary>
internal sealed class SequenceMethodBinder(BodyBinder body)
{
    private readonly BulkLoops loops = new(body);
    private readonly SortCalls sorts = new(body);

    /// <summary>A call that returns an array or a span.</summary>
    public SequenceValue Bind(IInvocationOperation call, SequenceType type)
    {
        IOperation[] operands = Operands(call);
        if (KnownTypes.IsStopGradient(call.TargetMethod))
        {
            return Stop(call, type);
        }

        if (IsLibrary(call.TargetMethod) && operands.Length > 0 && operands[0].Type is not null && (body.TypeOf(operands[0].Type) is SequenceType || body.Lists.Find(operands[0]) is not null))
        {
            switch (call.TargetMethod.Name, operands.Length)
            {
                case ("Slice", 2 or 3):
                case ("AsSpan", 2 or 3) when body.IsInt(operands[1]):
                    return body.Sequences.Part(type, body.Sequences.Bind(operands[0], "span"), operands[1], operands.Length == 3 ? operands[2] : null);
                case ("AsSpan", 2) when operands[1] is IRangeOperation range:
                    return body.Sequences.BindRange(type, body.Sequences.Bind(operands[0], "array"), range, isCopy: false);
                case ("AsSpan", 2):
                    Variable tailed = body.Sequences.Bind(operands[0], "array");
                    return new SequenceValue(type, null, new View(tailed, body.Places.BindIndex(tailed, operands[1]), null, type));
                case ("AsSpan", 1):
                    return new SequenceValue(type, body.Sequences.Bind(operands[0], "array"));
                case ("ToArray", 1):
                    Variable copied = body.Sequences.Bind(operands[0], "source");
                    return new SequenceValue(type, null, null, CopyFrom: new View(copied, null, null, copied.Type));
            }
        }

        if (call.TargetMethod.Name == "ToArray" && QueryBinder.IsLinq(call.TargetMethod) && operands.Length == 1 && body.Queries.TryBind(operands[0]) is { } query)
        {
            Variable made = body.QueryArrays.Bind(query, call);
            return new SequenceValue(type, made);
        }

        switch (call.TargetMethod.Name)
        {
            case "Empty" when IsLibrary(call.TargetMethod) && operands.Length == 0:
                return new SequenceValue(type, null, new Allocate(type.Element, IntegerConstant.Of(0), OnStack: false));
            case "AllocateUninitializedArray" when IsLibrary(call.TargetMethod) && call.TargetMethod.ContainingType.Name == "GC":
                return new SequenceValue(type, null, new Allocate(type.Element, body.Bind(operands[0]), OnStack: false));
        }

        if (body.MethodCalls.TryBind(call)?.Sequence is { } returned)
        {
            return new SequenceValue(type, returned);
        }

        throw LanguageFence.Refuse(
            RefusalId.SequencePassed, call, "the call of '" + call.TargetMethod.Name + "', which returns an array or span,", "fill a span that is passed to it");
    }

    /// <summary>Another name for the same memory, through which no derivative flows.</summary>
    private SequenceValue Stop(IInvocationOperation call, SequenceType type)
    {
        Variable source = body.Sequences.Bind(call.Arguments[0].Value, "values");
        Variable stopped = body.Temporary(source.BaseName, source.Type);
        body.Emit(new Declare(stopped, new View(source, null, null, source.Type)));
        body.Session.Stopped.Add(stopped, call.Syntax.GetLocation());
        return new SequenceValue(type, stopped);
    }

    /// <summary>Binds a call that changes an array or span and returns nothing.</summary>
    public bool TryBindEffect(IInvocationOperation call)
    {
        if (!IsLibrary(call.TargetMethod) || !call.TargetMethod.ReturnsVoid)
        {
            return false;
        }

        IOperation[] operands = Operands(call);
        bool[] isSequence = [.. operands.Select(o => o.Type is not null && (body.TypeOf(o.Type) is SequenceType || body.Grids.IsGrid(o)))];
        if (call.TargetMethod.Name != "Resize" && operands.FirstOrDefault(body.References.IsJagged) is { } jagged)
        {
            throw LanguageFence.Refuse(RefusalId.SequenceShape, call, "'" + call.TargetMethod.Name + "' of the array of arrays '" + jagged.Syntax + "'", "copy its rows in a loop");
        }

        switch (call.TargetMethod.Name, operands.Length)
        {
            case ("Resize", 2) when isSequence[0]:
                body.References.Resize(operands[0], operands[1]);
                return true;
            case ("Clear", 1) when isSequence[0]:
                Fill(operands[0], null);
                return true;
            case ("Clear", 3) when isSequence[0]:
                Variable cleared = Flat(operands[0], "array");
                loops.Fill(Part(cleared, operands[1], operands[2]), BulkLoops.Zeros(ElementOf(cleared)), call);
                return true;
            case ("Fill", 2) when isSequence[0]:
                Fill(operands[0], operands[1]);
                return true;
            case ("Fill", 4) when isSequence[0]:
                FillPart(operands, call);
                return true;
            case ("Sort", > 0) when isSequence[0]:
                return sorts.TryBind(call, operands, o => Flat(o, "array"), (sequence, start, count) => Part(sequence, start, count));
            case ("Reverse", 1) when isSequence[0]:
                loops.Reverse(Flat(operands[0], "array"), call);
                return true;
            case ("Reverse", 3) when isSequence[0]:
                loops.Reverse(Part(Flat(operands[0], "array"), operands[1], operands[2]), call);
                return true;
            case ("CopyTo", 2) when isSequence[0] && isSequence[1]:
                loops.Copy(Flat(operands[0], "source"), Flat(operands[1], "target"), call);
                return true;
            case ("CopyTo", 3) when isSequence[0] && isSequence[1]:
                Variable from = Flat(operands[0], "source");
                loops.Copy(from, Part(Flat(operands[1], "target"), operands[2], null), call);
                return true;
            case ("Copy", 3) when isSequence[0] && isSequence[1] && Rank(operands[0]) == Rank(operands[1]):
                Variable copied = Flat(operands[0], "source");
                Variable filled = Flat(operands[1], "target");
                Expr length = Named("count", Int(body.Bind(operands[2])));
                loops.Copy(Part(copied, null, length), Part(filled, null, length), call);
                return true;
            case ("Copy", 5) when isSequence[0] && isSequence[2] && Rank(operands[0]) == Rank(operands[2]):
                CopyPart(operands, call, elementSize: 1);
                return true;
            case ("BlockCopy", 5) when isSequence[0] && isSequence[2]:
                CopyPart(operands, call, ElementSize(operands[0], operands[2], call));
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
    public static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Type.Name: "Array" or "IEnumerable", Operand: { } operand } ? operand : operation;

    /// <summary>To the library a rectangular array is the sequence of its elements, row by row.</summary>
    private Variable Flat(IOperation array, string name) => body.Grids.IsGrid(array) ? body.Grids.Bind(array, name).Elements : body.Sequences.Bind(array, name);

    private static int Rank(IOperation array) => array.Type is IArrayTypeSymbol { Rank: var rank } ? rank : 1;

    private static bool IsLibrary(IMethodSymbol method) =>
        (method is { Name: "ToArray", ContainingType.Name: "Enumerable" } && KnownTypes.IsIn(method.ContainingType, "System.Linq"))
        || (method is { Name: "ToArray", ContainingType.Name: "List" } && KnownTypes.IsIn(method.ContainingType, "System.Collections.Generic"))
        || (method.ContainingType.Name is "Array" or "Span" or "ReadOnlySpan" or "MemoryExtensions" or "GC" or "Buffer" && KnownTypes.IsIn(method.ContainingType, "System"));

    private IrType ElementOf(IOperation array) =>
        (body.Session.Types.Rectangular(body.Resolve(array.Type!)) ?? (SequenceType)body.TypeOf(array.Type)).Element;

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

    /// <summary>Lengths and positions may be long.</summary>
    private static Expr Int(Expr number) => number switch
    {
        { Type: IntegerType { Name: "int" } } => number,
        IntegerConstant { Value: >= int.MinValue and <= int.MaxValue } constant => IntegerConstant.Of((int)constant.Value),
        _ => new IR.Convert(number, IrType.Int, Checked: true),
    };

    private Expr Named(string name, Expr value) => value is IntegerConstant or Read ? value : body.Spill(name, value);

    private void CopyPart(IOperation[] operands, IInvocationOperation call, int elementSize)
    {
        Variable source = Flat(operands[0], "source");
        Variable target = Flat(operands[2], "target");
        Expr[] numbers = [.. body.BindInOrder([operands[1], operands[3], operands[4]]).Select(number => Elements(Int(number), elementSize, call))];
        Expr count = Named("count", numbers[2]);
        loops.Copy(Part(source, numbers[0], count), Part(target, numbers[1], count), call);
    }

    /// <summary>A number of bytes as a number of elements, where it is written as a multiple of their size.</summary>
    private static Expr Elements(Expr bytes, int size, IInvocationOperation call) => bytes switch
    {
        _ when size == 1 => bytes,
        IntegerConstant constant when constant.Value % size == 0 => IntegerConstant.Of((int)(constant.Value / size)),
        Binary { Operator: BinaryOperator.Multiply, Right: IntegerConstant { Value: var factor } } product when factor == size => product.Left,
        Binary { Operator: BinaryOperator.Multiply, Left: IntegerConstant { Value: var factor } } product when factor == size => product.Right,
        _ => throw LanguageFence.Refuse(
            RefusalId.SequencePassed, call, "the copy of a number of bytes", "use Array.Copy, or write the numbers as multiples of sizeof"),
    };

    private int ElementSize(IOperation source, IOperation target, IInvocationOperation call)
    {
        IrType element = ElementOf(source);
        int size = element.Text switch
        {
            "double" or "long" or "ulong" => 8,
            "float" or "int" or "uint" => 4,
            "short" or "ushort" => 2,
            "byte" or "sbyte" => 1,
            _ => 0,
        };
        return size > 0 && element == ElementOf(target)
            ? size
            : throw LanguageFence.Refuse(RefusalId.SequencePassed, call, "the copy of bytes between these arrays", "copy between arrays of the same numbers");
    }

    private void FillPart(IOperation[] operands, IInvocationOperation call)
    {
        Variable sequence = Flat(operands[0], "array");
        Expr[] values = body.BindAllInOrder(
            [operands[1], operands[2], operands[3]], operand => operand == operands[1] ? body.Records.Leaves(operand, ElementOf(sequence)) : [body.Bind(operand)]);
        Variable part = Part(sequence, values[values.Length - 2], values[values.Length - 1]);
        loops.Fill(part, [.. values.Take(values.Length - 2)], call);
    }

    private void Fill(IOperation target, IOperation? value)
    {
        Variable sequence = Flat(target, "target");
        IrType element = ElementOf(sequence);
        loops.Fill(sequence, value is null ? BulkLoops.Zeros(element) : body.Records.Leaves(value, element), target);
    }
}
