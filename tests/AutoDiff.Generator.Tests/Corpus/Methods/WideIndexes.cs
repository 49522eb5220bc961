namespace Corpus;

/// <summary>Indexes that an array takes and a span does not.</summary>
public static partial class WideIndexes
{
    [Differentiable]
    [Sample("x[4]")]
    public static double Unsigned(double[] x)
    {
        double s = 1;
        for (uint i = 0; i < (uint)x.Length; i++)
        {
            s *= x[i] + i;
        }

        return s;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double Long(double[] x)
    {
        double[] squares = new double[x.Length];
        double s = 1;
        for (long i = x.Length - 1; i >= 0; i--)
        {
            squares[i] = x[i] * x[i];
            s = s * 0.3 + squares[i];
        }

        return s;
    }
}
