using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>How an aggregate is made from its leaves in C#.</summary>
internal static class AggregateText
{
    /// <summary>Appends the text that makes the value, or says that there is none.</summary>
    public static bool TryAppend(CodeText text, AggregateValue value, BindingSession session)
    {
        AggregateShape shape = value.Shape;
        if (shape.Type.IsTupleType)
        {
            text.Append("(");
            for (int i = 0; i < shape.Fields.Length; i++)
            {
                text.Append(i == 0 ? string.Empty : ", ");
                if (!TryAppend(text, value, shape.Fields[i], session))
                {
                    return false;
                }
            }

            text.Append(")");
            return true;
        }

        if (shape.IsNullable)
        {
            text.Append("(").Hole(value.Leaves[0]).Append(" ? (" + TypeMap.TextOf(shape.Type) + ")");
            if (!TryAppend(text, value, shape.Fields[1], session))
            {
                return false;
            }

            text.Append(" : null)");
            return true;
        }

        return TryAppendInitializer(text, value, session);
    }

    private static bool TryAppend(CodeText text, AggregateValue value, AggregateField field, BindingSession session)
    {
        if (field.Nested is not null)
        {
            return TryAppend(text, value.Nested(field), session);
        }

        text.Receiver(value.Leaves[field.First]);
        return true;
    }

    /// <summary><c>new S(a, b)</c> for a record with these parameters, else <c>new S { A = a, B = b }</c> where every field may be set.</summary>
    private static bool TryAppendInitializer(CodeText text, AggregateValue value, BindingSession session)
    {
        AggregateShape shape = value.Shape;
        if (!session.CanName(shape.Type))
        {
            return false;
        }

        text.Append("new " + TypeMap.TextOf(shape.Type));
        if (NumericsBodies.IsNumerics(shape.Type))
        {
            text.Append("(");
            for (int i = 0; i < shape.Leaves.Length; i++)
            {
                text.Append(i == 0 ? string.Empty : ", ").Hole(value.Leaves[i]);
            }

            text.Append(")");
            return true;
        }

        if (shape.Type.IsRecord
            && Constructors.Primary(shape.Type, session) is { } primary
            && session.CanName(primary)
            && primary.Parameters.Length == shape.Fields.Length
            && primary.Parameters.All(p => shape.Fields.Any(f => IsPositional(f, p, session))))
        {
            return TryAppendArguments(text, value, primary.Parameters.Select(p => shape.Fields.First(f => IsPositional(f, p, session))), session);
        }

        if (PlainConstructor.Order(shape.Type, [.. shape.Fields.Select(f => f.Member)], session) is { } order)
        {
            return TryAppendArguments(text, value, order.Select(member => shape.Find(member)!), session);
        }

        bool isDefaultMade = shape.Type.IsValueType
            ? shape.Type.InstanceConstructors.All(c => c.Parameters.Length > 0 || c.IsImplicitlyDeclared)
            : shape.Type.InstanceConstructors.Any(c => c.Parameters.Length == 0 && session.CanName(c));
        if (!isDefaultMade || !shape.Fields.All(f => IsSettable(f.Member, session)) || shape.Fields.Select(f => f.Name).Distinct().Count() < shape.Fields.Length)
        {
            return false;
        }

        text.Append(" { ");
        for (int i = 0; i < shape.Fields.Length; i++)
        {
            text.Append((i == 0 ? string.Empty : ", ") + Identifier.Escape(shape.Fields[i].Name) + " = ");
            if (!TryAppend(text, value, shape.Fields[i], session))
            {
                return false;
            }
        }

        text.Append(" }");
        return true;
    }

    private static bool TryAppendArguments(CodeText text, AggregateValue value, IEnumerable<AggregateField> fields, BindingSession session)
    {
        text.Append("(");
        string separator = string.Empty;
        foreach (AggregateField field in fields)
        {
            text.Append(separator);
            separator = ", ";
            if (!TryAppend(text, value, field, session))
            {
                return false;
            }
        }

        text.Append(")");
        return true;
    }

    /// <summary>The property that a record makes of a parameter.</summary>
    public static bool IsPositional(AggregateField field, IParameterSymbol parameter, BindingSession session) =>
        field.Member is IPropertySymbol property
        && property.Name == parameter.Name
        && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax(session.Cancellation) is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax);

    private static bool IsSettable(ISymbol member, BindingSession session) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && session.CanName(field),
        IPropertySymbol property => property.SetMethod is { } setter && session.CanName(setter),
        _ => false,
    };
}
