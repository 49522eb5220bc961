using System.Collections.Generic;
using System.Linq;

namespace Corpus;

/// <summary>Where inlining a function or unrolling a query could go wrong: what is captured changes, or is seen under two names.</summary>
public static partial class DelegateTraps
{
    [Differentiable]
    [Sample]
    public static double ArgumentThatTheFunctionChanges(double x, double y)
    {
        double a = x;
        double first = CallThenRead(t =>
        {
            a += t * y;
            return a;
        }, a);
        return first * a + Outer(y);

        double Outer(double t)
        {
            double before = t;
            a *= 2;
            return before * a;
        }
    }

    [Differentiable]
    [Sample]
    public static double ArgumentIsTheCapturedVariable(double x)
    {
        double a = x * x;
        return Change(a) + Change(a) * a;

        double Change(double t)
        {
            a = t * x + 1;
            return t * a;
        }
    }

    [Differentiable]
    [Sample]
    public static double OperandsBeforeTheCall(double x, double y)
    {
        double s = x;
        Func<double> step = () => s = s * y + 1;
        double r = s + step() * s + step();
        r -= s * (step() - s);
        return r;
    }

    [Differentiable]
    [Sample]
    public static double ReturnedFunctionKeepsItsArgument(double x, double w)
    {
        double a = w;
        Func<double, double> f = Scaled(a);
        a = 10 * x;
        Func<double, double> g = Counter(a);
        a = 0;
        return f(x) + g(x) * g(x) + g(2) + a;
    }

    [Differentiable]
    [Sample]
    public static double SharedState(double x)
    {
        double total = 0;
        Action<double> add = v => total += v;
        Func<double> read = () => total * x;
        add(x);
        double first = read();
        add(first);
        Action<double> both = v =>
        {
            add(v);
            add(v * read());
        };
        both(2);
        return read() + first;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double CapturedInTheLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i];
            Func<double, double> f = t => t * v;
            v *= 2;
            sum += f(sum + 1);
            v = f(v);
            sum -= v;
            if (sum > 40)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double LoopVariableChangedByFunction(double x, int n)
    {
        double y = 1;
        int left = n;
        Func<bool> more = () => left-- > 0;
        while (more())
        {
            y = y * x + left;
            if (left == 2 && more())
            {
                y *= 2;
            }
        }

        return y * left;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double EarlyReturnsInLambda(double x, double y)
    {
        Func<double, double> f = t =>
        {
            if (t > 1)
            {
                return t * y;
            }

            for (int i = 0; i < 5; i++)
            {
                t = t * t + 0.1;
                if (t > 0.6)
                {
                    return t;
                }
            }

            return t / y;
        };
        return f(x) * f(f(y) * 0.3);
    }

    [Differentiable]
    [Sample]
    public static double NestedLambdas(double x, double y)
    {
        Func<double, Func<double, double>> curried = a => b => a * b + x;
        Func<double, double> inner = curried(y);
        Func<Func<double, double>, double> apply = f => f(x) + f(2);
        return apply(inner) * apply(t => curried(t)(inner(t)));
    }

    [Differentiable]
    [Sample]
    public static double ShortCircuitedCalls(double x, double y)
    {
        double a = x;
        bool Grow(double by)
        {
            a += by * y;
            return a > 100;
        }

        if (x > 0 && Grow(1) || Grow(x) && Grow(3))
        {
            return a;
        }

        return a * (Grow(2) ? 1 : y) + a;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double QueryReadsWhatChanges(double[] x)
    {
        double[] y = (double[])x.Clone();
        double w = x[0];
        var query = y.Select(v => v * w);
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            y[i] *= 2;
            w += 0.5;
            sum += query.Sum() * w;
        }

        y = new double[] { 1, 2 };
        return sum + query.Sum() + y[0];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double QueryInsideFunction(double[] x, double w)
    {
        Func<double, double> loss = t => x.Select((v, i) => (v * t - i) * (v * t - i)).Sum() / x.Length;
        double h = 0.5;
        return (loss(w + h) - loss(w - h)) / (2 * h) + Enumerable.Range(0, 3).Select(i => loss(i)).Max();
    }

    [Differentiable]
    [Sample("x[6] k=2")]
    [Sample("x[6] k=-1")]
    public static double CountersOfQueries(double[] x, int k)
    {
        int taken = k;
        var part = x.Where(v => v > 0.5).Take(taken);
        taken = 100;
        return part.Sum() * x[0] + part.Count() + x.Take(k).Select(v => v * v).Skip(1).Sum() + taken * x[1];
    }

    [Differentiable]
    [Sample("x[6]=-1..1")]
    public static double FilteredArrayIsItsOwn(double[] x)
    {
        double limit = 0;
        double[] positive = x.Where(v => v > limit).ToArray();
        limit = 2;
        double sum = 0;
        for (int i = 0; i < positive.Length; i++)
        {
            positive[i] *= positive[i];
            sum += positive[i] * x[i];
        }

        return sum * positive.Length + x.Where(v => v > limit).ToArray().Length;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double AggregateWithState(double[] x)
    {
        double seen = 0;
        double last = x.Aggregate(1.0, (a, v) =>
        {
            seen += a * v;
            return a + seen;
        });
        return last * seen + x.Aggregate(new Pair(0, 1), (p, v) => new Pair(p.A + v, p.B * v), p => p.A * p.B);
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double StrategyObjects(double[] x) =>
        Apply(new Cube(), x[0]) + Apply(new Scale(x[1]), x[2]) + ApplyOpen<Cube>(default, x[1]);

    private interface IMap
    {
        double Map(double x);

        double Twice(double x) => Map(Map(x));
    }

    private readonly struct Cube : IMap
    {
        public double Map(double x) => x * x * x;
    }

    private readonly struct Scale(double w) : IMap
    {
        public double Map(double x) => w * x;
    }

    private record struct Pair(double A, double B);

    private static double Apply<TMap>(TMap map, double x)
        where TMap : struct, IMap => map.Map(x) * map.Map(2);

    private static double ApplyOpen<TMap>(TMap map, double x)
        where TMap : IMap => map.Map(x);

    private static double CallThenRead(Func<double, double> f, double x)
    {
        double y = f(1);
        return x * y;
    }

    private static Func<double, double> Scaled(double w) => x => x * w;

    private static Func<double, double> Counter(double start)
    {
        double n = start;
        return x =>
        {
            n += x;
            return n * x;
        };
    }
}
