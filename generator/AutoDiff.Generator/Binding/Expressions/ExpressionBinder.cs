using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Expressions of scalar or opaque type: constants here, everything else by the binder of its construct.</summary>
internal sealed class ExpressionBinder(BodyBinder body)
{
    public Expr Bind(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        body.Session.CountExpression();
        if (body.Session.IsTooLarge)
        {
            throw LanguageFence.Refuse(RefusalId.TooLarge, operation, "a method this large, with all that it calls", "differentiate its parts");
        }

        if (operation.Type is not null && ConstantBinder.Bind(operation, body.TypeOf(operation.Type)) is { } constant)
        {
            return constant;
        }

        if (body.Evaluated.Find(operation)?.Scalar is { } evaluated)
        {
            return evaluated;
        }

        if (body.Objects.Find(operation) is { } whole)
        {
            return body.Objects.AsValue(operation, whole);
        }

        // A method of an object that is data is followed; the object stays what it is.
        if (operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && body.Frame is { This: null, Receiver.Value: { } carried })
        {
            return carried;
        }

        if (body.Aggregates.ShapeOf(operation.Type) is not null || body.AggregatePlaces.TryPlace(operation) is not null)
        {
            CallResult bound = body.Aggregates.BindAny(operation);
            return bound.Scalar ?? body.AggregateWholes.PutTogether(bound.Aggregate ?? throw LanguageFence.Refuse(operation), operation);
        }

        return operation switch
        {
            IParenthesizedOperation e => Bind(e.Operand),
            ILocalReferenceOperation e => ReadOf(e, e.Local),
            IParameterReferenceOperation e => ReadOf(e, e.Parameter),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } e when body.Frame.Receiver is { } receiver =>
                receiver.Known is { } known ? body.Objects.AsValue(e, known) : receiver.Value!,
            IConversionOperation e => body.Nullables.TryUnwrap(e) ?? body.Conversions.Bind(e),
            ICoalesceOperation e when body.Nullables.TryCoalesce(e) is { } choice => body.AggregateWholes.ScalarOf(choice, e),
            IUnaryOperation e => body.Operators.BindUnary(e),
            IBinaryOperation e => body.Operators.BindBinary(e),
            ITupleBinaryOperation e => body.Equalities.BindTuples(e),
            IConditionalOperation e => body.Choices.BindConditional(e),
            ISwitchExpressionOperation e => body.Switches.BindExpression(e),
            IIsPatternOperation e => body.Patterns.Bind(e),
            IInvocationOperation e => body.Calls.Bind(e),
            IPropertyReferenceOperation e => body.Members.BindProperty(e),
            IFieldReferenceOperation e => body.Members.BindField(e),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => body.Places.Bind(operation).Value,
            ICoalesceAssignmentOperation e => body.MissingValues.BindCoalesceAssignment(e),
            IAssignmentOperation or IIncrementOrDecrementOperation => body.Assignments.BindValue(operation),
            ICoalesceOperation e => body.MissingValues.BindCoalesce(e),
            IConditionalAccessOperation e => body.MissingValues.BindConditionalAccess(e, isValueUsed: true)!,
            IConditionalAccessInstanceOperation e => body.Frame.ConditionalReceiver ?? throw LanguageFence.Refuse(e),
            IDefaultValueOperation e => BindDefault(body.TypeOf(e.Type)),
            IObjectCreationOperation or IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation
                or ITypeParameterObjectCreationOperation or ITypeOfOperation or INameOfOperation or IIsTypeOperation => body.Externals.Bind(operation),
            _ => throw LanguageFence.Refuse(operation),
        };
    }

    private static Expr BindDefault(IrType type) =>
        type is OpaqueType ? new Literal("default(" + type.Text + ")", type) : DefaultValue.Of(type);

    private Expr ReadOf(IOperation operation, ISymbol symbol) =>
        body.Frame.FindObject(symbol) is { } known ? body.Objects.AsValue(operation, known) :
        body.Frame.FindConstant(symbol) ?? body.Frame.FindElement(symbol)?.Value ?? body.AggregatePlaces.TryLeaf(operation)?.Value ?? new Read(Variable(operation, symbol));

    /// <summary>A local or parameter that is one value, though its type has parts.</summary>
    public Expr ReadCarried(IOperation operation) => operation switch
    {
        ILocalReferenceOperation e => ReadOf(e, e.Local),
        IParameterReferenceOperation e => ReadOf(e, e.Parameter),
        _ => throw LanguageFence.Refuse(operation),
    };

    /// <summary>The variable of a local or parameter. There is none where its declaration was refused: that has been told.</summary>
    public Variable Variable(IOperation operation, ISymbol symbol)
    {
        if (body.Frame.FindList(symbol) is { } list)
        {
            // A guard may look at the list itself; anything else could change it.
            return list.Owner is { } itself && body.Frame.IsPassive ? itself : throw LanguageFence.Refuse(
                RefusalId.SequencePassed, operation, "the list '" + symbol.Name + "' as a whole", "use its elements, Count, Add, AddRange, Clear, ToArray and foreach, or pass it to methods with source");
        }

        if (body.Frame.FindGrid(symbol) is { } grid)
        {
            // A guard may look at the array itself.
            return grid.Owner is { } owner && body.Frame.IsPassive
                ? owner
                : throw LanguageFence.Refuse(
                    RefusalId.SequenceShape, operation, "the rectangular array '" + symbol.Name + "' as a whole", "pass it to methods with source, or use its elements");
        }

        if (body.Frame.Find(symbol) is { } variable)
        {
            return variable;
        }

        if (body.Objects.TryCaptured(operation, symbol) is { } captured)
        {
            return captured;
        }

        if (body.Frame.FindAggregate(symbol) is not null)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "'" + symbol.Name + "' as a whole", "use its parts");
        }

        if (body.Session.Refusals.Count == 0 && !body.Session.HasErrors)
        {
            throw LanguageFence.Refuse(operation);
        }

        throw new RefusalException(null);
    }
}
