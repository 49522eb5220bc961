using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The arguments of a call that is carried over, as they are written.</summary>
internal static class ExternalArguments
{
    /// <summary>The values to bind: without omitted optional ones, and those of a <c>params</c> array one by one.</summary>
    public static IEnumerable<IOperation> Of(IReadOnlyList<IArgumentOperation> arguments) => arguments.Where(IsWritten).SelectMany(Values);

    public static void Append(CodeText text, IReadOnlyList<IArgumentOperation> arguments, IReadOnlyList<Expr> values)
    {
        int next = 0;
        int expected = 0;
        foreach (IArgumentOperation argument in arguments.Where(IsWritten))
        {
            bool isInPlace = argument.Parameter is null || argument.Parameter.Ordinal == expected;
            int count = Values(argument).Count();
            for (int i = 0; i < count; i++)
            {
                text.Append(next == 0 ? string.Empty : ", ");
                text.Append(isInPlace ? string.Empty : Identifier.Escape(argument.Parameter!.Name) + ": ");
                text.Hole(values[next++]);
            }

            // Behind a named argument out of place every other one is named.
            expected = isInPlace ? expected + 1 : int.MaxValue;
        }
    }

    /// <summary>
    /// What the compiler fills in is left out, except what it fills in from the place of the call: the expression that a guard names
    /// in its message, for one.
    /// </summary>
    private static bool IsWritten(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue
        || (argument.Parameter is { } parameter
            && argument.Value.ConstantValue is { HasValue: true, Value: string }
            && parameter.GetAttributes().Any(a => a.AttributeClass?.Name.StartsWith("Caller", System.StringComparison.Ordinal) == true));

    private static IEnumerable<IOperation> Values(IArgumentOperation argument) => argument switch
    {
        { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } initializer } } => initializer.ElementValues,
        { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation collection } => collection.Elements,
        _ => [argument.Value],
    };
}
