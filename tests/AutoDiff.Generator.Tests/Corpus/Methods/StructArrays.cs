using System;
using System.Numerics;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays and spans of structs of numbers.</summary>
public static partial class StructArrays
{
    public readonly record struct Spot(double X, double Y)
    {
        public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

        public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

        public static Spot operator *(double s, Spot a) => new(s * a.X, s * a.Y);

        public double Length => Math.Sqrt((X * X) + (Y * Y));
    }

    public struct Ball
    {
        public Spot Position;
        public Spot Velocity;
        public double Mass;

        public void Move(double dt)
        {
            Position += dt * Velocity;
            Velocity = 0.9 * Velocity;
        }

        public readonly double Energy => 0.5 * Mass * ((Velocity.X * Velocity.X) + (Velocity.Y * Velocity.Y));
    }

    [Differentiable]
    [Sample("points[5]")]
    [Sample("points[1]")]
    public static double SumOfSquares(Vector3[] points)
    {
        float sum = 0;
        for (int i = 0; i < points.Length; i++)
        {
            sum += points[i].X * points[i].X + (2 * points[i].Y * points[i].Z);
        }

        return sum;
    }

    [Differentiable]
    [Sample("path[6]=-2..2")]
    public static double PathLength(ReadOnlySpan<Spot> path)
    {
        double length = 0;
        for (int i = 1; i < path.Length; i++)
        {
            length += (path[i] - path[i - 1]).Length;
        }

        return length;
    }

    [Differentiable(nameof(points))]
    [Sample("points[5]=-2..2 weights[5]")]
    public static double Weighted((double X, double Y)[] points, double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < points.Length; i++)
        {
            (double x, double y) = points[i];
            sum += weights[i] * Math.Sin(x) * y;
        }

        return sum;
    }

    [Differentiable]
    [Sample("&points[4] s=2")]
    public static void ScaleInPlace(Span<Vector3> points, float s)
    {
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = points[i] * s;
            points[i].X += points[i].Y * points[i].Z;
        }
    }

    [Differentiable]
    [Sample("&balls[3] dt=0.1")]
    public static double MoveAll(Ball[] balls, double dt)
    {
        double energy = 0;
        for (int i = 0; i < balls.Length; i++)
        {
            balls[i].Move(dt);
            energy += balls[i].Energy;
        }

        return energy;
    }

    [Differentiable]
    [Sample("balls[3]")]
    public static double ForEach(ReadOnlySpan<Ball> balls)
    {
        double energy = 0;
        foreach (ref readonly Ball ball in balls)
        {
            energy += ball.Energy * ball.Position.X;
        }

        foreach (Ball ball in balls)
        {
            energy *= ball.Position.Y;
        }

        return energy;
    }

    [Differentiable]
    [Sample("a[4] b[4] return[4]")]
    public static Complex[] Products(Complex[] a, Complex[] b)
    {
        Complex[] result = new Complex[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = a[i] * b[a.Length - 1 - i];
        }

        return result;
    }

    [Differentiable]
    [Sample("points[4]")]
    public static double Local(ReadOnlySpan<Spot> points)
    {
        Spot[] moved = new Spot[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            moved[i] = points[i] + new Spot(i, 1);
        }

        (moved[0], moved[^1]) = (moved[^1], moved[0]);
        Span<Spot> tail = moved.AsSpan(1);
        ref Spot first = ref tail[0];
        first = 2.0 * first;
        double sum = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            sum += (i + 1) * moved[i].X * moved[i].Y;
        }

        return sum;
    }

    public readonly record struct Sample(double X, double Y, int Label);

    [Differentiable(nameof(w))]
    [Sample("w[3] data[5] data.Label[5]=0..2")]
    public static double MixedData(ReadOnlySpan<double> w, ReadOnlySpan<Sample> data)
    {
        double sum = 0;
        foreach (Sample s in data)
        {
            double error = (w[s.Label] * s.X) - s.Y;
            sum += error * error;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double MixedLocal(double[] x)
    {
        Sample[] samples = new Sample[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            samples[i] = new Sample(x[i], x[i] * x[(i + 1) % x.Length], i % 3);
        }

        Array.Reverse(samples);
        double sum = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            sum += (samples[i].Label + 1) * samples[i].X * samples[i].Y * (i + 1);
        }

        return sum;
    }
}
