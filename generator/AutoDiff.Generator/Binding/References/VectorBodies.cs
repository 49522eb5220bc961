using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// What <c>Vector2</c>, <c>Vector3</c>, <c>Vector4</c> and <c>Quaternion</c> compute, as source that is followed in their place. Sums are
/// taken in the order of the components, which may differ from the library's in the last bits.
/// </summary>
internal static class VectorBodies
{
    private const string Cross = """
        public static Vector3 Cross(Vector3 a, Vector3 b) => new Vector3(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
        public static Vector3 Transform(Vector3 value, Quaternion rotation)
        {
            float x = rotation.X, y = rotation.Y, z = rotation.Z, w = rotation.W;
            float dot = 2 * (x * value.X + y * value.Y + z * value.Z);
            float scale = w * w - (x * x + y * y + z * z);
            float twice = 2 * w;
            return new Vector3(
                scale * value.X + dot * x + twice * (y * value.Z - z * value.Y),
                scale * value.Y + dot * y + twice * (z * value.X - x * value.Z),
                scale * value.Z + dot * z + twice * (x * value.Y - y * value.X));
        }
        """;

    private const string Rotations = """
        public static Quaternion get_Identity() => new Quaternion(0, 0, 0, 1);
        public static Quaternion op_Multiply(Quaternion a, Quaternion b) => new Quaternion(
            a.X * b.W + b.X * a.W + (a.Y * b.Z - a.Z * b.Y),
            a.Y * b.W + b.Y * a.W + (a.Z * b.X - a.X * b.Z),
            a.Z * b.W + b.Z * a.W + (a.X * b.Y - a.Y * b.X),
            a.W * b.W - (a.X * b.X + a.Y * b.Y + a.Z * b.Z));
        public static Quaternion Multiply(Quaternion a, Quaternion b) => a * b;
        public static Quaternion op_Multiply(Quaternion a, float b) => new Quaternion(a.X * b, a.Y * b, a.Z * b, a.W * b);
        public static Quaternion Conjugate(Quaternion a) => new Quaternion(-a.X, -a.Y, -a.Z, a.W);
        public static Quaternion CreateFromAxisAngle(Vector3 axis, float angle)
        {
            float half = angle * 0.5f;
            float s = MathF.Sin(half);
            return new Quaternion(axis.X * s, axis.Y * s, axis.Z * s, MathF.Cos(half));
        }
        """;

    public static string Vector(int size)
    {
        string type = "Vector" + size;
        string[] axes = [.. new[] { "X", "Y", "Z", "W" }.Take(size)];
        StringBuilder text = new(Common(type, axes));
        for (int i = 0; i < size; i++)
        {
            text.AppendLine("public static " + type + " get_Unit" + axes[i] + "() => new " + type + "(" + string.Join(", ", axes.Select((_, j) => i == j ? "1" : "0")) + ");");
        }

        text.AppendLine("public static " + type + " get_Zero() => new " + type + "(0);").AppendLine("public static " + type + " get_One() => new " + type + "(1);");
        foreach ((string name, string symbol) in new[] { ("Multiply", "*"), ("Division", "/") })
        {
            Method(text, type, "op_" + name, type + " a, " + type + " b", axes, "a.{0} " + symbol + " b.{0}");
            Method(text, type, "op_" + name, type + " a, float b", axes, "a.{0} " + symbol + " b");
            string plain = name == "Division" ? "Divide" : name;
            Method(text, type, plain, type + " a, " + type + " b", axes, "a.{0} " + symbol + " b.{0}");
            Method(text, type, plain, type + " a, float b", axes, "a.{0} " + symbol + " b");
        }

        Method(text, type, "op_Multiply", "float a, " + type + " b", axes, "a * b.{0}");
        Method(text, type, "Multiply", "float a, " + type + " b", axes, "a * b.{0}");
        Method(text, type, "Min", type + " a, " + type + " b", axes, "MathF.Min(a.{0}, b.{0})");
        Method(text, type, "Max", type + " a, " + type + " b", axes, "MathF.Max(a.{0}, b.{0})");
        Method(text, type, "Abs", type + " a", axes, "MathF.Abs(a.{0})");
        Method(text, type, "SquareRoot", type + " a", axes, "MathF.Sqrt(a.{0})");
        Method(text, type, "Clamp", type + " a, " + type + " b, " + type + " c", axes, "MathF.Min(MathF.Max(a.{0}, b.{0}), c.{0})");
        Method(text, type, "Lerp", type + " a, " + type + " b, float t", axes, "a.{0} * (1 - t) + b.{0} * t");
        text.AppendLine("public static float Distance(" + type + " a, " + type + " b) => Length(a - b);");
        text.AppendLine("public static float DistanceSquared(" + type + " a, " + type + " b) => LengthSquared(a - b);");
        text.AppendLine("public static float get_Item(" + type + " a, int index) => index switch { " + string.Concat(axes.Select((axis, i) => i + " => a." + axis + ", ")) + "_ => throw new ArgumentOutOfRangeException(nameof(index)) };");
        if (size < 4)
        {
            text.AppendLine("public static " + type + " Reflect(" + type + " a, " + type + " normal) => a - normal * (2 * Dot(a, normal));");
        }

        return text.Append(MatrixBodies.Transform(size)).Append(size == 3 ? Cross : string.Empty).ToString();
    }

    public static string Quaternion() => Common("Quaternion", ["X", "Y", "Z", "W"]) + Rotations;

    private static string Common(string type, IReadOnlyList<string> axes)
    {
        StringBuilder text = new();
        foreach ((string name, string symbol) in new[] { ("Addition", "+"), ("Subtraction", "-") })
        {
            Method(text, type, "op_" + name, type + " a, " + type + " b", axes, "a.{0} " + symbol + " b.{0}");
            Method(text, type, name == "Addition" ? "Add" : "Subtract", type + " a, " + type + " b", axes, "a.{0} " + symbol + " b.{0}");
        }

        Method(text, type, "op_UnaryNegation", type + " a", axes, "-a.{0}");
        Method(text, type, "Negate", type + " a", axes, "-a.{0}");
        string dot = string.Join(" + ", axes.Select(x => "a." + x + " * b." + x));
        string square = dot.Replace("b.", "a.");
        text.AppendLine("public static float Dot(" + type + " a, " + type + " b) => " + dot + ";");
        text.AppendLine("public static float LengthSquared(" + type + " a) => " + square + ";");
        text.AppendLine("public static float Length(" + type + " a) => MathF.Sqrt(" + square + ");");
        text.AppendLine("public static bool op_Equality(" + type + " a, " + type + " b) => " + string.Join(" && ", axes.Select(x => "a." + x + " == b." + x)) + ";");
        text.AppendLine("public static bool op_Inequality(" + type + " a, " + type + " b) => " + string.Join(" || ", axes.Select(x => "a." + x + " != b." + x)) + ";");
        text.AppendLine("public static " + type + " Normalize(" + type + " a) { float length = Length(a); return new " + type + "(" + string.Join(", ", axes.Select(x => "a." + x + " / length")) + "); }");
        return text.ToString();
    }

    private static void Method(StringBuilder text, string type, string name, string parameters, IReadOnlyList<string> axes, string formula) => text.AppendLine(
        "public static " + type + " " + name + "(" + parameters + ") => new " + type + "(" + string.Join(", ", axes.Select(x => formula.Replace("{0}", x))) + ");");
}
