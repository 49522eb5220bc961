using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which values are worth keeping and which are as well computed again.</summary>
internal static class Cost
{
    private const int CheapNodes = 9;
    private const int CheapIndexNodes = 20;

    /// <summary>A name, a constant, an element: the value can be written where it is needed.</summary>
    public static bool IsReadable(Expr expression) => expression switch
    {
        Read or RealConstant or IntegerConstant or BoolConstant or Literal or Length => true,
        Element element => IsCheap(element.Index),
        Convert { Operand.Type: IntegerType } convert => IsReadable(convert.Operand),
        _ => false,
    };

    /// <summary>Few additions, multiplications, comparisons and loads: cheaper to compute again than to store and load.</summary>
    public static bool IsCheap(Expr expression) =>
        Walk.All(expression).All(IsCheapNode) && Walk.All(expression).Count() <= (Walk.All(expression).All(IsIndexArithmetic) ? CheapIndexNodes : CheapNodes);

    /// <summary>Integers in registers.</summary>
    private static bool IsIndexArithmetic(Expr node) => node is Read { Type: IntegerType } or IntegerConstant or Length or Conditional
        or Binary { Operator: not (BinaryOperator.Divide or BinaryOperator.Remainder) };

    private static bool IsCheapNode(Expr node) => node switch
    {
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: RealType } => false,
        Call call => (DerivativeTable.Get(call.Function, call.Arguments.Count).Facts & ValueFacts.Cheap) != 0,
        External or Pop or Take or TakeBack or TakeStart or Allocate or NewArena or ReturnedArray => false,
        _ => true,
    };
}
