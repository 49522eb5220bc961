using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Expressions whose value is a tuple, struct, nullable or object that is taken apart.</summary>
internal sealed class AggregateBinder(BodyBinder body)
{
    /// <summary>The shape of a type as it is in this body, or null where it is not taken apart.</summary>
    public AggregateShape? ShapeOf(ITypeSymbol? type) =>
        type is null or IErrorTypeSymbol ? null : body.Session.Aggregates.Of(body.Resolve(type));

    /// <summary>The place that an expression names; null where it computes a value, or names what is carried over as text.</summary>
    public AggregatePlace? TryPlace(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                return TryPlace(e.Operand);
            case ILocalReferenceOperation { IsDeclaration: false } e:
                return body.Frame.FindAggregate(e.Local);
            case IParameterReferenceOperation e:
                return body.Frame.FindAggregate(e.Parameter) ?? Captured(e) as AggregatePlace;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return body.Frame.Receivers.Count > 0 ? body.Frame.Receivers.Peek() : null;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return body.Frame.This;
            case IFieldReferenceOperation { Instance: { } instance } e:
                return Part(TryPlace(instance), e.Field) as AggregatePlace;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } e:
                return Part(TryPlace(instance), e.Property) as AggregatePlace;
            case IConversionOperation { OperatorMethod: null, Operand.Type: not null } e when e.Conversion.IsIdentity || e.Conversion is { IsReference: true, IsImplicit: true }:
                return TryPlace(e.Operand);
            default:
                return null;
        }
    }

    /// <summary>A place that can be given another value as a whole: also a struct parameter of the attributed method.</summary>
    public AggregatePlace? TryTarget(IOperation operation)
    {
        if (TryPlace(operation) is { } place)
        {
            return place;
        }

        return operation.Type is { IsValueType: true } && body.Objects.Find(operation) is { } known && CanBeGiven(known) ? KnownPlace(known) : null;
    }

    /// <summary>A parameter by value is the method's own; what the caller sees has to be put back.</summary>
    private static bool CanBeGiven(ObjectRef known) =>
        known.Owner is { Shape.IsValue: true, Symbol.RefKind: RefKind.None } || known.Unit is not null || (known.IsPlace && known.Shape.Members.All(m => m.IsSettable));

    /// <summary>The flat parameters that a known object or struct has become; null where one of its members has none.</summary>
    private AggregatePlace? KnownPlace(ObjectRef known)
    {
        if (body.Session.Aggregates.Of(known.Shape.Type) is not { } shape)
        {
            return null;
        }

        List<Place> places = [];
        foreach (AggregateField field in shape.Fields)
        {
            if (known.Shape.Find(field.Member) is not { } member)
            {
                return null;
            }

            if (field.Nested is not null)
            {
                if (body.Objects.NestedIn(known, field.Member) is not { } inner || KnownPlace(inner) is not { } nested)
                {
                    return null;
                }

                places.AddRange(nested.Leaves);
            }
            else if (body.Objects.PartOf(known, member) is { } part)
            {
                places.Add(Place.Of(part));
            }
            else
            {
                return null;
            }
        }

        return new AggregatePlace(shape, places) { MayBeDerived = known.Shape.Type.IsReferenceType };
    }

    /// <summary>The place of a field, property or captured parameter that is one leaf of an aggregate; null for anything else.</summary>
    public Place? TryLeaf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: { } instance } e => Part(TryPlace(instance), e.Field) as Place,
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } e => Part(TryPlace(instance), e.Property) as Place,
        IParameterReferenceOperation e => Captured(e) as Place,
        _ => null,
    };

    private object? Captured(IParameterReferenceOperation operation) =>
        body.Frame.Find(operation.Parameter) is null && body.Frame.FindConstant(operation.Parameter) is null ? Part(body.Frame.This, operation.Parameter) : null;

    private static object? Part(AggregatePlace? place, ISymbol member)
    {
        if (place is null || Dispatch.Resolve(member, place) is not { } resolved || place.Shape.Find(resolved) is not { } field)
        {
            return null;
        }

        if (field.Nested is null)
        {
            return place.Leaf(field);
        }

        AggregatePlace nested = place.Nested(field);
        return IsReadOnly(member) ? nested.AsReadOnly() : nested;
    }

    /// <summary>A method that changes the value changes a copy.</summary>
    private static bool IsReadOnly(ISymbol member) => member is IPropertySymbol or IFieldSymbol { IsReadOnly: true };

    /// <summary>A value of any type.</summary>
    public CallResult BindAny(IOperation operation, string name = "value")
    {
        if (TryPlace(operation) is { } place)
        {
            return new CallResult(Aggregate: place.Value);
        }

        if (operation.Type is not null && body.TypeOf(operation.Type) is SequenceType)
        {
            return new CallResult(Sequence: body.Sequences.Bind(operation, name));
        }

        return ShapeOf(operation.Type) is null && operation is not ITupleOperation
            ? new CallResult(body.Bind(operation))
            : BindAggregate(operation, name);
    }

    /// <summary>The parts of a value; those of one that is carried over as text are read from it.</summary>
    public AggregateValue Bind(IOperation operation, string name = "value")
    {
        CallResult bound = BindAggregate(operation, name);
        if (bound.Aggregate is not null)
        {
            return bound.Aggregate;
        }

        return bound.Scalar is not null && ShapeOf(operation.Type) is { } shape
            ? TakeApart(shape, bound.Scalar, operation)
            : throw LanguageFence.Refuse(operation);
    }

    /// <summary>A value of a type that has a shape: taken apart, or a scalar where it is carried over.</summary>
    private CallResult BindAggregate(IOperation operation, string name)
    {
        if (body.Objects.Find(operation) is { } known)
        {
            // The numbers of a struct, or of an object that does not change, are the value.
            return (known.Shape.Type.IsValueType || known.Shape.Type.IsSealed) && KnownPlace(known) is { Shape.IsShared: false } parts
                ? new CallResult(Aggregate: parts.Value with { Origin = null })
                : new CallResult(body.Objects.AsValue(operation, known));
        }

        if (TryPlace(operation) is { } place)
        {
            return new CallResult(Aggregate: place.Value);
        }

        switch (operation)
        {
            case IParenthesizedOperation e:
                return BindAggregate(e.Operand, name);
            case ITupleOperation e:
                return new CallResult(Aggregate: BindTuple(e));
            case IConversionOperation e:
                return BindConversion(e, name);
            case IDefaultValueOperation { Type.IsValueType: true } e when ShapeOf(e.Type) is { } shape:
                return new CallResult(Aggregate: AggregateValue.Zero(shape));
            case IObjectCreationOperation e:
                return body.Creations.Bind(e, name);
            case IWithOperation e:
                return new CallResult(Aggregate: body.Creations.BindWith(e, name));
            case IInvocationOperation { TargetMethod: { Name: "SinCos", ContainingType: var owner } } e when KnownTypes.IsRealMath(owner):
                return new CallResult(Aggregate: BindSinCos(e));
            case IInvocationOperation { TargetMethod: { Name: "SinCosPi", ContainingType: var owner } } e when KnownTypes.IsRealMath(owner):
                return new CallResult(Aggregate: BindSinCos(e, "SinPi", "CosPi"));
            case IInvocationOperation { TargetMethod: { Name: "DivRem", Parameters.Length: 2, ContainingType: var owner } } e when KnownTypes.IsMath(owner):
                Expr[] operands = body.BindInOrder([.. e.Arguments.Select(a => a.Value)]);
                Read dividend = body.Spill("dividend", operands[0]);
                Read divisor = body.Spill("divisor", operands[1]);
                return new CallResult(Aggregate: new AggregateValue(
                    ShapeOf(e.Type) ?? throw LanguageFence.Refuse(e),
                    [new Binary(BinaryOperator.Divide, dividend, divisor, dividend.Type), new Binary(BinaryOperator.Remainder, dividend, divisor, dividend.Type)]));
            case IInvocationOperation e:
                return body.Inlining.TryBind(e) ?? new CallResult(body.Externals.Bind(e));
            case IFieldReferenceOperation { Instance: null } e when body.Inlining.TryBindNumericsConstant(e, e.Field) is { } constant:
                return constant;
            case IPropertyReferenceOperation { Instance: null } e:
                return body.Inlining.TryBindNumericsConstant(e, e.Property) ?? body.Inlining.TryBindGetter(e) ?? new CallResult(body.Externals.Bind(e));
            case IFieldReferenceOperation { Instance: { } instance } e:
                return TryMember(e, e.Field, instance) ?? new CallResult(body.Objects.TryBindLost(e) ?? body.Externals.Bind(e));
            case IPropertyReferenceOperation { Instance: { } instance } e:
                return TryMember(e, e.Property, instance) ?? body.Inlining.TryBindGetter(e) ?? new CallResult(body.Objects.TryBindLost(e) ?? body.Externals.Bind(e));
            case IAssignmentOperation e:
                body.Assignments.BindEffect(e);
                return TryPlace(e.Target) is { } target ? new CallResult(Aggregate: target.Value) : throw LanguageFence.Refuse(e);
            case IUnaryOperation e:
                return body.Operators.TryFollow(e, e.OperatorMethod, e.IsLifted, e.Operand) ?? new CallResult(body.Externals.BindOperator(e));
            case IBinaryOperation { IsLifted: true, OperatorMethod: null } e when ShapeOf(e.Type) is { } lifted:
                return new CallResult(Aggregate: body.Nullables.BindLifted(e, lifted));
            case IBinaryOperation e:
                return body.Operators.TryFollow(e, e.OperatorMethod, e.IsLifted, e.LeftOperand, e.RightOperand) ?? new CallResult(body.Externals.BindOperator(e));
            case ICoalesceOperation e:
                return body.Nullables.TryCoalesce(e) ?? throw LanguageFence.Refuse(e);
            case IConditionalAccessOperation e:
                return new CallResult(body.Choices.BindConditionalAccess(e, isValueUsed: true));
            case IConditionalOperation e:
                return new CallResult(Aggregate: body.Choices.BindAggregate(e));
            case ISwitchExpressionOperation e:
                return new CallResult(Aggregate: body.Switches.BindAggregate(e));
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return new CallResult(body.Expressions.ReadCarried(operation));
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation:
                return new CallResult(body.Externals.Bind(operation));
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private AggregateValue BindTuple(ITupleOperation tuple)
    {
        AggregateShape shape = ShapeOf(tuple.Type) ?? throw LanguageFence.Refuse(tuple);
        return new AggregateValue(shape, BindParts([.. tuple.Elements.Select((element, i) => (element, shape.Fields[i]))]));
    }

    /// <summary>Binds the values of parts from left to right.</summary>
    public ImmutableArray<Expr> BindParts(IReadOnlyList<(IOperation Value, AggregateField Field)> parts)
    {
        Expr[] values = [];
        foreach ((IOperation operation, AggregateField field) in parts)
        {
            (List<Statement> before, ImmutableArray<Expr> leaves) = body.Capture(() => LeavesOf(BindAny(operation), field.Nested, operation));
            body.EmitAfter(before, values, values.Length);
            values = [.. values, .. leaves];
        }

        return [.. values];
    }

    /// <summary>The leaves of a bound value that becomes part of a whole, where it has the given shape or is one leaf.</summary>
    public ImmutableArray<Expr> LeavesOf(CallResult bound, AggregateShape? shape, IOperation operation)
    {
        switch (bound)
        {
            case { Sequence: { } sequence }:
                return [new Read(sequence)];
            case { Aggregate: { } value } when shape is null:
                return [PutTogether(value, operation)];
            case { Aggregate: { } value } when value.Leaves.Length == shape.Leaves.Length:
                RefuseSharing(value, operation);
                return value.Leaves;
            case { Scalar: { } scalar }:
                return shape is null ? [scalar] : TakeApart(shape, scalar, operation).Leaves;
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    /// <summary>A copy of the parts of an object that can be changed would not see what is done to the object under its other name.</summary>
    public static void RefuseSharing(AggregateValue value, IOperation operation)
    {
        if (value is { Shape.IsShared: true, Origin: not null, IsNew: false })
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "a second name for '" + operation.Syntax + "', an object that can be changed,", "use one name for it, or make its fields readonly");
        }
    }

    private CallResult BindConversion(IConversionOperation operation, string name)
    {
        IOperation operand = operation.Operand;
        AggregateShape shape = ShapeOf(operation.Type) ?? throw LanguageFence.Refuse(operation);
        if (operation.OperatorMethod is not null)
        {
            if (shape is { Type.Name: "Complex" } && NumericsBodies.IsNumerics(shape.Type) && body.TypeOf(operand.Type) is RealType or IntegerType)
            {
                return new CallResult(Aggregate: new AggregateValue(shape, [ConversionBinder.Numeric(body.Bind(operand), IrType.Double), RealConstant.Of(0, IrType.Double)]));
            }

            return body.Inlining.TryBindOperator(operation, operation.OperatorMethod, [operand])
                ?? new CallResult(body.Externals.BindConversion(operation));
        }

        if (shape.IsNullable)
        {
            return new CallResult(Aggregate: body.Nullables.BindConversion(operation, shape));
        }

        if (operand is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } && shape.Type.IsValueType)
        {
            return new CallResult(Aggregate: AggregateValue.Zero(shape));
        }

        if (ShapeOf(operand.Type) is { IsNullable: true })
        {
            return new CallResult(Aggregate: body.Nullables.BindUnwrapped(operation));
        }

        if (shape.Type.IsTupleType)
        {
            AggregateValue tuple = Bind(operand, name);
            return new CallResult(Aggregate: new AggregateValue(
                shape, [.. tuple.Leaves.Select((leaf, i) => ConversionBinder.Numeric(leaf, shape.Leaves[i].Type))]));
        }

        return operation.Conversion.IsIdentity || operation.Conversion.IsReference && operation.IsImplicit || IsSameType(operation)
            ? BindAggregate(operand, name)
            : new CallResult(body.Externals.BindConversion(operation));
    }

    /// <summary>A creation or choice without a type of its own is converted to the one that it is wanted in.</summary>
    private static bool IsSameType(IConversionOperation operation) => SymbolEqualityComparer.Default.Equals(operation.Type, operation.Operand.Type);

    private AggregateValue BindSinCos(IInvocationOperation call, string sine = "Sin", string cosine = "Cos")
    {
        Expr angle = body.Bind(call.Arguments[0].Value);
        angle = angle is Read or RealConstant ? angle : body.Spill("angle", angle);
        return new AggregateValue(
            ShapeOf(call.Type) ?? throw LanguageFence.Refuse(call),
            [new Call(sine, EquatableArrays.Of(angle), angle.Type), new Call(cosine, EquatableArrays.Of(angle), angle.Type)]);
    }

    /// <summary>A field or property of an aggregate, or null where its owner is carried over as text.</summary>
    public CallResult? TryMember(IOperation operation, ISymbol member, IOperation instance)
    {
        AggregatePlace? place = TryPlace(instance);
        if (place is null && (IsKnownElsewhere(instance, member) || ShapeOf(instance.Type) is null || IsCarried(instance)))
        {
            return null;
        }

        if (place is null)
        {
            CallResult owner = BindAggregate(instance, "value");
            if (owner.Aggregate is null)
            {
                return new CallResult(body.Externals.BindMember(operation, owner.Scalar!, member));
            }

            place = PlaceOf(owner.Aggregate);
        }

        ISymbol? resolved = Dispatch.Resolve(member, place, instance);
        if (resolved is not null && place.Shape.Find(resolved) is { } field)
        {
            return field.Nested is not null
                ? new CallResult(Aggregate: place.Nested(field).Value)
                : LeafResult(place.Leaf(field).Value, operation);
        }

        return resolved is IPropertySymbol { GetMethod: { } getter }
            ? BindComputed(operation, place, getter)
            : throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "'" + operation.Syntax + "', which a derived type may override,", "use a member that is not virtual, or a sealed type");
    }

    private static CallResult LeafResult(Expr leaf, IOperation operation) => leaf switch
    {
        Read { Variable: { Type: SequenceType } sequence } => new CallResult(Sequence: sequence),
        { Type: SequenceType } => throw LanguageFence.Refuse(
            RefusalId.SequenceReassigned, operation, "'" + operation.Syntax + "', an array that has no value yet,", "give it its value in the constructor"),
        _ => new CallResult(leaf),
    };

    /// <summary>A member of a parameter is one of its flat parts; only what a type of System.Numerics computes is bound here.</summary>
    private bool IsKnownElsewhere(IOperation instance, ISymbol member) =>
        body.Objects.Find(instance) is not null && !(NumericsBodies.IsNumerics(instance.Type) && ShapeOf(instance.Type)!.Find(member) is null);

    private CallResult BindComputed(IOperation operation, AggregatePlace place, IMethodSymbol getter)
    {
        if (place.Shape.IsNullable)
        {
            return body.Nullables.Member(place.Value, getter.AssociatedSymbol!, operation);
        }

        IReadOnlyList<IArgumentOperation> arguments = operation is IPropertyReferenceOperation property ? property.Arguments : [];
        return body.Inlining.TryBindMember(operation, getter, place, arguments)
            ?? throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "'" + operation.Syntax + "'", "use a property with source that is not virtual");
    }

    /// <summary>A place for a value that is read more than once: what is computed gets a name.</summary>
    public AggregatePlace PlaceOf(AggregateValue value) => value.Origin ?? new AggregatePlace(
        value.Shape,
        [.. value.Leaves.Select((leaf, i) => leaf is Read { Variable: var variable } ? Place.Of(variable)
            : leaf is RealConstant or IntegerConstant or BoolConstant or Literal ? Place.ReadOnly(leaf)
            : Place.Of(body.Spill("value" + value.Shape.Leaves[i].Name, leaf).Variable))],
        isReadOnly: true);

    /// <summary>Whether the value of an expression is, or may turn out to be, taken apart.</summary>
    public bool IsTakenApart(IOperation operation) =>
        TryPlace(operation) is not null || ((body.Objects.Find(operation) is null || NumericsBodies.IsNumerics(operation.Type)) && ShapeOf(operation.Type) is not null && !IsCarried(operation));

    /// <summary>Before a body is bound: its locals are not known yet.</summary>
    public bool MayBeTakenApart(IOperation operation) =>
        operation.ConstantValue is not { HasValue: true, Value: null } && (operation is ILocalReferenceOperation || IsTakenApart(operation));

    /// <summary>Whether the chain of members starts at something that is carried over as text.</summary>
    private bool IsCarried(IOperation instance) => instance switch
    {
        IParenthesizedOperation e => IsCarried(e.Operand),
        _ when NumericsBodies.IsNumerics(instance.Type) && body.Objects.Find(instance) is not null => false,
        IFieldReferenceOperation { Instance: null } or IPropertyReferenceOperation { Instance: null } when NumericsBodies.IsNumerics(instance.Type) => false,
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => TryPlace(instance) is null,
        IFieldReferenceOperation e => e.Instance is null || TryPlace(e) is null && IsCarried(e.Instance),
        IPropertyReferenceOperation e => e.Instance is null || TryPlace(e) is null && IsCarried(e.Instance),
        IArrayElementReferenceOperation => true,
        _ => false,
    };

    /// <summary>The parts of a value that is carried over as text, for code that has no derivative.</summary>
    public AggregateValue TakeApart(AggregateShape shape, Expr value, IOperation operation)
    {
        if (shape.IsShared || shape.HasSequence || value is Literal || shape.Type is { IsReferenceType: true, IsSealed: false })
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "'" + operation.Syntax + "', an object made elsewhere,", "use its members, or make it in this method");
        }

        if (!shape.IsReadable)
        {
            throw LanguageFence.Refuse(
                RefusalId.Inaccessible, operation, "'" + shape.Type.Name + "', with members that the generated code may not name,", "make the fields internal, or the type of the method partial");
        }

        Expr owner = value is Read ? value : body.Spill("value", value);
        return new AggregateValue(shape, [.. shape.Leaves.Select(leaf => (Expr)body.Spill(
            "value" + leaf.Name,
            body.Externals.Finish(new CodeText().Receiver(owner).Append(leaf.Access!), operation, RefusalId.ValueLeaves, leaf.Type)))]);
    }

    /// <summary>What was bound as the value of an expression that is to be one value.</summary>
    public Expr ScalarOf(CallResult bound, IOperation operation) => bound switch
    {
        { Scalar: { } scalar } => scalar,
        { Aggregate: { } value } => PutTogether(value, operation),
        _ => throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "the value of '" + operation.Syntax + "' here", "assign it to variables first"),
    };

    /// <summary>The value as one again, for code that is carried over as text.</summary>
    public Expr PutTogether(AggregateValue value, IOperation operation)
    {
        CodeText text = new();
        if (value.Shape.IsShared || value.Shape.HasSequence || value.Shape.Type is { IsReferenceType: true, IsRecord: false } || !AggregateText.TryAppend(text, value, body.Session))
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "the use of '" + operation.Syntax + "' as a whole", "use its members");
        }

        return body.Externals.Finish(text, operation, RefusalId.ValueLeaves, body.Session.Types.Map(value.Shape.Type));
    }

    /// <summary>Declares one variable per part.</summary>
    public AggregatePlace Declare(string name, AggregateShape shape, AggregateValue? value)
    {
        List<Place> places = [];
        for (int i = 0; i < shape.Leaves.Length; i++)
        {
            AggregateLeaf leaf = shape.Leaves[i];
            Expr? given = value?.Leaves[i];
            if (leaf.Type is SequenceType)
            {
                places.Add(given is Read { Variable: var sequence } ? Place.Of(body.References.Keep(sequence)) : Place.ReadOnly(AggregateValue.ZeroOf(leaf.Type)));
                continue;
            }

            Variable variable = body.Local(name + leaf.Name, leaf.Type);
            if (shape.IsShared)
            {
                body.Session.SharedVariables.Add(variable);
            }

            body.Emit(new Declare(variable, given is null ? AggregateValue.ZeroOf(leaf.Type) : ConversionBinder.Numeric(given, leaf.Type)));
            places.Add(Place.Of(variable));
        }

        return new AggregatePlace(shape, places);
    }

    /// <summary>The place of a new local: the value's own where nobody else has it, and that of an object that has two names.</summary>
    public AggregatePlace DeclareLocal(ILocalSymbol local, AggregateValue value, IOperation? operation)
    {
        bool isSameObject = value.Shape is { IsShared: true, Type.IsReferenceType: true } && !body.Frame.Assigns(local);
        if (value.Origin is { } origin && (value.IsNew || isSameObject))
        {
            return origin;
        }

        if (operation is not null)
        {
            RefuseSharing(value, operation);
        }

        return Declare(local.Name, value.Shape, value);
    }

    /// <summary>Gives a place another value.</summary>
    public void Assign(AggregatePlace place, AggregateValue value, IOperation operation)
    {
        if (place.Shape.Leaves.Length != value.Leaves.Length
            || (place.Shape.Type.IsReferenceType && !SymbolEqualityComparer.Default.Equals(place.Shape.Type, value.Shape.Type)))
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "giving '" + operation.Syntax + "' an object of another type", "use one type");
        }

        if (place.Shape.IsShared && place.Construction is null)
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "giving '" + operation.Syntax + "', an object that can be changed, another one", "declare a second variable, or make its fields readonly");
        }

        RefuseSharing(value, operation);
        Deliver(place, value, operation);
    }

    /// <summary>What the attributed method returns: the object goes to the caller, and nobody here changes it any more.</summary>
    public AggregateValue Returned(CallResult bound, AggregateShape shape, IOperation operation)
    {
        AggregateValue value = bound.Aggregate
            ?? new AggregateValue(shape, bound.Scalar is { } carried ? TakeApart(shape, carried, operation).Leaves : throw LanguageFence.Refuse(operation));
        return value.Leaves.Length == shape.Leaves.Length && (!shape.Type.IsReferenceType || SymbolEqualityComparer.Default.Equals(shape.Type, value.Shape.Type))
            ? value
            : throw LanguageFence.Refuse(
                RefusalId.ResultParts, operation, "'" + operation.Syntax + "', an object of another type than the method's,", "return objects of one type");
    }

    /// <summary>Gives every part of a place its value.</summary>
    public void Deliver(AggregatePlace place, AggregateValue value, IOperation operation)
    {
        List<(Place Place, Expr Value)> leaves = [];
        for (int i = 0; i < value.Leaves.Length; i++)
        {
            if (place.Shape.Leaves[i].Type is SequenceType)
            {
                AssignSequence(place, i, value.Leaves[i], operation);
            }
            else
            {
                leaves.Add((place[i], ConversionBinder.Numeric(value.Leaves[i], place.Shape.Leaves[i].Type)));
            }
        }

        body.Assignments.AssignAll([.. leaves.Select(l => l.Place)], [.. leaves.Select(l => l.Value)]);
    }

    /// <summary>An array gets its one value while the object is made.</summary>
    public void AssignSequence(AggregatePlace place, int leaf, Expr value, IOperation operation)
    {
        if (place[leaf].Variable is { } variable && value is Read { Variable: var same } && same == variable)
        {
            return;
        }

        if (place[leaf].Variable is not null || place.Construction != body.Session.Block || value is not Read { Variable: var sequence })
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "giving '" + operation.Syntax + "' another array or span", "declare a second variable, or copy the elements");
        }

        place[leaf] = Place.Of(body.References.Keep(sequence));
    }
}
