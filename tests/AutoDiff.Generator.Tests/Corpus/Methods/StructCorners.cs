using System.Numerics;

namespace Corpus;

public static partial class StructCorners
{
    public record struct Body(double X, double V, double Mass)
    {
        public readonly Body Step(double k, double dt) => this with { X = X + V * dt, V = V - k / Mass * X * dt };

        public void Kick(double impulse) => V += impulse / Mass;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double SimulatedParameter(Body body, double k, int n)
    {
        for (int i = 0; i < n; i++)
        {
            body = body.Step(k, 0.1);
            body.Kick(0.01 * i);
        }

        return body.X * body.V + body.Mass;
    }

    [Differentiable]
    [Sample("n=3 &body.X &body.V")]
    public static void SimulatedInPlace(ref Body body, double k, int n)
    {
        Body start = body;
        for (int i = 0; i < n; i++)
        {
            body = body.Step(k, 0.1);
        }

        body.X *= start.V;
    }

    [Differentiable]
    [Sample]
    public static double ArgumentIsReceiver(double x, double y)
    {
        Sum s = new() { A = x, B = y };
        s.Add(s);
        s.Add(s.A, ref s.B);
        Sum t = s;
        t.AddTwice(s.Scaled(2), t);
        s.A = t.B * s.B;
        return t.A * s.A + t.B;
    }

    [Differentiable]
    [Sample]
    public static double ObjectChangedByCallee(double x, double y)
    {
        Tally tally = new(x);
        double before = tally.Value;
        double passed = tally.AddAndReturn(tally.Value, y);
        Tally other = tally;
        Change(other, y);
        return before * tally.Value + passed * other.Value;
    }

