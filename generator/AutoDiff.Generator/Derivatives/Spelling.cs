using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>How a function of the table is written in C# for operands of a type.</summary>
internal static class Spelling
{
    /// <summary>What <c>System.Math</c> offers for double; <c>System.MathF</c> offers the same for float, but no Clamp.</summary>
    private static readonly HashSet<string> inMath =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "BitDecrement", "BitIncrement", "Cbrt", "Ceiling", "Clamp",
        "CopySign", "Cos", "Cosh", "Exp", "Floor", "FusedMultiplyAdd", "IEEERemainder", "ILogB", "Log", "Log10", "Log2", "Max",
        "MaxMagnitude", "Min", "MinMagnitude", "Pow", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "Round", "ScaleB", "Sign", "Sin",
        "Sinh", "Sqrt", "Tan", "Tanh", "Truncate",
    ];

    public static string Of(string function, IrType operandType) => operandType switch
    {
        RealType { IsGeneric: true } => operandType.Text + "." + MemberName(function),
        RealType { Name: "float" } when inMath.Contains(function) && function != "Clamp" => "global::System.MathF." + function,
        RealType when !inMath.Contains(function) => operandType.Text + "." + MemberName(function),
        _ => "global::System.Math." + function,
    };

    /// <summary>Math and the number types disagree about one name.</summary>
    private static string MemberName(string function) => function == "IEEERemainder" ? "Ieee754Remainder" : function;
}
