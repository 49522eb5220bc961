namespace Corpus;

public static partial class StructLocals
{
    [Differentiable]
    [Sample("n=5")]
    public static double HarmonicOscillator(double x, double v, double k, double dt, int n)
    {
        State state = new(x, v);
        for (int i = 0; i < n; i++)
        {
            state = state.Step(k, dt);
        }

        return state.X * state.X + state.Energy(k);
    }

    [Differentiable]
    [Sample]
    public static double RotateAndScale(double x, double y, double angle)
    {
        Point p = new Point(x, y);
        Rotation r = Rotation.By(angle);
        Point q = r * p + new Point(1, 2) * 0.5;
        return q.Length + Point.Dot(p, q) - (-q).X;
    }

    [Differentiable]
    [Sample]
    public static double MutableStruct(double x, double y)
    {
        Accumulator a = default;
        a.Add(x);
        a.Add(y * y);
        Accumulator b = a;
        b.Add(x * y);
        a.Sum *= 2;
        return a.Mean + b.Mean * b.Sum;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double MutableObject(double x, double y, int n)
    {
        RunningStatistics s = new();
        for (int i = 0; i < n; i++)
        {
            s.Push(x * i + y * y * (i % 2));
        }

        RunningStatistics same = s;
        same.Push(Math.Sin(x));
        return s.Variance + s.Mean;
    }

    [Differentiable]
    [Sample]
    public static double WithExpression(double a, double b)
    {
        Parameters p = new(a, b);
        Parameters q = p with { B = p.A * p.B };
        Parameters r = q with { A = q.A + 1, Scale = b };
        return p.A * q.B + r.A * r.B * r.Scale;
    }

    [Differentiable]
    [Sample("x=0.3..0.9")]
    [Sample("x=1.2..1.9")]
    public static double ChosenStruct(double x, double y)
    {
        Point p = x > 1 ? new Point(x * y, y) : new Point(y, x);
        Point q = (x > 1, y > 0) switch
        {
            _ => new Point(x, x * p.X),
        };
        Point r = p;
        if (x < 1)
        {
            r = new Point(q.Y, x);
            (p, q) = (q, p);
        }

        return p.X * q.Y + r.X - r.Y * q.X;
    }

    [Differentiable]
    [Sample]
    public static double SwappedStructs(double x, double y)
    {
        Point p = new(x, y);
        Point q = new(y * y, Math.Exp(x));
        (p, q) = (q, p + q);
        Swap(ref p, ref q);
        Split(p, out double a, out Point rest);
        var (s, t) = rest;
        return a * s - t * q.X + q.Y;
    }

    [Differentiable]
    [Sample]
    public static double ObjectInitializer(double x, double y)
    {
        Settings s = new() { Rate = x * y, Center = new Point(x, 1) };
        Settings t = new(y) { Center = { X = x } };
        return s.Rate * s.Center.X + s.Offset + t.Rate * t.Center.X * t.Offset;
    }

    [Differentiable]
    [Sample]
    public static double Dual(double x)
    {
        DualNumber d = new(x, 1);
        DualNumber y = d * d * 3.0 + DualNumber.Sin(d) / (1 + d);
        return y.Derivative * y.Value;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double StructWithArray(double[] x)
    {
        Polynomial p = new(x);
        Polynomial q = p.Derivative();
        return p.At(0.7) * q.At(0.3) + p.Degree;
    }

    [Differentiable]
    [Sample]
    public static double PrimaryConstructorClass(double k, double x)
    {
        Spring s = new(k, 0.1);
        return s.Energy(x) + s.Force(x) * k;
    }

    [Differentiable]
    [Sample("x=0.3..0.9")]
    [Sample("x=1.2..1.9")]
    public static double NullableNumber(double x, double y)
    {
        double? low = null;
        if (x > 1)
        {
            low = x * y;
        }

        double? twice = low * 2;
        double sum = low ?? y * y;
        if (twice.HasValue)
        {
            sum += twice.Value;
        }

        return sum + (low + y ?? x) + Root(x - 1).GetValueOrDefault(x);
    }

    private static double? Root(double v) => v < 0 ? null : Math.Sqrt(v);

    private static void Swap(ref Point a, ref Point b)
    {
        Point t = a;
        a = b;
        b = t;
    }

    private static void Split(in Point p, out double first, out Point rest)
    {
        first = p.X;
        rest = new Point(p.Y, p.X * p.Y);
    }

    private readonly record struct State(double X, double V)
    {
        public State Step(double k, double dt)
        {
            double a = -k * X;
            return new State(X + V * dt, V + a * dt);
        }

        public double Energy(double k) => 0.5 * V * V + 0.5 * k * X * X;
    }

    private readonly struct Point
    {
        public readonly double X;
        public readonly double Y;

        public Point(double x, double y)
        {
            X = x;
            Y = y;
        }

        public double Length => Math.Sqrt(X * X + Y * Y);

        public static double Dot(Point a, Point b) => a.X * b.X + a.Y * b.Y;

        public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

        public static Point operator -(Point a) => new(-a.X, -a.Y);

        public static Point operator *(Point a, double s) => new(a.X * s, a.Y * s);

        public void Deconstruct(out double x, out double y) => (x, y) = (X, Y);
    }

    private readonly struct Rotation
    {
        private readonly double _c, _s;

        private Rotation(double c, double s) => (_c, _s) = (c, s);

        public static Rotation By(double angle) => new(Math.Cos(angle), Math.Sin(angle));

        public static Point operator *(Rotation r, Point p) => new(r._c * p.X - r._s * p.Y, r._s * p.X + r._c * p.Y);
    }

    private struct Accumulator
    {
        public double Sum;
        private int count;

        public double Mean => count == 0 ? 0 : Sum / count;

        public void Add(double value)
        {
            Sum += value;
            count++;
        }
    }

    private sealed class RunningStatistics
    {
        private int n;
        private double m, s;

        public double Mean => m;

        public double Variance => n > 1 ? s / (n - 1) : 0;

        public void Push(double x)
        {
            n++;
            double before = m;
            m += (x - m) / n;
            s += (x - before) * (x - m);
        }
    }

    private record Parameters(double A, double B)
    {
        public double Scale { get; init; } = 2 * A;
    }


    private class Settings
    {
        public Settings()
            : this(3)
        {
        }

        public Settings(double rate)
        {
            Rate = rate;
            Center.X = 2;
        }

        public double Rate { get; set; }

        public double Offset { get; } = 0.25;

        public MutablePoint Center = new() { Y = 1 };
    }

    private struct MutablePoint
    {
        public double X, Y;

        public static implicit operator MutablePoint(Point p) => new() { X = p.X, Y = p.Y };
    }

    private readonly record struct DualNumber(double Value, double Derivative)
    {
        public static implicit operator DualNumber(double value) => new(value, 0);

        public static DualNumber operator +(DualNumber a, DualNumber b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

        public static DualNumber operator *(DualNumber a, DualNumber b) => new(a.Value * b.Value, a.Value * b.Derivative + a.Derivative * b.Value);

        public static DualNumber operator /(DualNumber a, DualNumber b) =>
            new(a.Value / b.Value, (a.Derivative * b.Value - a.Value * b.Derivative) / (b.Value * b.Value));

        public static DualNumber Sin(DualNumber a) => new(Math.Sin(a.Value), a.Derivative * Math.Cos(a.Value));
    }

    private readonly struct Polynomial(double[] coefficients)
    {
        private readonly double[] coefficients = coefficients;

        public int Degree => coefficients.Length - 1;

        public double At(double x)
        {
            double value = 0;
            for (int i = coefficients.Length - 1; i >= 0; i--)
            {
                value = value * x + coefficients[i];
            }

            return value;
        }

        public Polynomial Derivative()
        {
            double[] d = new double[coefficients.Length - 1];
            for (int i = 0; i < d.Length; i++)
            {
                d[i] = (i + 1) * coefficients[i + 1];
            }

            return new Polynomial(d);
        }
    }

    private sealed class Spring(double stiffness, double rest)
    {
        private readonly double half = stiffness / 2;

        public double Force(double x) => -stiffness * (x - rest);

        public double Energy(double x) => half * (x - rest) * (x - rest);
    }
}
