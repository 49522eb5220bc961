namespace Corpus;
/// <summary>Functions that are handed to integrators, solvers and steppers.</summary>
public static partial class Integrators
{
    private delegate double Field(double t, double y);

    [Differentiable]
    [Sample("a=0.1..0.3 b=1.5..2 n=8")]
    public static double SimpsonRule(double a, double b, double w, int n) => Integrate(x => Math.Exp(-w * x) * Math.Sin(x), a, b, n);

    [Differentiable]
    [Sample("n=6")]
    public static double DoubleIntegral(double w, double h, int n) =>
        Integrate(x => Integrate(y => Math.Exp(-w * x * y), 0, x, n), 0, h, n);

    [Differentiable]
    [Sample("a=1.5..3")]
    public static double NewtonRoot(double a) => NewtonSolve(x => x * x - a, x => 2 * x, 1);

    [Differentiable]
    [Sample("a=1.5..3")]
    public static double FixedNumberOfSteps(double a)
    {
        double Step(double x) => 0.5 * (x + a / x);
        return Iterate(Step, a, 5);
    }

    [Differentiable]
    [Sample("k=0.3..0.6 n=10")]
    public static double RungeKutta(double k, double y0, int n)
    {
        return Solve((t, y) => -k * y + Math.Sin(t), y0, 2.0, n);

        static double Solve(Field f, double y, double end, int n)
        {
            double h = end / n, t = 0;
            for (int i = 0; i < n; i++)
            {
                double k1 = f(t, y);
                double k2 = f(t + h / 2, y + h / 2 * k1);
                double k3 = f(t + h / 2, y + h / 2 * k2);
                double k4 = f(t + h, y + h * k3);
                y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
                t += h;
            }

            return y;
        }
    }

    [Differentiable]
    [Sample("x=0.3..0.8")]
    public static double BisectionWithoutDerivative(double x)
    {
        double root = Bisect(t => t * t - 2, 0, 3);
        return root * x * x;
    }

    private static double Integrate(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n;
        double sum = f(a) + f(b);
        for (int i = 1; i < n; i++)
        {
            sum += f(a + i * h) * (i % 2 == 0 ? 2 : 4);
        }

        return sum * h / 3;
    }

    private static double NewtonSolve(Func<double, double> f, Func<double, double> df, double x0)
    {
        double x = x0;
        for (int i = 0; i < 50; i++)
        {
            double step = f(x) / df(x);
            x -= step;
            if (Math.Abs(step) < 1e-14)
            {
                return x;
            }
        }

        throw new InvalidOperationException("no convergence");
    }

    private static double Bisect(Func<double, double> f, double lo, double hi)
    {
        while (hi - lo > 1e-6)
        {
            double mid = (lo + hi) / 2;
            if (f(lo) * f(mid) <= 0)
            {
                hi = mid;
            }
            else
            {
                lo = mid;
            }
        }

        return lo;
    }

    private static double Iterate(Func<double, double> f, double x, int n)
    {
        while (n-- > 0)
        {
            x = f(x);
        }

        return x;
    }
}
