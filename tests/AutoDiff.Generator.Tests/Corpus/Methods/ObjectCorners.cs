namespace Corpus;

public class Pendulum
{
    public double Angle;

    public double Speed;

    public double Length = 1;

    public int Steps;

    public void Reset()
    {
        Angle = 0;
        Speed *= 0.5;
    }
}

public struct Arrow
{
    public double X;

    public double Y;

    public void Scale(double factor)
    {
        X *= factor;
        Y *= factor + X;
    }
}

public class Ball
{
    public Arrow Position;

    public Arrow Velocity { get; set; }

    public double Radius = 1;
}

public class Neuron
{
    public double[] Weights = [];

    public double Bias;
}

public class Tree
{
    public Neuron Left = new();

    public Neuron Right = new();

    public Random Random = new(7);

    public DateTime Planted = new(2020, 1, 1);
}

public readonly partial record struct Gaussian(double Mean, double Deviation)
{
    [Differentiable("this", nameof(x))]
    [Sample]
    public double LogDensity(double x)
    {
        double z = (x - Mean) / Deviation;
        return -0.5 * z * z - Math.Log(Deviation);
    }
}

/// <summary>Objects and structs where it gets narrow.</summary>
public static partial class ObjectCorners
{
    [Differentiable]
    [Sample("&s.Angle &s.Speed s.Steps=0 x=0.5..1.2")]
    [Sample("&s.Angle &s.Speed s.Steps=0 x=3.2..4")]
    public static void ResetSometimes(Pendulum s, double x)
    {
        s.Speed = x * s.Speed;
        if (x > 3)
        {
            s.Reset();
        }

        s.Angle += x * s.Length;
    }

    [Differentiable]
    [Sample("&b.Position.X &b.Position.Y")]
    public static void Move(Ball b, double t)
    {
        b.Position.X += b.Velocity.X * t;
        b.Position.Y += b.Velocity.Y * t * t;
    }

    [Differentiable]
    [Sample("&b.Position.X &b.Position.Y")]
    public static void ScaleInPlace(Ball b, double t) => b.Position.Scale(t);

    [Differentiable]
    [Sample("&b.Velocity.X &b.Velocity.Y")]
    public static void Assign(Ball b, double t) => b.Velocity = new Arrow { X = t * b.Radius, Y = b.Position.X };

    [Differentiable]
    [Sample("&b.Position.X &b.Position.Y &b.Radius")]
    public static void AssignMember(Ball b, double t)
    {
        b.Position = b.Velocity;
        b.Radius *= t * b.Position.X;
    }

    [Differentiable]
    [Sample]
    public static double CopyOfMember(Ball b, double t)
    {
        Arrow v = b.Velocity;
        v.X *= t;
        return v.X * b.Velocity.X + v.Y;
    }

    [Differentiable(nameof(x))]
    [Sample("a.Steps=0 b.Steps=1")]
    public static double Swap(Pendulum a, Pendulum b, double x)
    {
        Pendulum t = a;
        a = b;
        b = t;
        return a.Angle * x + b.Speed * x * x;
    }

    [Differentiable]
    [Sample("&layer.Bias layer.Weights[1]")]
    public static double TwoNames(Neuron layer, double x)
    {
        Neuron a = layer;
        Neuron b = layer;
        a.Bias = x * x * a.Bias;
        return b.Bias * x;
    }

    [Differentiable]
    [Sample("layer.Weights[2]")]
    public static double LocalFunctions(Neuron layer, double x)
    {
        return Affine(x) * Affine(layer.Bias);

        double Affine(double y) => y * layer.Bias + layer.Weights[0];
    }

    [Differentiable]
    [Sample("&layer.Bias layer.Weights[2]")]
    public static double ByReference(Neuron layer, double x)
    {
        Increase(ref layer.Bias, x);
        return layer.Bias * layer.Bias;
    }

    [Differentiable]
    [Sample("&layer.Weights[3]")]
    public static double WholeArray(Neuron layer, double x)
    {
        Multiply(layer.Weights, x);
        return layer.Weights[0] * layer.Weights[1];
    }

    [Differentiable]
    [Sample("&s.Angle s.Steps=2")]
    public static double Until(Pendulum s, double x)
    {
        while (s.Angle < 10)
        {
            s.Angle += x * s.Speed + 0.3;
        }

        return s.Angle * s.Length;
    }

    [Differentiable(nameof(x))]
    [Sample("tree.Left.Weights[1] tree.Right.Weights[1]")]
    public static double Years(Tree tree, double x) => x * x * (2026 - tree.Planted.Year) + tree.Left.Bias;

    [Differentiable]
    [Sample("tree.Left.Weights[1] tree.Right.Weights[1]")]
    public static double Old(Tree tree, double x) => x * tree.Planted.Year * 0.001 + tree.Left.Bias * tree.Right.Weights[0];

    // A value that goes before the change and is used behind it.
    [Differentiable]
    [Sample("&s.Angle s.Steps=0")]
    public static double Before(Pendulum s)
    {
        double before = s.Angle;
        s.Angle = Math.Sin(s.Angle * s.Length);
        return before * s.Angle;
    }

    [Differentiable]
    [Sample("&a.Angle &b.Angle a.Steps=0 b.Steps=0")]
    public static void Exchange(Pendulum a, Pendulum b)
    {
        Pull(a, b);
        Pull(b, a);
    }

    [Differentiable]
    [Sample("&s.Angle &s.Speed s.Steps=3 n=0")]
    [Sample("&s.Angle &s.Speed s.Steps=3 n=3")]
    public static double Leave(Pendulum s, int n)
    {
        for (int i = 0; i < 5; i++)
        {
            if (i == n)
            {
                s.Speed = 2 * s.Angle;
                return s.Speed * s.Angle;
            }

            s.Angle *= s.Length + i;
        }

        return s.Angle;
    }

    // An in parameter sees what becomes of the variable behind it.
    [Differentiable]
    [Sample]
    public static double InAliasesLocal(double x, double y)
    {
        Arrow p = new() { X = x, Y = y };
        Scale(in p.X, ref p.X);
        Scale(p.X, ref p.Y);
        Add(in p, ref p);
        double area = Area(p, ref p.X);
        return area * p.X + p.Y;
    }

    [Differentiable]
    [Sample("&p.X &p.Y")]
    public static void InAliasesParameter(ref Arrow p)
    {
        Add(p, ref p);
        Scale(p.X, ref p.X);
        p.Y *= Area(p, ref p.X);
    }

    [Differentiable]
    [Sample("&b.Position.X &b.Position.Y &b.Radius")]
    public static double InAliasesMember(Ball b)
    {
        Scale(b.Radius, ref b.Radius);
        Add(b.Position, ref b.Position);
        Scale(b.Position.X, ref b.Position.X);
        return b.Radius * Area(b.Position, ref b.Position.Y);
    }

    private static void Scale(in double by, ref double value)
    {
        value *= 2 * by;
        value += by;
    }

    private static void Add(in Arrow by, ref Arrow sum)
    {
        sum.X += by.X * by.Y;
        sum.Y *= by.X;
        sum.X += by.Y;
    }

    private static double Area(in Arrow a, ref double scaled)
    {
        scaled *= a.Y;
        return a.X * scaled + a.Y;
    }

    private static void Pull(Pendulum from, Pendulum to)
    {
        double d = from.Angle - to.Angle;
        from.Angle -= 0.1 * d * d;
        to.Angle += 0.2 * d * from.Angle;
    }

    private static void Increase(ref double value, double x) => value += x * value;

    private static void Multiply(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
