using System.Linq;

namespace Corpus;

/// <summary>A function that was taken out of a variable or an array stays what it was, whatever becomes of that.</summary>
public static partial class FunctionValues
{
    [Differentiable]
    [Sample("x k=0")]
    [Sample("x k=1")]
    public static double SecondName(double x, int k)
    {
        Func<double, double> f = Math.Sin;
        if (k > 0)
        {
            f = u => u * x;
        }

        Func<double, double> before = f;
        Func<double, double> chosen = k > 0 ? f : Math.Cos;
        f = Math.Exp;
        return before(x) + 2 * chosen(x) + 3 * f(x);
    }

    [Differentiable]
    [Sample("x")]
    public static double TakenFromAnArray(double x)
    {
        Func<double, double>[] functions = [Math.Sin, u => u * x, Math.Exp];
        int i = 0;
        Func<double, double> first = functions[i];
        i++;
        Func<double, double> second = functions[i++];
        return first(x) + 2 * second(x) + 3 * functions[i](x);
    }

    [Differentiable]
    [Sample("x")]
    public static double PassedBeforeItChanges(double x)
    {
        Func<double, double> f = Math.Sin;
        double Changed()
        {
            f = Math.Exp;
            return x;
        }

        double AfterChange(Func<double, double> g)
        {
            f = Math.Cos;
            return g(x);
        }

        return Applied(f, Changed()) + AfterChange(f) * 2 + f(x) * 3;
    }

    [Differentiable]
    [Sample("x")]
    public static double ReturnedBeforeItChanges(double x)
    {
        Func<double, double> f = Math.Sin;
        Func<double, double> Current() => f;

        Func<double, double> g = Current();
        f = Math.Exp;
        return g(x) + Current()(x) * 2;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double QueryOfAFunction(double[] x)
    {
        Func<double, double> f = Math.Sin;
        var sines = x.Select(f);
        var values = x.Select(v => f(v) * 2);
        f = Math.Exp;
        return sines.Sum() + values.Sum() + f(x[0]) * 3;
    }

    private static double Applied(Func<double, double> f, double x) => f(x) + 1.0;
}
