using System.Numerics;

namespace Corpus;

public static partial class Vectors
{
    [Differentiable]
    [Sample("ox=-0.3..0.3 oy=-0.3..0.3 radius=1..1.5")]
    public static float RaySphere(float ox, float oy, float radius)
    {
        Vector3 origin = new(ox, oy, -4);
        Vector3 direction = Vector3.Normalize(new Vector3(0.05f, 0.1f, 1));
        Vector3 center = Vector3.UnitZ * 0.5f;
        Vector3 m = origin - center;
        float b = Vector3.Dot(m, direction);
        float c = m.LengthSquared() - radius * radius;
        float discriminant = b * b - c;
        if (discriminant < 0)
        {
            return -1;
        }

        float t = -b - MathF.Sqrt(discriminant);
        Vector3 normal = Vector3.Normalize(origin + t * direction - center);
        return t + Vector3.Dot(normal, -direction) + normal.X;
    }

    [Differentiable]
    [Sample]
    public static float VectorAlgebra(float x, float y, float z)
    {
        var a = new Vector3(x, y, z);
        var b = new Vector3(new Vector2(y, z), x);
        Vector3 c = Vector3.Cross(a, b) + Vector3.Lerp(a, b, x) / 2;
        c.Y *= 3;
        c += Vector3.One;
        Vector4 d = new(c, y);
        return Vector3.Distance(a, c) + Vector2.Dot(new Vector2(c.X, c.Y), new Vector2(0.5f)) + d.Length() + Vector3.Reflect(a, Vector3.UnitY).Y * c[2];
    }

    [Differentiable]
    [Sample("n=5")]
    public static float ProjectileWithDrag(float vx, float vy, float k, int n)
    {
        Vector2 p = Vector2.Zero, v = new(vx, vy);
        for (int i = 0; i < n; i++)
        {
            Vector2 a = -k * v.Length() * v - 9.81f * Vector2.UnitY;
            (p, v) = (p + v * 0.05f, v + a * 0.05f);
        }

        return p.X * p.Y + v.LengthSquared();
    }

    [Differentiable]
    [Sample]
    public static float RotatedPoint(float angle, float x, float y)
    {
        Quaternion q = Quaternion.CreateFromAxisAngle(Vector3.Normalize(new Vector3(1, x, 2)), angle);
        Quaternion r = q * Quaternion.Conjugate(q) * q;
        Vector3 p = Vector3.Transform(new Vector3(x, y, 1), r);
        return p.X + 2 * p.Y - p.Z * p.X;
    }

    [Differentiable]
    [Sample]
    public static Vector3 Placed(Vector3 v, Vector3 position, float angle, float scale)
    {
        Matrix4x4 world = Matrix4x4.CreateScale(scale) * Matrix4x4.CreateRotationZ(angle) * Matrix4x4.CreateRotationX(angle * 2) * Matrix4x4.CreateTranslation(position);
        return Vector3.Transform(v, world) - Vector3.TransformNormal(v, world);
    }

    [Differentiable]
    [Sample]
    public static float Entries(Matrix4x4 m, Matrix4x4 n) => (m * n).M23 + Matrix4x4.Transpose(m).M12 * (m + n * 0.5f).M44;

    [Differentiable]
    [Sample]
    public static float Determinant(Matrix4x4 m) => m.GetDeterminant();

    [Differentiable]
    [Sample]
    public static Matrix4x4 Rotation(Quaternion q, Vector4 last)
    {
        Matrix4x4 m = Matrix4x4.CreateFromQuaternion(q);
        m.M41 = last.X * last.Y;
        return Matrix4x4.Lerp(m, Matrix4x4.Identity, 0.25f);
    }

    [Differentiable]
    [Sample]
    public static Vector4 Projected(Matrix4x4 m, Vector4 v, Vector2 w) => Vector4.Transform(v, m) + new Vector4(Vector2.Transform(w, m), 0, 1);
}
