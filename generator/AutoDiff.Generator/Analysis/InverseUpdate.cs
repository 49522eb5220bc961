using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Integer updates that run backwards: <c>k += 2</c> is undone by <c>k -= 2</c>, exactly, also where it wraps around.</summary>
internal static class InverseUpdate
{
    public static Assign? Of(Statement statement, Definitions definitions) => statement switch
    {
        Assign { Value: Binary { Checked: false, Type: IntegerType { Name: "int" or "long" } type } value } assign
            when value.Left == new Read(assign.Variable) && definitions.IsStable(value.Right) => value.Operator switch
            {
                BinaryOperator.Add => new Assign(assign.Variable, new Binary(BinaryOperator.Subtract, value.Left, value.Right, type)),
                BinaryOperator.Subtract => new Assign(assign.Variable, new Binary(BinaryOperator.Add, value.Left, value.Right, type)),
                _ => null,
            },
        _ => null,
    };
}
