using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a test leads to nothing but an exception.</summary>
internal static class ThrowGuard
{
    public static bool Contains(IOperation test)
    {
        for (IOperation? operation = test; operation?.Parent is { } parent; operation = parent)
        {
            if (parent is IConditionalOperation { WhenFalse: null } branch)
            {
                return branch.Condition == operation && Throws(branch.WhenTrue);
            }
        }

        return false;
    }

    private static bool Throws(IOperation statement) => statement switch
    {
        IBlockOperation block => block.Operations.Length > 0 && Throws(block.Operations.Last()),
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };
}
