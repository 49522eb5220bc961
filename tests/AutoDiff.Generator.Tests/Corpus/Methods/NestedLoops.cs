namespace Corpus;

public static partial class NestedLoops
{
    [Differentiable]
    [Sample("w[12] x[4] rows=3")]
    public static double MatrixVectorNorm(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int rows)
    {
        double sum = 0;
        for (int r = 0; r < rows; r++)
        {
            double dot = 0;
            for (int c = 0; c < x.Length; c++)
            {
                dot += w[r * x.Length + c] * x[c];
            }

            sum += dot * dot;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]")]
    [Sample("x[1]")]
    public static double TriangularBound(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                sum += x[i] * x[j] / (1 + i - j);
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double AccumulatorResetInside(double[] x)
    {
        double total = 0;
        double inner = 0;
        for (int i = 0; i < x.Length; i++)
        {
            inner = 0;
            for (int j = 0; j < x.Length; j++)
            {
                inner += x[i] * x[j];
            }

            total += Math.Sin(inner);
        }

        return total + inner;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double AccumulatorNotReset(double[] x)
    {
        double total = 1;
        double inner = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                inner += x[i] * x[j];
            }

            total *= 1 + inner;
        }

        return total;
    }

    [Differentiable]
    [Sample("n=2")]
    public static double ThreeDeep(double x, double y, int n)
    {
        double a = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    a = a * y / (1 + a + i + j * k);
                }

                a += x;
            }
        }

        return a;
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    public static double StateCarriedAcrossBoth(double[] x, int n)
    {
        double state = 0.5;
        double output = 0;
        for (int t = 0; t < n; t++)
        {
            double previous = state;
            for (int i = 0; i < x.Length; i++)
            {
                state = Math.Tanh(state * x[i] + previous);
            }

            output += state * previous;
        }

        return output;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double PairwiseDistances(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                if (i != j)
                {
                    double difference = x[i] - x[j];
                    sum += Math.Sqrt(difference * difference + 0.01);
                }
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("a[6] b[6]")]
    public static double MatrixProductTrace(double[] a, double[] b)
    {
        const int Rows = 2;
        const int Inner = 3;
        double trace = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int k = 0; k < Inner; k++)
            {
                trace += a[i * Inner + k] * b[k * Rows + i];
            }
        }

        return Math.Exp(-trace);
    }

    [Differentiable]
    [Sample("n=4")]
    public static double InnerTripCountVaries(double x, int n)
    {
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < 2 * i; j++)
            {
                sum = Math.Sin(sum) * x + j;
            }
        }

        return sum;
    }
}
