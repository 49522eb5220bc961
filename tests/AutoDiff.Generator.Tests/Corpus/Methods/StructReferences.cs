using System.Numerics;

namespace Corpus;

public struct MovingPoint
{
    public Vector2 Position;

    public Vector2 Velocity;

    public int Bounces;
}

public static partial class StructReferences
{
    [Differentiable]
    [Sample]
    public static void ToPolar(double x, double y, out Polar p) => p = new Polar(Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

    [Differentiable]
    [Sample("dt=0.1..0.2 p.Bounces=1")]
    public static void Advance(ref MovingPoint p, Vector2 force, float dt)
    {
        p.Velocity += force * dt;
        p.Position += p.Velocity * dt;
        if (p.Position.Y < 0)
        {
            p.Position.Y = -p.Position.Y;
            p.Velocity.Y *= -0.5f;
            p.Bounces++;
        }
    }

    [Differentiable]
    [Sample]
    public static double Turn(ref Pose pose, double angle)
    {
        pose = new Pose(pose.X, pose.Y, pose.Heading + angle);
        return pose.X * pose.Y;
    }

    [Differentiable]
    [Sample("state.Steps=2")]
    public static void Update(in KalmanState state, double measurement, out KalmanState next, out double innovation)
    {
        innovation = measurement - state.Mean;
        double gain = state.Variance / (state.Variance + 0.5);
        next = new KalmanState { Mean = state.Mean + gain * innovation, Variance = (1 - gain) * state.Variance, Steps = state.Steps + 1 };
    }

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=0")]
    public static void Iterate(ref Point2 z, Point2 c, int n)
    {
        for (int i = 0; i < n; i++)
        {
            z = new Point2(z.X * z.X - z.Y * z.Y + c.X, 2 * z.X * z.Y + c.Y);
        }
    }

    [Differentiable]
    [Sample]
    public static void Swap(ref Point2 a, ref Point2 b) => (a, b) = (b, a);

    [Differentiable]
    [Sample]
    public static bool Inverse(Complex z, out Complex inverse)
    {
        inverse = Complex.Zero;
        if (z == Complex.Zero)
        {
            return false;
        }

        inverse = 1 / z;
        return true;
    }

    [Differentiable]
    [Sample]
    public static Point2 Split(Point2 p, ref Point2 rest, double t)
    {
        rest = new Point2(rest.X + p.X * (1 - t), rest.Y * p.Y);
        return p with { X = p.X * t };
    }

    [Differentiable]
    [Sample]
    public static double Constructed(Pose pose, double d) => pose.Moved(d).X * pose.Heading;
}