    [Differentiable]
    [Sample]
    public static double ReadonlyCopyIsKept(double x, double y)
    {
        Holder h = new(new Sum { A = x, B = y });
        h.Inner.Grow(3);
        Sum copy = h.Inner;
        copy.Grow(3);
        return h.Inner.A * copy.A + Measure(in copy) * copy.B;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double EarlyReturnedStruct(double x, double y)
    {
        Sum s = Pick(x, y);
        Sum u = Pick(y * y, s.A).Scaled(x);
        (double a, double b) = (u.B, s.B);
        return a * b + u.A;
    }

    [Differentiable]
    [Sample]
    public static double EvaluationOrder(double x, double y)
    {
        Sum s = new() { A = x, B = y };
        double v = s.A * s.GrowAndGet(y) + s.A;
        Sum pair = Make(s, s.GrowAndGet(x), s);
        return v * pair.A + pair.B * s.B;
    }

    [Differentiable]
    [Sample]
    public static double DerivedObject(double x, double y)
    {
        Shape shape = new Ellipse(x, y);
        Shape scaled = new Ellipse(x * x, 2);
        return shape.Area() * shape.Name + scaled.Area() + Total(shape);
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ArraysInStructs(double[] x)
    {
        Buffer first = new(3);
        for (int i = 0; i < 3; i++)
        {
            first[i] = x[i] * x[i];
        }

        Buffer second = first;
        second[0] += x[1];
        double[] own = new double[2];
        Buffer third = new(own);
        own = x;
        third[1] = own[0];
        return first[0] * second[1] + third[1] * first[2] * third.Length;
    }

    [Differentiable]
    [Sample]
    public static double NestedStructs(double x, double y)
    {
        Frame f = new() { Origin = new Sum { A = x }, Scale = 2 };
        f.Origin.B = y * x;
        Frame g = f;
        g.Origin.Grow(y);
        f.Origin = g.Origin.Scaled(f.Scale);
        (f, g) = (g, f);
        return f.Origin.A * g.Origin.B + g.Scale * f.Origin.B;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double TwoBodies(double x, double v, int n)
    {
        Body a = new(x, v, 2), b = new(-x, v * 0.5, 1) { Mass = 3 };
        Body? last = null;
        for (int i = 0; i < n; i++)
        {
            double force = b.X - a.X;
            (a, b) = (a with { V = a.V + 0.1 * force }, b with { V = b.V - 0.1 * force });
            a = a.Step(0.3, 0.1);
            b = i % 2 == 0 ? b.Step(0.2, 0.1) : b;
            if (i == 3)
            {
                last = a;
            }
        }

        return a.X * b.V + (last ?? b).X + (last.HasValue ? last.Value.V : 0);
    }

    [Differentiable(nameof(x))]
    [Sample("day=100")]
    public static double InactiveStructsAsData(double x, double rate, int day)
    {
        DateTime start = new DateTime(2020, 1, 1).AddDays(day);
        Sum constants = new() { A = rate, B = start.Year - 2019 };
        Complex c = new(rate, 1);
        string text = $"{constants.A}";
        return x * constants.A * constants.B + x * x * c.Magnitude + text.Length * 0;
    }

    [Differentiable]
    [Sample]
    public static double BaseMembers(double x, double y)
    {
        Disc disc = new(x, y);
        return disc.Area() * disc.Name + disc.Perimeter();
    }

    [Differentiable]
    [Sample]
    public static double GenericStructThatReturnsItself(double x, double y)
    {
        Scaled<double> s = new() { Value = x };
        Scaled<double>.Inverse inverse = s.By(y).Inverted();
        return inverse.Value * s.By(x).Value;
    }

    private static double Measure(in Sum s)
    {
        s.Grow(2);
        return s.A + s.B;
    }

    private static double Total(Shape s) => s.Area() * 0.5;

    private static void Change(Tally t, double by)
    {
        t.Value *= by;
        Tally same = t;
        same.Value += 1;
    }

    private static Sum Make(Sum first, double middle, Sum last) => new() { A = first.A + middle * last.B, B = last.A };

    private static Sum Pick(double x, double y)
    {
        Sum s = new() { A = x };
        if (x > 1)
        {
            return s;
        }

        s.B = y * x;
        for (int i = 0; i < 3; i++)
        {
            s.A += s.B;
            if (s.A > 1.5)
            {
                return s.Scaled(y);
            }
        }

        return s;
    }

    private struct Sum
    {
        public double A;
        public double B;

        public void Add(Sum other)
        {
            A += other.A * other.B;
            B += other.A;
        }

        public void Add(double by, ref double target)
        {
            A += by;
            target += by * A;
        }

        public void AddTwice(Sum one, Sum two)
        {
            this.Add(one);
            Add(two);
            this = new Sum { A = B, B = A };
        }

        public void Grow(double by)
        {
            A *= by;
            B += A;
        }

        public double GrowAndGet(double by)
        {
            Grow(by);
            return A;
        }

        public readonly Sum Scaled(double by) => new() { A = A * by, B = B * by };
    }

    private sealed class Tally(double start)
    {
        public double Value { get; set; } = start;

        public double AddAndReturn(double read, double by)
        {
            Value += by * by;
            return read;
        }
    }

    private readonly struct Holder(Sum inner)
    {
        public readonly Sum Inner = inner;
    }

    private abstract class Shape(double size)
    {
        protected readonly double size = size;

        public abstract double Area();

        public virtual double Name => 1;
    }

    private sealed class Ellipse(double a, double b) : Shape(a * 2)
    {
        public override double Area() => Math.PI * a * b * size;

        public override double Name => b;
    }

    private abstract class Round(double radius)
    {
        public virtual double Name => radius;

        public virtual double Area() => Math.PI * radius * radius;

        public virtual double Perimeter() => 2 * Math.PI * radius;
    }

    private sealed class Disc(double radius, double thickness) : Round(radius * thickness)
    {
        public override double Name => base.Name * thickness;

        public override double Area() => base.Area() * thickness + base.Perimeter();

        public override double Perimeter() => thickness;
    }

    private struct Scaled<T>
        where T : IFloatingPointIeee754<T>
    {
        public T Value;

        public readonly Scaled<T> By(T factor) => new() { Value = Value * factor };

        public readonly Inverse Inverted() => new() { Value = T.One / Value };

        public struct Inverse
        {
            public T Value;
        }
    }

    private readonly struct Buffer
    {
        private readonly double[] values;

        public Buffer(int n)
            : this(new double[n])
        {
        }

        public Buffer(double[] values) => this.values = values;

        public int Length => values.Length;

        public double this[int i]
        {
            get => values[i];
            set => values[i] = value;
        }
    }

    private struct Frame
    {
        public Sum Origin;
        public double Scale { get; set; }
    }
}
