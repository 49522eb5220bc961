using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Sums and products of very many terms, as programs write them: deep trees that lean to the left.</summary>
internal static class LongChain
{
    public const int Segment = 32;

    public static bool StartsAt(IBinaryOperation operation) => Of(operation).Count > Segment;

    /// <summary>The operators of the chain, the last applied first.</summary>
    public static List<IBinaryOperation> Of(IBinaryOperation operation)
    {
        List<IBinaryOperation> links = [operation];
        bool isArithmetic = operation.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide;
        while (isArithmetic
            && links[links.Count - 1].LeftOperand is IBinaryOperation next
            && next.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide
            && next is { ConstantValue.HasValue: false, IsLifted: false }
            && SymbolEqualityComparer.Default.Equals(next.Type, operation.Type))
        {
            links.Add(next);
        }

        return links;
    }
}
