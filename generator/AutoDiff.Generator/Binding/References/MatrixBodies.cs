using System.Linq;
using System.Text;

namespace AutoDiff.Generator.Binding;

/// <summary>What <c>Matrix4x4</c> computes, as source that is followed in its place. Vectors are rows, and stand on the left of a matrix.</summary>
internal static class MatrixBodies
{
    private const int Size = 4;

    private const string Made = """
        public static Matrix4x4 CreateTranslation(Vector3 position) => CreateTranslation(position.X, position.Y, position.Z);
        public static Matrix4x4 CreateTranslation(float x, float y, float z) => new Matrix4x4(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1);
        public static Matrix4x4 CreateScale(float x, float y, float z) => new Matrix4x4(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1);
        public static Matrix4x4 CreateScale(Vector3 scales) => CreateScale(scales.X, scales.Y, scales.Z);
        public static Matrix4x4 CreateScale(float scale) => CreateScale(scale, scale, scale);
        public static Matrix4x4 CreateRotationX(float radians)
        {
            float c = MathF.Cos(radians), s = MathF.Sin(radians);
            return new Matrix4x4(1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, 0, 0, 1);
        }

        public static Matrix4x4 CreateRotationY(float radians)
        {
            float c = MathF.Cos(radians), s = MathF.Sin(radians);
            return new Matrix4x4(c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, 0, 0, 0, 1);
        }

        public static Matrix4x4 CreateRotationZ(float radians)
        {
            float c = MathF.Cos(radians), s = MathF.Sin(radians);
            return new Matrix4x4(c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        }

        public static Matrix4x4 CreateFromQuaternion(Quaternion q)
        {
            float xx = q.X * q.X, yy = q.Y * q.Y, zz = q.Z * q.Z;
            float xy = q.X * q.Y, wz = q.Z * q.W, xz = q.Z * q.X;
            float wy = q.Y * q.W, yz = q.Y * q.Z, wx = q.X * q.W;
            return new Matrix4x4(
                1 - 2 * (yy + zz), 2 * (xy + wz), 2 * (xz - wy), 0,
                2 * (xy - wz), 1 - 2 * (zz + xx), 2 * (yz + wx), 0,
                2 * (xz + wy), 2 * (yz - wx), 1 - 2 * (yy + xx), 0,
                0, 0, 0, 1);
        }

        public static Matrix4x4 Multiply(Matrix4x4 a, Matrix4x4 b) => a * b;
        public static Matrix4x4 Multiply(Matrix4x4 a, float b) => a * b;
        public static Matrix4x4 Add(Matrix4x4 a, Matrix4x4 b) => a + b;
        public static Matrix4x4 Subtract(Matrix4x4 a, Matrix4x4 b) => a - b;
        public static Matrix4x4 Negate(Matrix4x4 a) => -a;
        public static Vector3 get_Translation(Matrix4x4 a) => new Vector3(a.M41, a.M42, a.M43);
        public static float GetDeterminant(Matrix4x4 m)
        {
            float a = m.M33 * m.M44 - m.M34 * m.M43, b = m.M32 * m.M44 - m.M34 * m.M42, c = m.M32 * m.M43 - m.M33 * m.M42;
            float d = m.M31 * m.M44 - m.M34 * m.M41, e = m.M31 * m.M43 - m.M33 * m.M41, f = m.M31 * m.M42 - m.M32 * m.M41;
            return m.M11 * (m.M22 * a - m.M23 * b + m.M24 * c) - m.M12 * (m.M21 * a - m.M23 * d + m.M24 * e)
                + m.M13 * (m.M21 * b - m.M22 * d + m.M24 * f) - m.M14 * (m.M21 * c - m.M22 * e + m.M23 * f);
        }
        """;

    /// <summary>A vector times a matrix, with 1 or 0 in the places that the vector does not have.</summary>
    public static string Transform(int size)
    {
        string type = "Vector" + size;
        StringBuilder text = new();
        Rows(text, type, "Transform", size, hasTranslation: true);
        if (size < Size)
        {
            Rows(text, type, "TransformNormal", size, hasTranslation: false);
        }

        return text.ToString();
    }

    public static string Matrix()
    {
        StringBuilder text = new();
        Method(text, "get_Identity", "", (i, j) => i == j ? "1" : "0");
        Method(text, "op_Addition", "Matrix4x4 a, Matrix4x4 b", (i, j) => Cell("a", i, j) + " + " + Cell("b", i, j));
        Method(text, "op_Subtraction", "Matrix4x4 a, Matrix4x4 b", (i, j) => Cell("a", i, j) + " - " + Cell("b", i, j));
        Method(text, "op_UnaryNegation", "Matrix4x4 a", (i, j) => "-" + Cell("a", i, j));
        Method(text, "op_Multiply", "Matrix4x4 a, float b", (i, j) => Cell("a", i, j) + " * b");
        Method(text, "op_Multiply", "Matrix4x4 a, Matrix4x4 b", (i, j) => string.Join(" + ", Enumerable.Range(0, Size).Select(k => Cell("a", i, k) + " * " + Cell("b", k, j))));
        Method(text, "Transpose", "Matrix4x4 a", (i, j) => Cell("a", j, i));
        Method(text, "Lerp", "Matrix4x4 a, Matrix4x4 b, float t", (i, j) => Cell("a", i, j) + " * (1 - t) + " + Cell("b", i, j) + " * t");
        foreach ((string name, string symbol, string join) in new[] { ("op_Equality", " == ", " && "), ("op_Inequality", " != ", " || ") })
        {
            text.AppendLine("public static bool " + name + "(Matrix4x4 a, Matrix4x4 b) => " + string.Join(join, Cells((i, j) => Cell("a", i, j) + symbol + Cell("b", i, j))) + ";");
        }

        return text.Append(Made).ToString();
    }

    private static void Rows(StringBuilder text, string type, string name, int size, bool hasTranslation)
    {
        string[] axes = [.. new[] { "X", "Y", "Z", "W" }.Take(size)];
        string Component(int column) => string.Join(" + ", axes.Select((axis, row) => "a." + axis + " * " + Cell("m", row, column)).Concat(hasTranslation && size < Size ? [Cell("m", Size - 1, column)] : []));
        text.AppendLine("public static " + type + " " + name + "(" + type + " a, Matrix4x4 m) => new " + type + "(" + string.Join(", ", axes.Select((_, column) => Component(column))) + ");");
    }

    private static void Method(StringBuilder text, string name, string parameters, System.Func<int, int, string> formula) =>
        text.AppendLine("public static Matrix4x4 " + name + "(" + parameters + ") => new Matrix4x4(" + string.Join(", ", Cells(formula)) + ");");

    private static System.Collections.Generic.IEnumerable<string> Cells(System.Func<int, int, string> formula) =>
        Enumerable.Range(0, Size * Size).Select(cell => formula(cell / Size, cell % Size));

    private static string Cell(string matrix, int row, int column) => matrix + ".M" + (row + 1) + (column + 1);
}
