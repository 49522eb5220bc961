using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// What the methods of <c>TensorPrimitives</c> mean, as source that is followed in their place. Two things differ from the library: sums are
/// taken in order, and <c>SoftMax</c> is shifted by the maximum, so that it does not overflow.
/// </summary>
internal static class TensorBodies
{
    private static readonly string[] functions =
    [
        "Abs", "Acos", "AcosPi", "Acosh", "Asin", "AsinPi", "Asinh", "Atan", "AtanPi", "Atanh", "Cbrt", "Ceiling", "Cos", "CosPi", "Cosh",
        "DegreesToRadians", "Exp", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1", "Floor", "Log", "Log10", "Log10P1", "Log2", "Log2P1", "LogP1",
        "RadiansToDegrees", "Round", "Sin", "SinPi", "Sinh", "Sqrt", "Tan", "TanPi", "Tanh", "Truncate",
    ];

    private static readonly (string Name, string Formula)[] unary =
    [
        ("Negate", "-{0}"),
        ("Reciprocal", "T.One / {0}"),
        ("ReciprocalSqrt", "T.One / T.Sqrt({0})"),
        ("Sigmoid", "T.One / (T.One + T.Exp(-{0}))"),
        ("Increment", "{0} + T.One"),
        ("Decrement", "{0} - T.One"),
        .. functions.Select(f => (f, "T." + f + "({0})")),
    ];

    private static readonly (string Name, string Formula)[] binary =
    [
        ("Add", "{0} + {1}"),
        ("Subtract", "{0} - {1}"),
        ("Multiply", "{0} * {1}"),
        ("Divide", "{0} / {1}"),
        ("Max", "T.Max({0}, {1})"),
        ("Min", "T.Min({0}, {1})"),
        ("Pow", "T.Pow({0}, {1})"),
        ("Atan2", "T.Atan2({0}, {1})"),
        ("Hypot", "T.Hypot({0}, {1})"),
        ("Log", "T.Log({0}, {1})"),
        ("CopySign", "T.CopySign({0}, {1})"),
    ];

    private static readonly (string Name, string Formula)[] ternary =
    [
        ("MultiplyAdd", "{0} * {1} + {2}"),
        ("MultiplyAddEstimate", "T.MultiplyAddEstimate({0}, {1}, {2})"),
        ("FusedMultiplyAdd", "T.FusedMultiplyAdd({0}, {1}, {2})"),
        ("AddMultiply", "({0} + {1}) * {2}"),
        ("Lerp", "T.Lerp({0}, {1}, {2})"),
        ("Clamp", "T.Clamp({0}, {1}, {2})"),
    ];

    /// <summary>Members of a static class.</summary>
    public static string Source { get; } = Write();

    private static string Write()
    {
        StringBuilder text = new(TensorReductions.Source);
        foreach ((string name, string formula) in unary)
        {
            Elementwise(text, name, formula, ["x"], [true]);
        }

        foreach ((string name, string formula) in binary)
        {
            Elementwise(text, name, formula, ["x", "y"], [true, true], [true, false], [false, true]);
        }

        foreach ((string name, string formula) in ternary)
        {
            Elementwise(
                text, name, formula, ["x", "y", "z"], [true, true, true], [true, true, false], [true, false, true], [true, false, false], [false, true, true], [false, true, false], [false, false, true]);
        }

        return text.ToString();
    }

    /// <summary>One method for each choice of which operands are spans.</summary>
    private static void Elementwise(StringBuilder text, string name, string formula, string[] operands, params bool[][] forms)
    {
        foreach (bool[] isSpan in forms)
        {
            IEnumerable<string> parameters = operands.Select((o, i) => (isSpan[i] ? "ReadOnlySpan<T> " : "T ") + o);
            object[] values = [.. operands.Select((o, i) => isSpan[i] ? o + "[i]" : o)];
            string[] spans = [.. operands.Where((_, i) => isSpan[i])];
            text.AppendLine("public static void " + name + "<T>(" + string.Join(", ", parameters) + ", Span<T> destination) where T : IFloatingPointIeee754<T>");
            text.AppendLine("{");
            foreach (string other in spans.Skip(1))
            {
                text.AppendLine("if (" + other + ".Length != " + spans[0] + ".Length) { throw new System.ArgumentException(\"The spans have different lengths.\"); }");
            }

            text.AppendLine("for (int i = 0; i < " + spans[0] + ".Length; i++) { destination[i] = " + string.Format(System.Globalization.CultureInfo.InvariantCulture, formula, values) + "; }");
            text.AppendLine("}");
        }
    }
}
