namespace Corpus;

/// <summary>Locals that are declared early and assigned later, as older C# is often written.</summary>
public static partial class UninitializedLocals
{
    [Differentiable]
    [Sample("x[4] n=3")]
    [Sample("x[4] n=0")]
    public static double DeclaredBeforeTheLoop(ReadOnlySpan<double> x, int n)
    {
        double y;
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            y = x[i % 4] * x[0];
            s += y * y;
        }

        return s;
    }

    [Differentiable]
    [Sample("x[4] n=5")]
    public static double IndexDeclaredBeforeTheLoop(ReadOnlySpan<double> x, int n)
    {
        int k;
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            k = i * 7 % 4;
            s += x[k] * x[k];
            k = (k + 1) % 4;
            s += Math.Sin(x[k]);
        }

        return s;
    }

    [Differentiable]
    [Sample("x[4]=0.1..2 n=4")]
    public static double Argmax(ReadOnlySpan<double> x, int n)
    {
        int best;
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            best = 0;
            for (int j = 1; j < x.Length; j++)
            {
                if (x[j] > x[best] * s)
                {
                    best = j;
                }
            }

            s = s * x[best] + 0.1;
        }

        return s;
    }

    [Differentiable]
    [Sample("x[4] n=0")]
    [Sample("x[4] n=1")]
    [Sample("x[4] n=2")]
    public static double AssignedInEveryCase(ReadOnlySpan<double> x, int n)
    {
        double a;
        int k;
        switch (n % 3)
        {
            case 0:
                a = x[0];
                k = 1;
                break;
            case 1:
                a = x[1] * x[1];
                k = 2;
                break;
            default:
                a = 2;
                k = 3;
                break;
        }

        double r = a * x[k];
        a = r * a;
        k = 0;
        return a * x[k] * a;
    }

    [Differentiable]
    [Sample("x=1.1..1.9 a[3]")]
    [Sample("x=0.1..0.9 a[3]")]
    public static double AssignedBehindAnEarlyReturn(double x, double[] a)
    {
        double scale;
        if (x >= 1)
        {
            return 1;
        }

        scale = a[2];
        double wave;
        wave = Math.Sin(scale);
        return wave;
    }

    [Differentiable]
    [Sample("x=1.1..1.9 y")]
    [Sample("x=0.1..0.9 y")]
    public static double AssignedInOneBranch(double x, double y)
    {
        double scale;
        double sum = y;
        if (x >= 1)
        {
            scale = x * y;
            sum += Math.Exp(scale) * scale;
        }
        else
        {
            sum *= y;
        }

        return sum;
    }
}
