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
}
