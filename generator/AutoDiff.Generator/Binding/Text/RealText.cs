using System.Globalization;

namespace AutoDiff.Generator.Binding;

/// <summary>Real constants as C# text.</summary>
internal static class RealText
{
    public static string Of(double value, bool isFloat)
    {
        string type = isFloat ? "float" : "double";
        if (double.IsNaN(value))
        {
            return type + ".NaN";
        }

        if (double.IsInfinity(value))
        {
            return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        }

        return isFloat
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }
}
