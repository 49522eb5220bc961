using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>foreach</c>: over arrays, spans and lists a counted loop, over a query its loops.</summary>
internal sealed class ForEachBinder(BodyBinder body)
{
    public void Bind(IForEachLoopOperation loop)
    {
        // An array is wrapped in a conversion to IEnumerable.
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation conversion)
        {
            collection = conversion.Operand;
        }

        if (body.Delegates.TryBindArray(collection) is { } functions && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var function })
        {
            BindFunction(loop, functions, function);
            return;
        }

        if (body.Objects.Elements.Find(collection) is { } objects && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var one } && !AssignedSymbols.In(loop.Body).Contains(one))
        {
            Variable place = body.Index();
            body.Frame.BindObject(one, body.Objects.Elements.At(objects, new Read(place)));
            body.Emit(new CountedLoop(place, IntegerConstant.Of(0), body.Objects.Elements.Count(objects), 1, body.Statements.Block(loop.Body)));
            return;
        }

        if (!loop.IsAsynchronous && body.TypeOf(collection.Type) is not SequenceType && body.Queries.TryBind(collection) is { } query)
        {
            BindElements(loop, query);
            return;
        }

        if (FlatType(collection) is null && new DataLoop(body).TryBind(loop, collection))
        {
            return;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation && !loop.IsAsynchronous && FlatType(collection) is { Element: RecordType })
        {
            Variable items = body.References.Keep(body.Sequences.Bind(collection, "items"));
            Variable position = body.Index();
            EquatableArray<Statement> parts = body.Capture(() =>
            {
                body.Deconstructions.BindElement(body.Records.At(items, new Read(position)).Value with { Origin = null }, loop);
                body.Statements.Bind(loop.Body);
            }).ToEquatableArray();
            body.Emit(new CountedLoop(position, IntegerConstant.Of(0), new Length(items), 1, parts));
            return;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var element }
            || loop.IsAsynchronous
            || FlatType(collection) is not { } sequenceType)
        {
            throw LanguageFence.Refuse(loop);
        }

        Variable sequence = body.Grids.IsGrid(collection) ? body.Grids.Bind(collection, "items").Elements : body.References.Keep(body.Sequences.Bind(collection, "items"));
        Variable index = body.Index();
        EquatableArray<Statement> statements = body.Capture(() =>
        {
            if (sequenceType.Element is RecordType)
            {
                BindRecord(loop, element, sequence, index);
                return;
            }

            IrType type = body.TypeOf(element.Type);
            if (element.IsRef && sequenceType.IsJagged)
            {
                throw LanguageFence.Refuse(loop);
            }

            if (element.IsRef)
            {
                body.Frame.BindReference(element, Place.Of(sequence, new Read(index)));
                body.Statements.Bind(loop.Body);
                return;
            }

            Variable variable = body.Declarations.Declare(element, type);
            if (sequenceType.IsJagged && type is SequenceType)
            {
                body.Emit(new Declare(variable, new Row(sequence, new Read(index))));
                body.Session.NoteRow(variable);
                body.Statements.Bind(loop.Body);
                return;
            }

            Expr value = new Element(sequence, new Read(index));
            if (type != sequenceType.Element && (type is OpaqueType || value.Type is OpaqueType))
            {
                throw LanguageFence.Refuse(loop);
            }

            body.Emit(new Declare(variable, ConversionBinder.Numeric(value, type)));
            body.Statements.Bind(loop.Body);
        }).ToEquatableArray();
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(sequence), 1, statements));
    }

    /// <summary>The elements of a rectangular array come row by row.</summary>
    private SequenceType? FlatType(IOperation collection) =>
        body.Grids.IsGrid(collection) ? body.Session.Types.Rectangular(body.Resolve(collection.Type!))
        : body.Lists.Find(collection) is { } list ? (SequenceType)list.Items.Type
        : body.TypeOf(collection.Type) as SequenceType;

    private void BindRecord(IForEachLoopOperation loop, ILocalSymbol element, Variable sequence, Variable index)
    {
        if (body.Session.Records.Of(body.Resolve(element.Type)) != ((SequenceType)sequence.Type).Element)
        {
            throw LanguageFence.Refuse(loop);
        }

        bool isReadOnly = element.RefKind != RefKind.Ref;
        AggregatePlace place = body.Records.At(sequence, new Read(index), isReadOnly);
        if (!isReadOnly)
        {
            body.Records.CheckWritable(place, loop);
        }

        body.Frame.BindAggregate(element, element.IsRef ? place : body.AggregateStores.Declare(element.Name, place.Shape, place.Value));
        body.Statements.Bind(loop.Body);
    }

    private void BindFunction(IForEachLoopOperation loop, FunctionArray functions, ILocalSymbol element)
    {
        Variable index = body.Index();
        body.Frame.BindFunction(element, new SelectedFunction(new Read(index), functions.Elements));
        EquatableArray<Statement> statements = body.Statements.Block(loop.Body);
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), IntegerConstant.Of(functions.Elements.Count), 1, statements));
    }

    private void BindElements(IForEachLoopOperation loop, Query query)
    {
        if (!query.IsSingleLoop && loop.Body.Descendants().OfType<IBranchOperation>().Any())
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, loop, "leaving a loop over this query", "loop over its parts one after the other");
        }

        query.Run(element =>
        {
            if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var item })
            {
                DeclareElement(loop, element, item);
            }
            else
            {
                body.Deconstructions.BindElement(element.Aggregate is { } parts ? parts with { Origin = null } : throw LanguageFence.Refuse(loop), loop);
            }

            body.Statements.Bind(loop.Body);
        });
    }

    private void DeclareElement(IForEachLoopOperation loop, CallResult element, ILocalSymbol item)
    {
        if (element.Aggregate is { Shape: { IsShared: false, HasSequence: false } } parts)
        {
            if (!SymbolEqualityComparer.Default.Equals(body.Resolve(item.Type), parts.Shape.Type))
            {
                throw LanguageFence.Refuse(loop);
            }

            body.Frame.BindAggregate(item, body.AggregateStores.Declare(item.Name, parts.Shape, parts with { Origin = null }));
            return;
        }

        IrType type = body.TypeOf(item.Type);
        if (element.Scalar is not { } value || (type != value.Type && (type is OpaqueType || value.Type is OpaqueType)))
        {
            throw LanguageFence.Refuse(loop);
        }

        Variable variable = body.Declarations.Declare(item, type);
        body.Emit(new Declare(variable, ConversionBinder.Numeric(value, type)));
    }
}
