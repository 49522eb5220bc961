namespace Corpus;

public static partial class Delegates
{
    private static readonly Func<double, double> Softplus = static x => Math.Log(1 + Math.Exp(x));

    public enum Shape
    {
        Linear,
        Square,
        Wave,
    }

    [Differentiable]
    [Sample]
    public static double LambdaInLocal(double x, double w)
    {
        Func<double, double> f = t => t * t * w;
        return f(x) * f(w) + f.Invoke(x + 1);
    }

    [Differentiable]
    [Sample]
    public static double CapturedVariableChanges(double x)
    {
        double a = x;
        Func<double, double> f = t => t * a;
        double first = f(2);
        a = x * x;
        double second = f(first);
        a *= 3;
        return first * second + f(x);
    }

    [Differentiable]
    [Sample]
    public static double LambdaChangesCaptured(double x, double y)
    {
        double total = y;
        int calls = 0;
        Action<double> add = t =>
        {
            total += t * x;
            calls++;
        };
        Func<double, double> next = t =>
        {
            total *= 1.5;
            return t + total;
        };
        add(x);
        add(total);
        double r = total + next(total) * total;
        for (int i = 0; i < 3; i++)
        {
            add(i * x + r);
        }

        return total * calls + r;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double MethodGroups(double[] x)
    {
        Func<double, double> sine = Math.Sin;
        Func<double, double> own = Square;
        Func<double, double, double> power = Math.Pow;
        return Map(Math.Exp, x[0]) * sine(x[1]) + Map(own, x[2]) * power(x[3], x[0]) + Map(Softplus, x[1]) + Map(Square<double>, x[0]) + Map(new Func<double, double>(Square), 3) * x[1];
    }

    [Differentiable]
    [Sample("flag=1")]
    [Sample("flag=0")]
    public static double ChosenByCondition(double x, double a, bool flag)
    {
        Func<double, double> f = flag ? Math.Sin : t => t * a;
        double before = f(x);
        flag = !flag;
        return before * f(a);
    }

    [Differentiable]
    [Sample("shape=0")]
    [Sample("shape=1")]
    [Sample("shape=2")]
    public static double ReturnedFunctions(double x, double a, Shape shape)
    {
        Func<double, double> outer = Scaled(a);
        a = 7 * x;
        Func<double, double> f = OfShape(shape, a);
        Func<double, double> g = ByStatement(shape, x);
        a = 1;
        return outer(x) * f(x) + g(x) + a;
    }

    [Differentiable]
    [Sample("shape=0")]
    [Sample("shape=1")]
    [Sample("shape=2")]
    public static double AssignedLater(double x, double w, Shape shape)
    {
        Func<double, double> f;
        double bias = x * w;
        switch (shape)
        {
            case Shape.Linear:
                f = t => t * w + bias;
                break;
            case Shape.Square:
                f = Square;
                break;
            default:
                f = Math.Cos;
                break;
        }

        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += f(x + i);
            if (i == 1)
            {
                f = t => t * w + bias;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3] k=1")]
    [Sample("x[3] k=2")]
    public static double ArrayOfFunctions(double[] x, int k)
    {
        double a = x[0];
        Func<double, double>[] basis = [static t => 1, t => t * a, Math.Exp, Square];
        double sum = basis[k](x[1]);
        for (int i = 0; i < basis.Length; i++)
        {
            sum += x[i % 3] * basis[i](x[2]);
        }

        foreach (var f in basis)
        {
            sum *= f(0.5) * x[1];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double FunctionOfArray(double[] x)
    {
        Func<double[], double> norm = v =>
        {
            double s = 0;
            foreach (double e in v)
            {
                s += e * e;
            }

            return Math.Sqrt(s);
        };
        double[] y = new double[x.Length];
        Action<int> fill = i => y[i] = x[i] * x[(i + 1) % x.Length];
        For(0, x.Length, fill);
        For(0, 2, i => y[i] += 1);
        return norm(x) * norm(y);
    }

    [Differentiable]
    [Sample]
    public static double ComposedFunctions(double x, double w)
    {
        Func<double, double> f = t => t * w;
        Func<double, double> g = Compose(f, Math.Sin);
        Func<double, double> h = Compose(g, Compose(f, g));
        return h(x) + Twice(h, w);
    }

    [Differentiable]
    [Sample]
    public static double OptionalFunction(double x, double y) =>
        Weighted(x, y) + Weighted(x, y, t => t * t) + Observed(x, null) + Observed(y, _ => { });

    [Differentiable]
    [Sample("h=1")]
    public static double UnknownDelegateWithData(double x, int h)
    {
        double y = x;
        Action<int>? progress = null;
        for (int i = 0; i < 3; i++)
        {
            y = Math.Sin(y) * x;
            progress?.Invoke(i);
        }

        return y * h;
    }

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static double GenericHigherOrder(double[] x, double[] y) =>
        Fold(x, 0.0, (sum, v) => sum + v * v) * Fold(y, 1.0, (product, v) => product * (1 + v)) + Fold(x, 0, (count, v) => v > 1 ? count + 1 : count);

    [Differentiable]
    [Sample("x[4]")]
    public static double CapturedLoopVariable(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double scale = x[i];
            Func<double, double> f = t => t * scale + i;
            sum += Twice(f, x[0]);
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double LocalFunctionsOfEveryKind(double x, double y)
    {
        double state = x;
        Bump(y);
        Bump(state);
        return state * Pure(x, y) + Generic(x, 2) * Curried(x)(y);

        void Bump(double by)
        {
            state = state * by + x;
        }

        static double Pure(double a, double b) => a / (1 + b * b);

        T Generic<T>(T a, int n)
            where T : System.Numerics.INumber<T>
        {
            T result = a;
            for (int i = 0; i < n; i++)
            {
                result *= a + T.One;
            }

            state += y;
            return result;
        }

        Func<double, double> Curried(double a) => b => a * b + state;
    }

    private static double Map(Func<double, double> f, double x) => f(x);

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    private static double Square(double x) => x * x;

    private static T Square<T>(T x)
        where T : System.Numerics.INumber<T> => x * x;

    private static Func<double, double> Scaled(double w) => x => w * x;

    private static Func<double, double> Compose(Func<double, double> f, Func<double, double> g) => x => f(g(x));

    private static Func<double, double> OfShape(Shape shape, double a) => shape switch
    {
        Shape.Linear => x => a * x,
        Shape.Square => x => a * x * x,
        Shape.Wave => Math.Sin,
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static Func<double, double> ByStatement(Shape shape, double a)
    {
        if (shape == Shape.Wave)
        {
            return Math.Sin;
        }

        double b = a * 2;
        switch (shape)
        {
            case Shape.Linear:
                return x => b * x;
            default:
                double c = b * b;
                return x => c / x;
        }
    }

    private static double Weighted(double x, double y, Func<double, double>? weight = null)
    {
        double w = 1;
        if (weight != null)
        {
            w = weight(y);
        }

        return w * x * (weight is null ? 2 : weight(x));
    }

    private static double Observed(double x, Action<double>? observer)
    {
        observer?.Invoke(2);
        return x * x;
    }

    private static void For(int from, int to, Action<int> action)
    {
        for (int i = from; i < to; i++)
        {
            action(i);
        }
    }

    private static TResult Fold<T, TResult>(T[] items, TResult seed, Func<TResult, T, TResult> step)
    {
        TResult result = seed;
        foreach (T item in items)
        {
            result = step(result, item);
        }

        return result;
    }
}
