namespace Corpus;

public static partial class Overwrites
{
    [Differentiable]
    [Sample]
    public static double ParameterReassigned(double x, double y)
    {
        x = x * y;
        y = x + y;
        x = Math.Sin(x) * y;
        return x * y;
    }

    [Differentiable]
    [Sample]
    public static double ReadThenOverwritten(double x)
    {
        double a = x * x;
        double b = a * 3;
        a = b * x;
        b = a * b;
        a = a + b;
        return a;
    }

    [Differentiable]
    [Sample]
    public static double CompoundAssignments(double x, double y)
    {
        double a = x;
        a += y;
        a *= x;
        a -= y * y;
        a /= x + y;
        a %= 10;
        return a;
    }

    [Differentiable]
    [Sample]
    public static double OverwrittenByConstant(double x)
    {
        double a = x * x;
        double b = a;
        a = 2;
        return a * b + a;
    }

    [Differentiable]
    [Sample]
    public static double IncrementedReal(double x)
    {
        double a = x;
        a++;
        --a;
        double b = a++ * 2;
        double c = --b * a;
        return a * b + c;
    }

    [Differentiable]
    [Sample]
    public static double AssignmentAsExpression(double x, double y)
    {
        double a, b;
        a = b = x * y;
        a *= b += x;
        return a * b;
    }

    [Differentiable]
    [Sample]
    public static double DeclaredInInnerScopes(double x)
    {
        double r = 0;
        {
            double t = x * x;
            r += t;
        }

        {
            double t = Math.Sin(x);
            r *= t;
        }

        return r;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ElementReadThenOverwritten(double[] x)
    {
        double[] y = [x[0], x[1], x[2]];
        double old = y[1];
        y[1] = y[0] * old;
        y[0] = old * y[1];
        return y[0] * y[1] * y[2] * old;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double OverwrittenInLoopUsedAfter(double x, int n)
    {
        double last = x;
        double y = x;
        for (int i = 0; i < n; i++)
        {
            last = y;
            y = y * x + Math.Cos(last);
        }

        return last * y;
    }

    [Differentiable]
    [Sample]
    public static double InverseUpdates(double x, double y)
    {
        double a = x;
        a += 3;
        a *= 2;
        double b = a * a;
        a -= y;
        double c = Math.Sin(a) * b;
        a = -a;
        return a * c * a;
    }

    [Differentiable]
    [Sample]
    public static double UnusedParameter(double x, double unused) => x * x;

    [Differentiable]
    [Sample]
    public static double UnusedSingularComputation(double x)
    {
        double unused = Math.Acos(2) * Math.Log(-x) + Math.Sqrt(-x);
        double y = unused;
        y = x * x;
        return y;
    }

    [Differentiable]
    [Sample]
    public static double ReturnsInputUnchanged(double x, double y) => x;

    [Differentiable]
    [Sample]
    public static double ReturnsConstant(double x) => 3;
}
