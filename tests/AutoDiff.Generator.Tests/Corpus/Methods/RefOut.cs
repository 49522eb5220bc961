namespace Corpus;

public static partial class RefOut
{
    [Differentiable]
    [Sample]
    public static void RefParameter(double x, ref double state)
    {
        state = state * x + Math.Sin(state);
    }

    [Differentiable]
    [Sample]
    public static void OutParameters(double r, double phi, out double x, out double y)
    {
        x = r * Math.Cos(phi);
        y = r * Math.Sin(phi);
    }

    [Differentiable]
    [Sample]
    public static double ReturnAndOut(double x, out double square)
    {
        square = x * x;
        return square * x;
    }

    [Differentiable]
    [Sample]
    public static double ReturnAndRef(double x, ref double y)
    {
        y += x * y;
        return y * y;
    }

    [Differentiable]
    [Sample]
    public static double InParameters(in double x, in double y) => x * Math.Exp(y);

    [Differentiable]
    [Sample]
    public static void Swap(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    [Differentiable]
    [Sample]
    public static void SwapByTuple(ref double a, ref double b) => (a, b) = (b * b, a);

    [Differentiable]
    [Sample("n=3")]
    public static void RefInLoop(double x, ref double velocity, ref double position, int n)
    {
        for (int i = 0; i < n; i++)
        {
            velocity -= 0.1 * Math.Sin(position) * x;
            position += 0.1 * velocity;
        }
    }

    [Differentiable]
    [Sample("x=0.3..0.9")]
    [Sample("x=1.1..1.7")]
    public static void OutSetInBranches(double x, out double y)
    {
        if (x < 1)
        {
            y = x * x;
            return;
        }

        y = 1;
        y *= Math.Log(x) + y;
    }

    [Differentiable]
    [Sample]
    public static void RefOverwritten(double x, ref double y)
    {
        y = x * x;
    }

    [Differentiable]
    [Sample]
    public static void RefOnlyRead(double x, ref double y, out double z)
    {
        z = x * y * y;
    }

    [Differentiable(nameof(x))]
    [Sample("&y[3]")]
    public static void OutAndSpan(double x, Span<double> y, out double sum)
    {
        sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= x;
            sum += y[i] * y[i];
        }
    }

    [Differentiable]
    [Sample("n=3")]
    public static double OutIntegerIsPassive(double x, int n, out int doubled)
    {
        doubled = 2 * n;
        return x * x * doubled;
    }

    [Differentiable]
    [Sample]
    public static void FloatRef(float x, ref float y)
    {
        y = y * x + x;
    }
}
