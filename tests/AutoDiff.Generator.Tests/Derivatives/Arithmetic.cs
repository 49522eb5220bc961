using System.Numerics;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>The operators of C# on values of one type.</summary>
internal static class Arithmetic
{
    public static object Of<T>(BinaryOperator op, T a, T b)
        where T : INumber<T> => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Remainder => a % b,
        BinaryOperator.Equal => a == b,
        BinaryOperator.NotEqual => a != b,
        BinaryOperator.Less => a < b,
        BinaryOperator.LessOrEqual => a <= b,
        BinaryOperator.Greater => a > b,
        BinaryOperator.GreaterOrEqual => a >= b,
        _ => throw new NotSupportedException(op.ToString()),
    };

    public static object OfIntegers<T>(BinaryOperator op, T a, T b, bool isChecked, int count)
        where T : IBinaryInteger<T> => (op, isChecked) switch
    {
        (BinaryOperator.Add, true) => checked(a + b),
        (BinaryOperator.Subtract, true) => checked(a - b),
        (BinaryOperator.Multiply, true) => checked(a * b),
        (BinaryOperator.And, _) => a & b,
        (BinaryOperator.Or, _) => a | b,
        (BinaryOperator.ExclusiveOr, _) => a ^ b,
        (BinaryOperator.ShiftLeft, _) => a << count,
        (BinaryOperator.ShiftRight, _) => a >> count,
        (BinaryOperator.ShiftRightUnsigned, _) => a >>> count,
        _ => Of(op, a, b),
    };

    public static object OfBooleans(BinaryOperator op, bool a, bool b) => op switch
    {
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.ExclusiveOr or BinaryOperator.NotEqual => a ^ b,
        BinaryOperator.Equal => a == b,
        _ => throw new NotSupportedException(op.ToString()),
    };
}
