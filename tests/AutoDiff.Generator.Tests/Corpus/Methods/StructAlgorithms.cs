using System;
using System.Collections.Generic;
using System.Numerics;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace Corpus;

/// <summary>Algorithms over arrays of structs, as simulation, geometry and signal processing have them.</summary>
public static partial class StructAlgorithms
{
    public readonly record struct Corner(double X, double Y);

    public struct Particle
    {
        public Vector3 Position;
        public Vector3 Velocity;
    }

    public readonly record struct Edge(int From, int To);

    public readonly record struct Observation(int Point, double U, double V, double Weight);

    [Differentiable]
    [Sample("&data[8]=-1..1")]
    [Sample("&data[1]")]
    public static void Transform(Span<Complex> data)
    {
        int n = data.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            while ((j & bit) != 0)
            {
                j ^= bit;
                bit >>= 1;
            }

            j ^= bit;
            if (i < j)
            {
                (data[i], data[j]) = (data[j], data[i]);
            }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            double angle = -2 * Math.PI / length;
            Complex step = new(Math.Cos(angle), Math.Sin(angle));
            for (int start = 0; start < n; start += length)
            {
                Complex w = Complex.One;
                for (int k = 0; k < length / 2; k++)
                {
                    Complex even = data[start + k];
                    Complex odd = data[start + k + (length / 2)] * w;
                    data[start + k] = even + odd;
                    data[start + k + (length / 2)] = even - odd;
                    w *= step;
                }
            }
        }
    }

    [Differentiable]
    [Sample("signal[5]=-1..1 return[5]")]
    public static Complex[] SlowTransform(ReadOnlySpan<double> signal)
    {
        int n = signal.Length;
        var spectrum = new Complex[n];
        for (int k = 0; k < n; k++)
        {
            Complex sum = Complex.Zero;
            for (int t = 0; t < n; t++)
            {
                double phase = -2 * Math.PI * k * t / n;
                sum += signal[t] * new Complex(Math.Cos(phase), Math.Sin(phase));
            }

            spectrum[k] = sum;
        }

        return spectrum;
    }

    [Differentiable]
    [Sample("signal[8]=-1..1")]
    public static double LowPower(double[] signal)
    {
        Complex[] data = new Complex[signal.Length];
        for (int i = 0; i < signal.Length; i++)
        {
            data[i] = new Complex(signal[i], 0);
        }

        Transform(data);
        double power = 0;
        for (int k = 0; k < 3; k++)
        {
            power += (data[k].Real * data[k].Real) + (data[k].Imaginary * data[k].Imaginary);
        }

        return power;
    }

    [Differentiable]
    [Sample("positions[4]=-2..2 masses[4]")]
    public static float PotentialEnergy(Vector3[] positions, float[] masses)
    {
        float energy = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            for (int j = i + 1; j < positions.Length; j++)
            {
                float distance = MathF.Sqrt(Vector3.DistanceSquared(positions[i], positions[j]) + 0.1f);
                energy -= masses[i] * masses[j] / distance;
            }
        }

        return energy;
    }

    [Differentiable]
    [Sample("&positions[3]=-2..2 &velocities[3]=-1..1 masses[3] dt=0.05 steps=2")]
    public static void Leapfrog(Span<Vector3> positions, Span<Vector3> velocities, ReadOnlySpan<float> masses, float dt, int steps)
    {
        Span<Vector3> accelerations = stackalloc Vector3[positions.Length];
        Accelerate(positions, masses, accelerations);
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < positions.Length; i++)
            {
                velocities[i] += 0.5f * dt * accelerations[i];
                positions[i] += dt * velocities[i];
            }

            Accelerate(positions, masses, accelerations);
            for (int i = 0; i < positions.Length; i++)
            {
                velocities[i] += 0.5f * dt * accelerations[i];
            }
        }
    }

    private static void Accelerate(ReadOnlySpan<Vector3> positions, ReadOnlySpan<float> masses, Span<Vector3> accelerations)
    {
        accelerations.Clear();
        for (int i = 0; i < positions.Length; i++)
        {
            for (int j = 0; j < positions.Length; j++)
            {
                if (i == j)
                {
                    continue;
                }

                Vector3 d = positions[j] - positions[i];
                float r2 = d.LengthSquared() + 0.2f;
                accelerations[i] += masses[j] / (r2 * MathF.Sqrt(r2)) * d;
            }
        }
    }

    [Differentiable]
    [Sample("polygon[5]=-2..2")]
    public static double Area(Corner[] polygon)
    {
        double twice = 0;
        for (int i = 0; i < polygon.Length; i++)
        {
            Corner a = polygon[i];
            Corner b = polygon[(i + 1) % polygon.Length];
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return 0.5 * twice;
    }

    [Differentiable]
    [Sample("polygon[4]=-2..2")]
    public static double CentroidDistance(ReadOnlySpan<Corner> polygon)
    {
        double area = 0, cx = 0, cy = 0;
        Corner previous = polygon[^1];
        foreach (Corner corner in polygon)
        {
            double cross = (previous.X * corner.Y) - (corner.X * previous.Y);
            area += cross;
            cx += (previous.X + corner.X) * cross;
            cy += (previous.Y + corner.Y) * cross;
            previous = corner;
        }

        return ((cx * cx) + (cy * cy)) / (9 * ((area * area) + 1));
    }

    [Differentiable]
    [Sample("control[4]=-1..1 t=0.1..0.9")]
    public static float Casteljau(ReadOnlySpan<Vector2> control, float t)
    {
        Vector2[] points = control.ToArray();
        for (int k = points.Length - 1; k > 0; k--)
        {
            for (int i = 0; i < k; i++)
            {
                points[i] = Vector2.Lerp(points[i], points[i + 1], t);
            }
        }

        return points[0].X + (2 * points[0].Y);
    }

    [Differentiable(nameof(nodes), nameof(stiffness))]
    [Sample("nodes[4]=-2..2 springs[3]=0..3 springs.To[3]=0..3 stiffness[3] rest[3]")]
    public static double SpringEnergy(Corner[] nodes, Edge[] springs, double[] stiffness, double[] rest)
    {
        double energy = 0;
        for (int s = 0; s < springs.Length; s++)
        {
            (int from, int to) = springs[s];
            double dx = nodes[from].X - nodes[to].X;
            double dy = nodes[from].Y - nodes[to].Y;
            double stretch = Math.Sqrt((dx * dx) + (dy * dy) + 0.01) - rest[s];
            energy += 0.5 * stiffness[s] * stretch * stretch;
        }

        return energy;
    }

    [Differentiable]
    [Sample("&now[6]=-1..1 &before[6]=-1..1 rest=0.7 width=3 steps=2")]
    public static void Cloth(Span<Corner> now, Span<Corner> before, double rest, int width, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 1; i < now.Length; i++)
            {
                ref Corner p = ref now[i];
                Corner last = p;
                p = new Corner((2 * p.X) - before[i].X, (2 * p.Y) - before[i].Y - 0.01);
                before[i] = last;
            }

            for (int i = 0; i + 1 < now.Length; i++)
            {
                if ((i + 1) % width != 0)
                {
                    Satisfy(ref now[i], ref now[i + 1], rest);
                }
            }
        }
    }

    private static void Satisfy(ref Corner a, ref Corner b, double rest)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y;
        double length = Math.Sqrt((dx * dx) + (dy * dy) + 0.01);
        double share = 0.5 * (length - rest) / length;
        a = a with { X = a.X + (share * dx), Y = a.Y + (share * dy) };
        b = b with { X = b.X - (share * dx), Y = b.Y - (share * dy) };
    }

    [Differentiable]
    [Sample("source[3]=-1..1 target[3]=-1..1 angle=0.3 shift.X=0.2 shift.Y=0.1")]
    public static double AlignmentCost(ReadOnlySpan<Corner> source, ReadOnlySpan<Corner> target, double angle, Corner shift)
    {
        (double sin, double cos) = Math.SinCos(angle);
        double cost = 0;
        for (int i = 0; i < source.Length; i++)
        {
            Corner moved = new((cos * source[i].X) - (sin * source[i].Y) + shift.X, (sin * source[i].X) + (cos * source[i].Y) + shift.Y);
            double dx = moved.X - target[i].X, dy = moved.Y - target[i].Y;
            cost += (dx * dx) + (dy * dy);
        }

        return cost / source.Length;
    }

    [Differentiable(nameof(points), nameof(focal))]
    [Sample("points[3] observations[4] observations.Point[4]=0..2 focal=1.5")]
    public static double Reprojection(Vector3[] points, ReadOnlySpan<Observation> observations, double focal)
    {
        double cost = 0;
        foreach (ref readonly Observation seen in observations)
        {
            Vector3 p = points[seen.Point];
            double u = (focal * p.X / (p.Z + 2)) - seen.U;
            double v = (focal * p.Y / (p.Z + 2)) - seen.V;
            cost += seen.Weight * Math.Log(1 + (u * u) + (v * v));
        }

        return cost;
    }

    [Differentiable]
    [Sample("coefficients[4]=-1..1 z.Real=0.4 z.Imaginary=0.7")]
    public static double PolynomialMagnitude(Complex[] coefficients, Complex z)
    {
        Complex value = Complex.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * z) + coefficients[i];
        }

        return (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
    }

    [Differentiable]
    [Sample("&particles[3]=-1..1 gravity.X=0 gravity.Y=-1 gravity.Z=0.5 dt=0.1")]
    public static float Step(Particle[] particles, Vector3 gravity, float dt)
    {
        float kinetic = 0;
        for (int i = 0; i < particles.Length; i++)
        {
            particles[i].Velocity += dt * gravity;
            particles[i].Velocity.X *= 0.99f;
            particles[i].Position += dt * particles[i].Velocity;
            kinetic += particles[i].Velocity.LengthSquared();
        }

        return 0.5f * kinetic;
    }

    [Differentiable]
    [Sample("x[4] dt=0.1")]
    public static double PingPong(double[] x, double dt)
    {
        Corner[] current = new Corner[x.Length];
        Corner[] next = new Corner[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            current[i] = new Corner(x[i], 0);
        }

        for (int step = 0; step < 3; step++)
        {
            for (int i = 0; i < current.Length; i++)
            {
                Corner left = current[Math.Max(i - 1, 0)], right = current[Math.Min(i + 1, current.Length - 1)];
                double force = left.X - (2 * current[i].X) + right.X;
                next[i] = new Corner(current[i].X + (dt * current[i].Y), current[i].Y + (dt * force));
            }

            (current, next) = (next, current);
        }

        double sum = 0;
        foreach (Corner c in current)
        {
            sum += (c.X * c.X) + c.Y;
        }

        return sum;
    }

    [Differentiable]
    [Sample("t[5] limit=0.9")]
    public static double Path(double[] t, double limit)
    {
        List<Corner> path = [new Corner(0, 0)];
        for (int i = 0; i < t.Length; i++)
        {
            if (t[i] > limit)
            {
                Corner last = path[path.Count - 1];
                path.Add(new Corner(last.X + Math.Cos(t[i]), last.Y + Math.Sin(t[i])));
            }
        }

        double length = 0;
        for (int i = 0; i < path.Count; i++)
        {
            length += path[i].X * path[i].Y * (i + 1);
        }

        return length;
    }
}
