using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace Corpus;

/// <summary>Where arrays of structs differ from arrays of numbers.</summary>
public static partial class StructArrayCorners
{
    public struct Pair(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public readonly void Deconstruct(out double x, out double y) => (x, y) = (X, Y);

        public double Sum { readonly get => X + Y; set => Y = value - X; }

        public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y + b.Y);

        public static Pair operator *(double s, Pair a) => new(s * a.X, s * a.Y);

        public void Turn() => (X, Y) = (-Y, X);

        public readonly Pair Turned() => new(-Y, X);

        public readonly Pair Itself() => this;

        public readonly Pair Me => this;

        public double Doubled
        {
            get
            {
                X *= 2;
                return X;
            }
        }
    }

    public struct Node
    {
        public bool IsFixed;
        public int Count;
        public double Value;
        public Pair At;
    }

    private static readonly Vector2[] Directions = [new(1, 0.5f), new(-0.25f, 2)];

    private static readonly (int From, int To)[] Links = [(0, 2), (1, 0), (2, 1)];

    private static readonly (int Index, double Weight)[] Weights = [(2, 0.5), (0, 1.5)];

    [Differentiable]
    [Sample("&p[4] x")]
    public static double IndexWithEffects(Span<Pair> p, double x)
    {
        int n = 0;
        p[n++] = new Pair(x, p[n].X);
        p[n++].X += x * p[n].Y;
        p[Next(ref n)] += new Pair(x, x * x);
        p[--n].Turn();
        return (n * x) + p[0].X;
    }

    private static int Next(ref int n) => n++;

    [Differentiable]
    [Sample("&p[4] x")]
    public static void IndexThatTheValueChanges(Pair[] p, double x)
    {
        int i = 0;
        p[i] = Advance(ref i, x);
        p[i].X = Advance(ref i, x).Y;
        p[i] += Advance(ref i, x);
    }

    private static Pair Advance(ref int i, double x)
    {
        i++;
        return new Pair(x * i, x * x);
    }

    [Differentiable]
    [Sample("&p[3]")]
    public static void Rotation(Pair[] p)
    {
        (p[0], p[1], p[2]) = (p[1], p[2], p[0]);
        (p[0].X, p[1].Y) = (p[1].Y, 2 * p[0].X);
        p[2] = new Pair(p[2].Y, p[2].X * p[2].Y);
        var (x, y) = p[1];
        p[0] = p[0] with { X = x * y };
    }

    [Differentiable]
    [Sample("&p[4] x")]
    public static void ReferenceKeepsItsElement(Span<Pair> p, double x)
    {
        int i = 1;
        ref Pair q = ref p[i];
        i = 3;
        q.X *= x;
        q = q + p[i];
        ref double last = ref p[i].Y;
        i = 0;
        last += q.X * p[i].X;
        Scale(ref p[i], ref p[i + 1].Y, x);
    }

    private static void Scale(ref Pair a, ref double b, double x)
    {
        a = x * a;
        b *= a.X;
    }

    [Differentiable]
    [Sample("&p[3]")]
    public static double InSeesChanges(Pair[] p) => ChangeAndRead(p[1], p);

    private static double ChangeAndRead(in Pair seen, Pair[] p)
    {
        double before = seen.X;
        p[1] = new Pair(p[0].Y, 3);
        return before * seen.X;
    }

    [Differentiable]
    [Sample("&p[3]")]
    public static double ValueKeepsWhatItWas(Pair[] p)
    {
        Pair kept = Get(p, 1);
        p[1].X *= 3;
        kept.Turn();
        double sum = Get(p, 1).X * kept.X;
        p[2].Sum = sum;
        p[0].Turned();
        return p[2].Y + p[2].Sum;
    }

    private static Pair Get(Pair[] p, int i) => p[i];

    /// <summary>What a call, a property or an assignment gives is a copy: what is done to it is gone.</summary>
    [Differentiable]
    [Sample("&p[3] x")]
    public static double CopiesOfResults(Pair[] p, double x)
    {
        p[0].Itself().Turn();
        p[0].Me.Turn();
        Same(p[1]).Turn();
        Pair local = p[2];
        local.Itself().Turn();
        Same(local).Turn();
        ((Pair)local).Turn();
        Pair other = p[1];
        (other = local).Turn();
        p[2].Turn();
        return (x * p[0].X) + (2 * p[1].X * local.X) + (3 * other.X * p[2].X);
    }

    private static Pair Same(Pair pair) => pair;

    public sealed class Holder(Pair pair)
    {
        public Pair Pair = pair;

        public Pair Kept { get; } = pair;

        public Holder Itself() => this;
    }

    /// <summary>A getter may change its struct too. The field of an object is a variable, whatever gives the object.</summary>
    [Differentiable]
    [Sample("&p[3] x")]
    public static double GettersThatChange(Pair[] p, double x)
    {
        double sum = p[0].Itself().Doubled + (x * Same(p[0]).Doubled * p[0].Doubled);
        Holder holder = new(p[1]);
        holder.Itself().Pair.Turn();
        holder.Itself().Kept.Turn();
        return (sum * p[0].X) + (x * holder.Pair.X) + (2 * holder.Kept.X * holder.Itself().Pair.Doubled * holder.Pair.X);
    }

    [Differentiable]
    [Sample("&p[5]")]
    public static double Parts(Span<Pair> p)
    {
        Span<Pair> inner = p[1..^1];
        inner[0] += inner[^1];
        p.Slice(2, 2)[1].X *= 2;
        inner.CopyTo(p);
        p[..2].Fill(p[4]);
        p[3..].Reverse();
        double sum = 0;
        foreach (ref Pair q in inner)
        {
            sum += q.X * q.Y;
            q.Turn();
        }

        return sum;
    }

    [Differentiable]
    [Sample("p[4]")]
    public static double Bulk(Pair[] p)
    {
        var copy = (Pair[])p.Clone();
        Array.Copy(copy, 0, copy, 1, 3);
        Pair[] filled = new Pair[2];
        Array.Fill(filled, p[3] + p[0]);
        Array.Resize(ref copy, 6);
        copy[5] = filled[1];
        Array.Reverse(copy);
        Array.Clear(copy, 2, 1);
        double sum = copy.Length;
        for (int i = 0; i < copy.Length; i++)
        {
            sum += (i + 1) * copy[i].X * copy[i].Y;
        }

        return sum;
    }

    [Differentiable]
    [Sample("p[4]")]
    public static double Queries(Pair[] p)
    {
        double products = p.Sum(q => q.X * q.Y);
        Pair total = p.Aggregate(new Pair(0, 1), (a, b) => a + b);
        Pair[] turned = p.Select(q => q.Turned()).ToArray();
        double zipped = p.Zip(turned, (a, b) => a.X * b.Y).Sum();
        double large = p.Where(q => q.X > 0).Select((q, i) => q.Y * i).Sum();
        return products + (total.X * total.Y) + zipped + turned[1].X + large;
    }

    [Differentiable]
    [Sample("p[5] depth=3")]
    public static double Recursive(ReadOnlySpan<Pair> p, int depth)
    {
        if (depth == 0 || p.Length < 2)
        {
            return p[0].X * p[^1].Y;
        }

        return (2 * Recursive(p[1..], depth - 1)) + (Recursive(p[..^1], depth - 1) * p[0].Y);
    }

    [Differentiable]
    [Sample("x=0.7")]
    public static float Tables(float x)
    {
        float sum = 0;
        for (int i = 0; i < Directions.Length; i++)
        {
            sum += Directions[i].X * x * (i + 1);
        }

        foreach ((int from, int to) in Links)
        {
            sum += from * x * x * to;
        }

        return sum + ((float)Weights[0].Weight * x) + Weights[1].Index;
    }

    [Differentiable]
    [Sample("a[3] b[3] x=-1..-0.5")]
    [Sample("a[3] b[3] x=0.5..1")]
    public static double Choice(Pair[] a, Pair[] b, double x)
    {
        Pair[] source = x > 0 ? a : b;
        Pair picked = x > 0 ? source[0] : source[2];
        double sum = picked.X * x;
        a = b;
        sum += a[1].Y * source[1].X;
        Pair[] local = [picked, new(x, sum), .. Array.Empty<Pair>()];
        return sum * local[1].Y;
    }

    [Differentiable]
    [Sample("x[4] t=0.3")]
    public static double FlaggedNodes(double[] x, double t)
    {
        Node[] nodes = new Node[x.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i].Value = x[i];
            nodes[i].At = new Pair(x[i] * t, i);
            nodes[i].IsFixed = i % 2 == 0;
        }

        for (int step = 0; step < 2; step++)
        {
            for (int i = 0; i < nodes.Length; i++)
            {
                ref Node node = ref nodes[i];
                if (!node.IsFixed)
                {
                    node.Value += t * nodes[Math.Max(i - 1, 0)].Value;
                    node.At.X *= node.Value;
                    node.Count++;
                }
            }

            (nodes[0], nodes[1]) = (nodes[1], nodes[0]);
        }

        double sum = 0;
        foreach (Node node in nodes)
        {
            sum += (node.Count + 1) * node.Value * node.At.X * node.At.Y;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ListOfTuples(double[] x)
    {
        var list = new List<(double Weight, int Index)>();
        for (int i = 0; i < x.Length; i++)
        {
            list.Add((x[i] * i, i));
        }

        list[2] = (list[1].Weight * x[0], 5);
        double sum = 0;
        foreach ((double weight, int index) in list)
        {
            sum += weight * x[index % 4] * (index + 1);
        }

        return sum + list.Count;
    }

    [Differentiable]
    [Sample("p[3] x")]
    public static double Captured(Pair[] p, double x)
    {
        Pair[] moved = new Pair[p.Length];
        void Move(int i) => moved[i] = x * p[i];
        Func<int, double> area = i => moved[i].X * moved[i].Y;
        for (int i = 0; i < p.Length; i++)
        {
            Move(i);
        }

        return area(0) + (2 * area(2));
    }

    [Differentiable]
    [Sample("p[4] n=1 return[3]")]
    [Sample("p[4] n=0 return[4]")]
    public static Pair[] ReturnedPart(Pair[] p, int n)
    {
        if (n == 0)
        {
            return p;
        }

        Pair[] rest = p[n..];
        rest[0].X *= rest[1].Y;
        return rest;
    }

    [Differentiable]
    [Sample("x y return[2]")]
    public static Vector2[] ReturnedNew(float x, float y) => [new Vector2(x, y * x), Vector2.Normalize(new(x, y))];

    [Differentiable]
    [Sample("p[3] w[3]")]
    public static double Guarded(Pair[] p, params double[] w)
    {
        ArgumentNullException.ThrowIfNull(p);
        if (p.Length != w.Length || p.Length == 0)
        {
            throw new ArgumentException($"{p.Length} points, {w.Length} weights");
        }

        double sum = 0;
        for (int i = p.GetLength(0) - 1; i >= 0; i--)
        {
            sum = (sum * p[i].X) + (w[i] * p[i].Y);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double MaybeNumbers(double[] x)
    {
        double?[] found = new double?[4];
        for (int i = 0; i < x.Length; i++)
        {
            if (i != 1)
            {
                found[i] = x[i] * x[0];
            }
        }

        double sum = 0;
        foreach (double? value in found)
        {
            sum += value ?? 0.5;
        }

        return sum + (found[2] is { } last ? last * 2 : 0);
    }

    public readonly record struct Vec<T>(T X, T Y)
        where T : IFloatingPointIeee754<T>;

    [Differentiable]
    [Sample("p[3]=-1..1 s=2")]
    public static T Generic<T>(ReadOnlySpan<Vec<T>> p, T s)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < p.Length; i++)
        {
            sum += s * p[i].X * T.Exp(p[i].Y);
        }

        return sum;
    }

    [Differentiable]
    [Sample("&p[3] k=1")]
    [Sample("&p[3] k=0")]
    public static void Switched(Pair[] p, int k)
    {
        p[2] = k switch
        {
            0 => p[0] + p[1],
            _ => new Pair(p[1].Y, p[0].X * p[2].X),
        };
        Pair q = p[k];
        q.X = 7;
        p[0].Y *= q.Y * q.X;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double OnStack(double[] x)
    {
        Span<Pair> buffer = stackalloc Pair[3];
        ReadOnlySpan<Pair> fixedOnes = stackalloc Pair[] { new(x[0], 1), new(x[1], x[2]) };
        for (int i = 0; i < 3; i++)
        {
            buffer[i] = x[i] * fixedOnes[i % 2];
        }

        return buffer[0].X + (buffer[1].Y * buffer[2].X);
    }

    public struct Mixture
    {
        public double First { get; set; }

        public double Second;

        public Pair Third { readonly get; set; }

        public double Fourth { get; init; }
    }

    public record struct Extended(double A, double B)
    {
        public double C = 0;

        public double D { get; set; } = 0;
    }

    [Differentiable]
    [Sample("&a[3] b[2] c[3]")]
    public static double Layouts(Mixture[] a, Extended[] b, ReadOnlySpan<(double P, double Q, double R)> c)
    {
        double sum = a[1].First + (2 * a[1].Second) + (3 * a[1].Third.X * a[2].Third.Y) + (5 * a[0].Fourth);
        a[2].First = a[0].Second * sum;
        a[1].Third = new Pair(a[2].Fourth, sum);
        sum += (b[0].A * b[1].D) + (7 * b[1].B * b[0].C);
        return sum + (c[2].P * c[1].Q) + (11 * c[0].R);
    }

    [Differentiable]
    [Sample("&data[4]=-1..1")]
    public static void RecursiveTransform(Span<Complex> data)
    {
        if (data.Length < 2)
        {
            return;
        }

        int half = data.Length / 2;
        Complex[] odd = new Complex[half];
        for (int i = 0; i < half; i++)
        {
            odd[i] = data[(2 * i) + 1];
            data[i] = data[2 * i];
        }

        odd.CopyTo(data[half..]);
        RecursiveTransform(data[..half]);
        RecursiveTransform(data[half..]);
        for (int k = 0; k < half; k++)
        {
            Complex even = data[k];
            Complex turned = data[half + k] * new Complex(Math.Cos(Math.PI * k / half), -Math.Sin(Math.PI * k / half));
            data[k] = even + turned;
            data[half + k] = even - turned;
        }
    }

    [Differentiable]
    [Sample("x[4] depth=2")]
    public static double RecursiveNodes(double[] x, int depth)
    {
        Node[] nodes = new Node[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            nodes[i].Value = x[i];
            nodes[i].IsFixed = i == 1;
        }

        Relax(nodes, depth);
        return nodes[0].Value * nodes[3].At.X;
    }

    private static void Relax(Span<Node> nodes, int depth)
    {
        if (depth > 0)
        {
            for (int i = 1; i < nodes.Length; i++)
            {
                if (!nodes[i].IsFixed)
                {
                    nodes[i].At.X += nodes[i].Value * nodes[i - 1].Value;
                    nodes[i - 1].Value += nodes[i].At.X;
                }
            }

            Relax(nodes, depth - 1);
        }
    }

    [Differentiable]
    [Sample("&p[3] x")]
    public static double Aliased(Pair[] p, double x)
    {
        Span<Pair> all = p;
        Pair[] same = p;
        all[1].X = x * same[1].Y;
        same[1] = p[1].Turned();
        p[2] = all[1] + same[0];
        ref Pair last = ref same[^1];
        all[2].Y *= last.X;
        return last.Y * x;
    }

    [Differentiable]
    [Sample("&p[4] x")]
    public static double Loops(Pair[] p, double x)
    {
        int i = 0;
        while (i < p.Length && p[i].X > 0)
        {
            if (p[i].Y > 10)
            {
                break;
            }

            p[i].X = Math.Sin(p[i].X * x);
            i++;
        }

        do
        {
            i--;
            p[i] = p[i] with { Y = p[i].X * p[i].Y };
        }
        while (i > 1);

        for (Pair at = p[0]; at.X < 2; at.X += 0.9)
        {
            x += at.X * p[2].Y;
        }

        return x;
    }

    [Differentiable]
    [Sample("p[4] x i=1 b=2 u=3")]
    public static double WideIndexes(Pair[] p, double x, long i, byte b, uint u)
    {
        Pair[] q = new Pair[i + u];
        q[i] = x * p[u];
        q[b].X = p[i].Y * q[i].X;
        q[u].Y = p[b].X;
        return q[b].X + (q[3].Y * q[1].Y);
    }
}
