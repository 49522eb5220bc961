using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The calls that sort arrays, spans and lists, and those that look for an element.</summary>
internal sealed class SortCalls(BodyBinder body)
{
    private readonly Sorting sorting = new(body);

    /// <summary>Binds a call of <c>Sort</c>; false where it is not one of these.</summary>
    /// <param name="operands">Receiver and arguments.</param>
    /// <param name="flat">Names the sequence of an operand.</param>
    public bool TryBind(IInvocationOperation call, IOperation[] operands, System.Func<IOperation, Variable> flat, System.Func<Variable, IOperation, IOperation, Variable> part)
    {
        bool IsSequence(int i) => operands[i].Type is not null && body.TypeOf(operands[i].Type) is SequenceType;
        switch (operands.Length)
        {
            case 1:
                sorting.Sort(Sortable(flat(operands[0]), call), isDescending: false, call);
                return true;
            case 2 when IsSequence(1):
                sorting.Sort(Sortable(flat(operands[0]), call), Apart(operands[0], flat(operands[1]), flat(operands[0]), call), call);
                return true;
            case 2:
                sorting.Sort(Sortable(flat(operands[0]), call), IsDescending(operands[1]), call);
                return true;
            case 3 when !IsSequence(1) && body.IsInt(operands[1]) && body.IsInt(operands[2]):
                sorting.Sort(part(Sortable(flat(operands[0]), call), operands[1], operands[2]), isDescending: false, call);
                return true;
            default:
                throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "this form of Sort", "sort a span of the part, in ascending order");
        }
    }

    /// <summary>Sorts a list in place.</summary>
    public void Sort(Variable items, IInvocationOperation call) =>
        sorting.Sort(items, call.Arguments.Length > 0 && IsDescending(call.Arguments[0].Value), call);

    /// <summary>The place of an element, which no derivative depends on: <c>Array.BinarySearch</c>, <c>Array.IndexOf</c>; null for any other call.</summary>
    public Expr? TryBindSearch(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "BinarySearch" or "IndexOf" or "LastIndexOf", ContainingType: { Name: "Array" or "MemoryExtensions" } type }
            || !KnownTypes.IsIn(type, "System") || call.Arguments.Length != 2
            || call.Arguments.Where((a, i) => a.Parameter?.Ordinal != i || a.ArgumentKind != ArgumentKind.Explicit).Any())
        {
            return null;
        }

        IOperation searched = SequenceMethodBinder.Unwrap(call.Arguments[0].Value);
        IOperation value = call.Arguments[1].Value is IConversionOperation { Type.IsReferenceType: true, Operand: { Type.IsValueType: true } unboxed } ? unboxed : call.Arguments[1].Value;
        if (searched.Type is null || body.TypeOf(searched.Type) is not SequenceType { Element: RealType or IntegerType } sequence || value.Type is null || body.TypeOf(value.Type) is not (RealType or IntegerType))
        {
            return null;
        }

        Variable array = body.Sequences.Bind(searched, "array");
        Expr wanted = ConversionBinder.Numeric(body.Bind(value), sequence.Element);
        CodeText text = new CodeText().Append("global::System.MemoryExtensions." + call.TargetMethod.Name + "<" + sequence.Element.Text + ">(")
            .Append("(global::System.ReadOnlySpan<" + sequence.Element.Text + ">)").Hole(new Read(array)).Append(", ").Hole(wanted).Append(")");
        return body.Externals.Finish(text, call, string.Empty, IrType.Int);
    }

    /// <summary>A comparison says which way round: only the ones that compare the elements themselves are known.</summary>
    private static bool IsDescending(IOperation comparison)
    {
        IOperation function = comparison is IDelegateCreationOperation { Target: { } target } ? target : comparison;
        if (function is IAnonymousFunctionOperation { Symbol.Parameters: { Length: 2 } parameters, Body: { } block }
            && Returned(block) is IInvocationOperation { TargetMethod.Name: "CompareTo", Instance: IParameterReferenceOperation left, Arguments: { Length: 1 } arguments }
            && arguments[0].Value is IParameterReferenceOperation right
            && !SymbolEqualityComparer.Default.Equals(left.Parameter, right.Parameter))
        {
            return SymbolEqualityComparer.Default.Equals(left.Parameter, parameters[1]);
        }

        throw LanguageFence.Refuse(
            RefusalId.ConstructNotYet, comparison, "a sort by '" + SourceText.Of(comparison.Syntax) + "'", "compare the elements themselves, (a, b) => b.CompareTo(a), or sort an array of keys along with it: Array.Sort(keys, items)");
    }

    private static IOperation? Returned(IBlockOperation block) =>
        block.Operations.FirstOrDefault() is IReturnOperation { ReturnedValue: { } value } ? value : null;

    private static Variable Sortable(Variable sequence, IOperation call) => ((SequenceType)sequence.Type).Element is RealType or IntegerType
        ? sequence
        : throw LanguageFence.Refuse(RefusalId.SequenceShape, call, "a sort of this array", "sort an array of numbers");

    /// <summary>Keys and items may have different lengths, and must not be one array.</summary>
    private Variable Apart(IOperation keysOperation, Variable items, Variable keys, IOperation call)
    {
        if (body.Session.RootOf(items) == body.Session.RootOf(keys) || body.References.MayMeet(items, keys))
        {
            throw LanguageFence.Refuse(RefusalId.SequenceShape, keysOperation, "keys and items that may be the same array", "copy one of them");
        }

        body.Externals.EmitThrow(new Binary(BinaryOperator.Less, new Length(items), new Length(keys), IrType.Bool), "global::System.ArgumentException", call);
        return body.Sequences.NameOf(new View(items, null, new Length(keys), new SequenceType(SequenceKind.Span, ((SequenceType)items.Type).Element)));
    }
}
