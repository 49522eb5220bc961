namespace Corpus;

/// <summary>Branches whose condition the compiler knows: their blocks merge into what stands around them.</summary>
public static partial class ConstantConditions
{
    [Differentiable]
    [Sample("x y")]
    public static double BufferInAHelper(double x, double y)
    {
        x += true ? Filled(y, 1) : 1;
        return x * y;
    }

    [Differentiable]
    [Sample("a[3]")]
    public static double BufferInABranch(ReadOnlySpan<double> a)
    {
        const bool squares = true;
        double s = 0;
        if (squares)
        {
            Span<double> buffer = stackalloc double[3];
            for (int i = 0; i < 3; i++)
            {
                buffer[i] = a[i] * a[i];
            }

            s += buffer[0] * buffer[1] * buffer[2];
        }

        return s;
    }

    private static double Filled(double q, int n)
    {
        double[] buffer = new double[1];
        for (int i = 0; i < n; i++)
        {
            buffer[i] = q * q;
        }

        return buffer[0];
    }
}
