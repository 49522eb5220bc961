using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Lists of real numbers. A local list is an array that is replaced by one of twice the size when it is full, and a variable that names
/// its beginning; a list or collection that comes in is a sequence.
/// </summary>
internal sealed class ListBinder(BodyBinder body)
{
    private const int FirstCapacity = 4;

    /// <summary>The element type, a real or struct, of a list or of an interface that lists and arrays have, or null for any other type.</summary>
    public static IrType? ElementOf(ITypeSymbol type, TypeMap types) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1, Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" } list
        && KnownTypes.IsIn(list, "System.Collections.Generic") && types.ElementOf(list.TypeArguments[0]) is { } element
            ? element
            : null;

    /// <summary>A <c>List&lt;double&gt;</c>.</summary>
    public static bool IsList(ITypeSymbol type, TypeMap types) => type.Name == "List" && ElementOf(type, types) is not null;

    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null, Operand: { } operand } => Unwrap(operand),
        IParenthesizedOperation { Operand: { } operand } => Unwrap(operand),
        _ => operation,
    };

    /// <summary>The list that a local or parameter names, under whichever of its types.</summary>
    public ListRef? Find(IOperation? operation) => operation is null ? null : Unwrap(operation) switch
    {
        ILocalReferenceOperation local => body.Frame.FindList(local.Local),
        IParameterReferenceOperation parameter => body.Frame.FindList(parameter.Parameter),
        IFieldReferenceOperation or IPropertyReferenceOperation => body.Objects.TryList(Unwrap(operation)),
        _ => null,
    };

    /// <summary>Declares a local list that is made here, or another name for one; false for anything else.</summary>
    public bool TryDeclare(ILocalSymbol local, IOperation? initializer)
    {
        if (initializer is null || ElementOf(body.Resolve(local.Type), body.Session.Types) is not { } element || body.Frame.Assigns(local))
        {
            return false;
        }

        IOperation value = Unwrap(initializer);
        if (TryBind(value, element) is { } known)
        {
            body.Frame.BindList(local, known);
            return true;
        }

        if (TryBindQuery(value) is { } query)
        {
            body.Frame.BindList(local, Copy(local.Name, body.QueryArrays.Bind(query, value), local.Locations[0]));
            return true;
        }

        IReadOnlyList<IOperation>? elements = value switch
        {
            IObjectCreationOperation { Type.Name: "List" } creation => Initial(creation),
            ICollectionExpressionOperation collection => collection.Elements,
            _ => null,
        };
        if (elements is null)
        {
            return false;
        }

        ListRef list = Create(local, element, value as IObjectCreationOperation);
        SpreadOrder order = new(elements, body);
        for (int i = 0; i < elements.Count; i++)
        {
            IOperation item = elements[i];
            List<Statement> added = body.Capture(() => AddElement(list, item, element));
            order.Check(i, added, element, list.Items);
            body.EmitAfter(added, [], 0);
        }

        body.Frame.BindList(local, list);
        return true;
    }

    private void AddElement(ListRef list, IOperation item, IrType element)
    {
        if (item is ISpreadOperation spread)
        {
            AddRange(list, spread.Operand, spread);
        }
        else
        {
            Add(list, body.Records.Leaves(item, element));
        }
    }

    /// <summary>What <c>query.ToList()</c> goes through at once.</summary>
    private Query? TryBindQuery(IOperation value) =>
        value is IInvocationOperation { TargetMethod.Name: "ToList", Arguments: { Length: 1 } arguments } call && QueryBinder.IsLinq(call.TargetMethod) && body.Queries.TryBind(arguments[0].Value) is { } query
            ? query.IsPure ? query : throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "a list of a query whose functions assign variables", "fill the list in a loop")
            : null;

    /// <summary>A list of its own, which may grow.</summary>
    private ListRef Copy(string name, Variable elements, Location location)
    {
        SequenceType type = new(SequenceKind.Array, ((SequenceType)elements.Type).Element);
        Variable buffer = body.Temporary(name + "Buffer", type);
        body.Emit(new Declare(buffer, new Allocate(type.Element, new Length(elements), OnStack: false)));
        body.Sequences.EmitCopy(elements, buffer);
        body.Session.NoteChanging(buffer, location);
        Variable items = body.Local(name, type);
        body.Emit(new Declare(items, new View(buffer, null, new Length(buffer), type)));
        body.Session.NoteChanging(items, location);
        return new ListRef(items, buffer, IsWritable: true);
    }

    /// <summary>A list that has a name already, or an array seen as one.</summary>
    public ListRef? TryBind(IOperation value, IrType element)
    {
        value = Unwrap(value);
        if (Find(value) is { } list)
        {
            return ((SequenceType)list.Items.Type).Element == element ? list : null;
        }

        return value.Type is not null && body.TypeOf(value.Type) is SequenceType { Kind: SequenceKind.Array } type && type.Element == element && !body.Sequences.IsMember(value)
            ? new ListRef(body.References.Keep(body.Sequences.Bind(value, "items")), null, IsWritable: true)
            : null;
    }

    /// <summary>Binds a call that changes a list and returns nothing.</summary>
    public bool TryBindEffect(IInvocationOperation call)
    {
        if (Find(call.Instance) is not { IsWritable: true } list)
        {
            return false;
        }

        SequenceType type = (SequenceType)list.Items.Type;
        switch (call.TargetMethod.Name)
        {
            case "Sort" when call.Arguments.Length <= 1 && type.Element is RealType:
                new SortCalls(body).Sort(body.References.Keep(list.Items), call);
                return true;
            case "Reverse" when call.Arguments.Length == 0:
                new BulkLoops(body).Reverse(body.References.Keep(list.Items), call);
                return true;
        }

        return list.Buffer is { } buffer && TryBindGrowth(call, list, buffer, type);
    }

    private bool TryBindGrowth(IInvocationOperation call, ListRef list, Variable buffer, SequenceType type)
    {
        ListEdits edits = new(body);
        switch (call.TargetMethod.Name)
        {
            case "RemoveAt" or "RemoveRange" or "Insert" when type.Element is not RealType:
                return false;
            case "RemoveAt":
                edits.RemoveAt(list, body.Bind(call.Arguments[0].Value), call);
                return true;
            case "RemoveRange" when call.Arguments.Select((a, i) => a.Parameter?.Ordinal == i).All(inOrder => inOrder):
                Expr[] range = body.BindInOrder([call.Arguments[0].Value, call.Arguments[1].Value]);
                edits.Remove(list, range[0], range[1], call);
                return true;
            case "Insert" when call.Arguments.Select((a, i) => a.Parameter?.Ordinal == i).All(inOrder => inOrder):
                Expr[] given = body.BindInOrder([call.Arguments[0].Value, call.Arguments[1].Value]);
                Expr index = edits.Named("index", given[0]);
                Expr item = ConversionBinder.Numeric(given[1], type.Element);
                edits.EmitThrow(
                    Condition.Or(
                        new Binary(BinaryOperator.Less, index, IntegerConstant.Of(0), IrType.Bool), new Binary(BinaryOperator.Greater, index, new Length(list.Items), IrType.Bool)),
                    call);
                Add(list, [item]);
                edits.MoveLast(list, index);
                return true;
            case "Add":
                Add(list, body.Records.Leaves(call.Arguments[0].Value, type.Element));
                return true;
            case "AddRange" when call.Arguments.Length == 1:
                AddRange(list, call.Arguments[0].Value, call);
                return true;
            case "Clear":
                body.Emit(new Assign(list.Items, new View(buffer, null, IntegerConstant.Of(0), type)));
                return true;
            default:
                return false;
        }
    }

    private ListRef Create(ILocalSymbol local, IrType element, IObjectCreationOperation? creation)
    {
        SequenceType type = new(SequenceKind.Array, element);
        Location location = local.Locations[0];
        Expr capacity = IntegerConstant.Of(FirstCapacity);
        IOperation? source = null;
        if (creation is { Arguments.Length: 1 })
        {
            source = creation.Arguments[0].Value;
            if (source.Type is not null && body.TypeOf(source.Type) == IrType.Int)
            {
                capacity = body.Bind(source);
                source = null;
            }
        }

        Variable buffer = body.Temporary(local.Name + "Buffer", type);
        body.Emit(new Declare(buffer, new Allocate(element, capacity, OnStack: false)));
        body.Session.NoteChanging(buffer, location);
        Variable items = body.Local(local.Name, type);
        body.Emit(new Declare(items, new View(buffer, null, IntegerConstant.Of(0), type)));
        body.Session.NoteChanging(items, location);
        ListRef list = new(items, buffer, IsWritable: true);
        if (source is not null)
        {
            AddRange(list, source, creation!);
        }

        return list;
    }

    /// <summary>The elements of <c>new List&lt;double&gt; { a, b }</c>.</summary>
    private static IReadOnlyList<IOperation> Initial(IObjectCreationOperation creation)
    {
        IEnumerable<IOperation> adds = creation.Initializer is null ? [] : creation.Initializer.Initializers;
        return [.. adds.Select(add => add is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } call ? call.Arguments[0].Value : throw LanguageFence.Refuse(add))];
    }

    private void Add(ListRef list, IReadOnlyList<Expr> leaves)
    {
        SequenceType type = (SequenceType)list.Items.Type;
        Expr[] item = [.. leaves.Select(value => value is RealConstant ? value : body.Spill("item", value))];
        Read count = body.Spill("count", new Length(list.Items));
        List<Statement> grow = body.Capture(() => Grow(list, count));
        body.Emit(new If(new Binary(BinaryOperator.Equal, count, new Length(list.Buffer!), IrType.Bool), grow.ToEquatableArray(), EquatableArray<Statement>.Empty));
        body.Emit(new Assign(list.Items, new View(list.Buffer!, null, new Binary(BinaryOperator.Add, count, IntegerConstant.Of(1), IrType.Int), type)));
        body.Records.Store(list.Items, count, item);
    }

    private static IReadOnlyList<Expr> LeavesOf(CallResult element) => element.Aggregate is { } value ? value.Leaves : [element.Scalar!];

    private void Grow(ListRef list, Read count)
    {
        SequenceType type = (SequenceType)list.Items.Type;
        Expr twice = new Binary(BinaryOperator.Multiply, IntegerConstant.Of(2), count, IrType.Int);
        Expr size = new Conditional(new Binary(BinaryOperator.Equal, count, IntegerConstant.Of(0), IrType.Bool), IntegerConstant.Of(FirstCapacity), twice);
        Variable larger = body.Temporary(list.Items.Name + "Larger", type);
        body.Emit(new Declare(larger, new Allocate(type.Element, body.Spill("capacity", size), OnStack: false)));
        body.Sequences.EmitCopy(list.Items, larger);
        body.Emit(new Assign(list.Buffer!, new View(larger, null, null, type)));
    }

    private void AddRange(ListRef list, IOperation source, IOperation operation)
    {
        SequenceType type = (SequenceType)list.Items.Type;
        ListRef added = TryBind(source, type.Element) ?? throw LanguageFence.Refuse(
            RefusalId.ConstructNotYet, operation, "adding '" + source.Syntax + "' to a list", "add its elements in a loop");
        Variable from = body.References.Keep(added.Items);
        Variable index = body.Index();
        List<Statement> add = body.Capture(() => Add(list, LeavesOf(body.Records.ElementAt(from, new Read(index)))));
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(from), 1, add.ToEquatableArray()));
    }
}
