using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>New arrays and spans with elements: initializers, collection expressions, <c>stackalloc</c>.</summary>
internal sealed class FilledSequences(BodyBinder body)
{
    public SequenceValue Filled(SequenceType type, IReadOnlyList<IOperation> elements, bool onStack)
    {
        if (elements.FirstOrDefault(e => e is IArrayInitializerOperation || (e is ISpreadOperation && type.IsJagged)) is { } unsupported)
        {
            throw LanguageFence.Refuse(unsupported);
        }

        if (elements.Any(e => e is ISpreadOperation))
        {
            return new SequenceValue(type, Spread(type, elements));
        }

        Expr[] values = type.IsJagged
            ? body.BindInOrder(elements, element => body.References.BindArm(element, type.Element))
            : body.BindAllInOrder(elements, element => body.Records.Leaves(element, type.Element));
        return new SequenceValue(type, null, new Allocate(type.Element, IntegerConstant.Of(elements.Count), onStack), values);
    }

    /// <summary>A collection expression with spread elements: its length is known once the last of them is bound, and what follows it is evaluated in place.</summary>
    private Variable Spread(SequenceType type, IReadOnlyList<IOperation> elements)
    {
        SpreadOrder order = new(elements, body);
        List<Variable?> parts = [];
        Expr[] values = [];
        for (int i = 0; i < order.UpToLast; i++)
        {
            IOperation element = elements[i];
            (List<Statement> before, (Variable? part, IReadOnlyList<Expr> leaves)) = body.Capture(() =>
                element is ISpreadOperation spread ? (Part(type, spread), []) : ((Variable?)null, body.Records.Leaves(element, type.Element)));
            order.Check(i, before, type.Element, filled: null);
            parts = [.. parts.Select(earlier => earlier is null ? null : body.References.KeepThrough(before, earlier))];
            body.EmitAfter(before, values, values.Length);
            parts.Add(part);
            values = [.. values, .. leaves];
        }

        Expr length = IntegerConstant.Of(elements.Count(element => element is not ISpreadOperation));
        foreach (Variable part in parts.OfType<Variable>())
        {
            length = new Binary(BinaryOperator.Add, length, new Length(part), IrType.Int);
        }

        Variable buffer = body.Temporary("elements", new SequenceType(SequenceKind.Array, type.Element));
        body.Emit(new Declare(buffer, new Allocate(type.Element, length, OnStack: false)));
        int stride = type.Element is RecordType record ? record.Stride : 1;
        Expr position = IntegerConstant.Of(0);
        int next = 0;
        foreach (Variable? spread in parts)
        {
            if (spread is not { } part)
            {
                body.Records.Store(buffer, position, [.. values.Skip(next).Take(stride)]);
                next += stride;
                position = Sum(position, IntegerConstant.Of(1));
                continue;
            }

            body.Sequences.EmitCopy(part, body.Sequences.NameOf(new View(buffer, position, new Length(part), new SequenceType(SequenceKind.Span, type.Element))));
            position = Sum(position, new Length(part));
        }

        foreach (IOperation element in elements.Skip(order.UpToLast))
        {
            (List<Statement> before, IReadOnlyList<Expr> leaves) = body.Capture(() => body.Records.Leaves(element, type.Element));
            Expr[] at = [position];
            body.EmitAfter(before, at, 1);
            body.Records.Store(buffer, at[0], leaves);
            position = Sum(at[0], IntegerConstant.Of(1));
        }

        return buffer;
    }

    private Variable Part(SequenceType type, ISpreadOperation spread)
    {
        if (spread.Operand is not { Type: not null } operand)
        {
            throw LanguageFence.Refuse(spread);
        }

        Variable? part = body.TypeOf(operand.Type) is SequenceType ? body.Sequences.Bind(operand, "part")
            : body.Queries.TryBind(operand) is { } query ? body.QueryArrays.Bind(query, spread)
            : null;
        return part is { Type: SequenceType { Element: var element } } && element == type.Element ? part : throw LanguageFence.Refuse(spread);
    }

    public SequenceValue OnStack(SequenceType type, IOperation operation)
    {
        SemanticModel model = body.Session.ModelOf(operation.Syntax.SyntaxTree);
        InitializerExpressionSyntax? initializer = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax s => s.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax s => s.Initializer,
            _ => null,
        };
        if (initializer is not null)
        {
            return Filled(type, [.. initializer.Expressions.Select(e => OperationOf(model, e, operation))], onStack: true);
        }

        ExpressionSyntax? size = operation.Syntax is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array }
            ? array.RankSpecifiers[0].Sizes[0]
            : null;
        return size is null
            ? throw LanguageFence.Refuse(operation)
            : new SequenceValue(type, null, new Allocate(type.Element, body.Bind(OperationOf(model, size, operation)), OnStack: true));
    }

    private IOperation OperationOf(SemanticModel model, ExpressionSyntax syntax, IOperation parent) =>
        model.GetOperation(syntax, body.Session.Cancellation) ?? throw LanguageFence.Refuse(parent);

    private static Expr Sum(Expr left, Expr right) => (left, right) switch
    {
        (IntegerConstant { Value: 0 }, _) => right,
        (IntegerConstant first, IntegerConstant second) => IntegerConstant.Of((int)(first.Value + second.Value)),
        (Binary { Operator: BinaryOperator.Add, Right: IntegerConstant first } sum, IntegerConstant second) => sum with { Right = IntegerConstant.Of((int)(first.Value + second.Value)) },
        _ => new Binary(BinaryOperator.Add, left, right, IrType.Int),
    };
}
