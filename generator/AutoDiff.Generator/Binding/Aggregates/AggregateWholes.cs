using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Values that are carried over as text: what is taken apart of them, and what is put together for them.</summary>
internal sealed class AggregateWholes(BodyBinder body)
{
    /// <summary>The parts of a value that is carried over as text, for code that has no derivative.</summary>
    public AggregateValue TakeApart(AggregateShape shape, Expr value, IOperation operation)
    {
        if (shape.IsShared || shape.HasSequence || value is Literal || shape.Type is { IsReferenceType: true, IsSealed: false })
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "'" + operation.Syntax + "', an object made elsewhere,", operation.Parent is IWithOperation ? "make the copy with 'new', from its members" : "use its members, or make it in this method");
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
}
