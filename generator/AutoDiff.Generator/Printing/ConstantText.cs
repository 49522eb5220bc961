using System;
using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Constants as C# literals that have their type and exactly their value.</summary>
internal static class ConstantText
{
    /// <summary>As a literal of the real type: <c>2.0</c>, <c>0.5f</c>, <c>T.CreateChecked(2.0)</c>.</summary>
    public static string Of(RealConstant constant)
    {
        RealType type = (RealType)constant.Type;
        return type.IsGeneric ? OfGeneric(constant.Value, type.Name) : OfReal(constant.Value, type.Name);
    }

    /// <summary>As an integer literal, <c>2</c>, where the place converts it to the real type; or as above.</summary>
    public static string Short(RealConstant constant) =>
        constant.Type is RealType { IsGeneric: false } && IsSmallInteger(constant.Value)
            ? ((int)constant.Value).ToString(CultureInfo.InvariantCulture)
            : Of(constant);

    /// <summary>The bare digits, where the place converts them to the integer type.</summary>
    public static string Short(IntegerConstant constant) =>
        constant.Value is >= int.MinValue and <= int.MaxValue && constant.Type is not IntegerType { Name: "char" }
            ? constant.Value.ToString(CultureInfo.InvariantCulture)
            : Of(constant);

    public static string Of(IntegerConstant constant)
    {
        string digits = constant.Value.ToString(CultureInfo.InvariantCulture);
        return ((IntegerType)constant.Type).Name switch
        {
            "int" => digits,
            "long" => digits + "L",
            "uint" => digits + "u",
            "ulong" => digits + "UL",
            "char" => "(char)" + digits,
            string other => constant.Value < 0 ? "(" + other + ")(" + digits + ")" : "(" + other + ")" + digits,
        };
    }

    /// <summary>Whether the text binds like a unary operator: a sign, a cast.</summary>
    public static bool IsUnary(string text) => text[0] is '-' or '(';

    private static bool IsSmallInteger(double value) =>
        Math.Abs(value) < 1e6 && value == Math.Truncate(value) && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(-0.0);

    private static string OfReal(double value, string type) => value switch
    {
        _ when double.IsNaN(value) => type + ".NaN",
        _ when double.IsPositiveInfinity(value) => type + ".PositiveInfinity",
        _ when double.IsNegativeInfinity(value) => type + ".NegativeInfinity",
        Math.PI when type == "double" => "global::System.Math.PI",
        (float)Math.PI when type == "float" => "global::System.MathF.PI",
        _ when type == "float" => Digits((float)value) + "f",
        _ => WithPoint(Digits(value)),
    };

    private static string OfGeneric(double value, string type) => value switch
    {
        _ when double.IsNaN(value) => type + ".NaN",
        _ when double.IsPositiveInfinity(value) => type + ".PositiveInfinity",
        _ when double.IsNegativeInfinity(value) => type + ".NegativeInfinity",
        0 => type + (1 / value > 0 ? ".Zero" : ".NegativeZero"),
        1 => type + ".One",
        -1 => type + ".NegativeOne",
        Math.PI => type + ".Pi",
        Math.E => type + ".E",
        _ => type + ".CreateChecked(" + WithPoint(Digits(value)) + ")",
    };

    /// <summary>The shortest digits that read back as the same number; older runtimes need the long form for some.</summary>
    private static string Digits(double value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        bool same = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double back) && back.Equals(value);
        return Tidy(Signed(same ? digits : value.ToString("G17", CultureInfo.InvariantCulture), value));
    }

    private static string Digits(float value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        bool same = float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back.Equals(value);
        return Tidy(Signed(same ? digits : value.ToString("G9", CultureInfo.InvariantCulture), value));
    }

    /// <summary>Older runtimes write negative zero without its sign.</summary>
    private static string Signed(string digits, double value) => value == 0 && 1 / value < 0 && digits[0] != '-' ? "-" + digits : digits;

    /// <summary><c>1E-05</c> becomes <c>1e-5</c>.</summary>
    private static string Tidy(string digits)
    {
        int exponent = digits.IndexOf('E');
        if (exponent < 0)
        {
            return digits;
        }

        string sign = digits[exponent + 1] == '-' ? "-" : "";
        return digits.Substring(0, exponent) + "e" + sign + digits.Substring(exponent + 1).TrimStart('+', '-').TrimStart('0');
    }

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'e']) < 0 ? digits + ".0" : digits;
}
