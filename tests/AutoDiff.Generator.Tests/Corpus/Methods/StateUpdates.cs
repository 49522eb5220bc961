namespace Corpus;

public class Particle
{
    public double X;

    public double V;

    public double Mass = 1;

    public int Steps;

    public void Kick(double force, double dt)
    {
        V += force / Mass * dt;
        Steps++;
    }
}

public class Body
{
    public double[] Position = [];

    public double[] Velocity = [];

    public double Mass = 1;

    public double Energy { get; set; }
}

public struct Pair
{
    public double Left;

    public double Right;
}

/// <summary>Methods that change the object that they are given.</summary>
public static partial class StateUpdates
{
    [Differentiable]
    [Sample("&s.X &s.V s.Steps=0")]
    public static void Step(Particle s, double dt)
    {
        s.Kick(-s.X, dt);
        s.X += s.V * dt;
    }

    [Differentiable]
    [Sample("&s.X &s.V s.Steps=2 count=4 dt=0.05..0.15")]
    public static double Simulate(Particle s, double dt, int count)
    {
        double action = 0;
        for (int k = 0; k < count; k++)
        {
            double force = -Math.Sin(s.X) - 0.1 * s.V;
            s.Kick(force, dt);
            s.X += s.V * dt;
            action += 0.5 * s.Mass * s.V * s.V * dt;
        }

        return action;
    }

    [Differentiable]
    [Sample("&body.Position[3] &body.Velocity[3] &body.Energy dt=0.1")]
    public static void Drift(Body body, double dt)
    {
        double energy = 0;
        for (int i = 0; i < body.Position.Length; i++)
        {
            body.Velocity[i] -= dt * body.Position[i] / body.Mass;
            body.Position[i] += dt * body.Velocity[i];
            energy += body.Velocity[i] * body.Velocity[i];
        }

        body.Energy = 0.5 * body.Mass * energy;
    }

    [Differentiable]
    [Sample("&a.X &b.X a.Steps=0 b.Steps=0 &a.V &b.V")]
    public static void Collide(Particle a, Particle b)
    {
        double total = a.Mass + b.Mass;
        double v = ((a.Mass - b.Mass) * a.V + 2 * b.Mass * b.V) / total;
        b.V = ((b.Mass - a.Mass) * b.V + 2 * a.Mass * a.V) / total;
        a.V = v;
        (a.X, b.X) = (b.X, a.X);
    }

    // Not named, but written: it has a gradient argument all the same.
    [Differentiable(nameof(x))]
    [Sample("&s.V s.Steps=0")]
    public static double Feed(Particle s, double x)
    {
        s.V = s.V * 0.5 + x * s.Mass;
        return s.V * x;
    }

    // Only a counter is written, which has no gradient.
    [Differentiable(nameof(x))]
    [Sample("s.Steps=3")]
    public static double Count(Particle s, double x)
    {
        double y = x;
        for (int i = 0; i < s.Steps; i++)
        {
            y *= s.Mass + x;
        }

        return y;
    }

    [Differentiable]
    [Sample("&s.X s.Steps=0 limit=1")]
    public static double Saturate(Particle s, double limit)
    {
        if (s.X > limit)
        {
            s.X = limit + Math.Log(s.X / limit);
            return s.X * s.V;
        }

        s.X = Math.Sin(s.X);
        return s.V;
    }

    [Differentiable]
    [Sample("&p.Left")]
    public static void Change(ref Pair p, double x) => p.Left = p.Left * p.Right + x;

    [Differentiable]
    [Sample]
    public static void Make(double x, double y, out Pair p)
    {
        p.Left = x * y;
        p.Right = x / y;
    }

    [Differentiable]
    [Sample]
    public static double Copy(Pair p, double x)
    {
        p.Left *= x;
        p.Right += p.Left;
        return p.Left * p.Right;
    }

    [Differentiable]
    [Sample]
    public static double ReadOnly(in Pair p, double x) => p.Left * x + Math.Exp(p.Right);

    // The argument is evaluated before the callee changes what it was read from.
    [Differentiable]
    [Sample("&s.X &s.V s.Steps=0")]
    public static double OldValue(Particle s) => Advance(s, s.X) * s.X;

    private static double Advance(Particle s, double old)
    {
        s.X = s.X * s.X;
        s.V += s.X;
        return old + s.V;
    }
}
