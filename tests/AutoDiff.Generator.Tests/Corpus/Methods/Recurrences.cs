namespace Corpus;

public static partial class Recurrences
{
    [Differentiable]
    [Sample("x=0.2..0.8 r=2.5..3.5 n=6")]
    public static double LogisticMap(double x, double r, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x = r * x * (1 - x);
        }

        return x;
    }

    [Differentiable]
    [Sample("y=0.5..1.5 k=0.5..1.5 n=5")]
    public static double Euler(double y, double k, int n)
    {
        double h = 1.0 / n;
        double t = 0;
        for (int i = 0; i < n; i++)
        {
            y += h * (-k * y + Math.Sin(t));
            t += h;
        }

        return y;
    }

    [Differentiable]
    [Sample("y=0.5..1.5 k=0.5..1.5 n=3")]
    public static double RungeKutta(double y, double k, int n)
    {
        double h = 0.2;
        for (int i = 0; i < n; i++)
        {
            double k1 = Slope(y, k);
            double k2 = Slope(y + 0.5 * h * k1, k);
            double k3 = Slope(y + 0.5 * h * k2, k);
            double k4 = Slope(y + h * k3, k);
            y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }

        return y;
    }

    [Differentiable]
    [Sample("&state[2] n=4")]
    public static void LotkaVolterra(Span<double> state, double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double prey = state[0];
            double predator = state[1];
            state[0] += 0.1 * (a * prey - b * prey * predator);
            state[1] += 0.1 * (b * prey * predator - predator);
        }
    }

    [Differentiable]
    [Sample("w[4]=-1..1 u[2]=-1..1 x[5]=-1..1")]
    [Sample("w[4]=-1..1 u[2]=-1..1 x[0]")]
    public static double RecurrentNetwork(double[] w, double[] u, double[] x)
    {
        double[] h = new double[2];
        double[] next = new double[2];
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i < 2; i++)
            {
                double z = u[i] * x[t];
                for (int j = 0; j < 2; j++)
                {
                    z += w[2 * i + j] * h[j];
                }

                next[i] = Math.Tanh(z);
            }

            for (int i = 0; i < 2; i++)
            {
                h[i] = next[i];
            }
        }

        return h[0] * h[0] + h[1];
    }

    [Differentiable]
    [Sample("a=2..5")]
    public static double NewtonIteration(double a)
    {
        double x = 1;
        for (int i = 0; i < 30; i++)
        {
            double step = (x * x * x - a) / (3 * x * x);
            x -= step;
            if (Math.Abs(step) < 1e-14)
            {
                break;
            }
        }

        return x;
    }

    [Differentiable]
    [Sample("x=0.3..1.5")]
    public static double ErrorFunctionSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= -x * x / n;
            double next = term / (2 * n + 1);
            sum += next;
            if (Math.Abs(next) < 1e-16)
            {
                return sum * 2 / Math.Sqrt(Math.PI);
            }
        }

        return double.NaN;
    }

    [Differentiable]
    [Sample("x=1..3")]
    public static double GammaContinuedFraction(double x)
    {
        double b = x + 1;
        double c = 1e30;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i <= 300; i++)
        {
            double an = -i * (i - 0.5);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < 1e-30)
            {
                d = 1e-30;
            }

            c = b + an / c;
            if (Math.Abs(c) < 1e-30)
            {
                c = 1e-30;
            }

            d = 1 / d;
            double delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-15)
            {
                break;
            }
        }

        return Math.Exp(-x) * h;
    }

    [Differentiable]
    [Sample("x[6] alpha=0.3..0.7")]
    public static double ExponentialSmoothing(double[] x, double alpha)
    {
        double level = x[0];
        double error = 0;
        for (int t = 1; t < x.Length; t++)
        {
            error += Math.Pow(x[t] - level, 2);
            level = alpha * x[t] + (1 - alpha) * level;
        }

        return error + level;
    }

    [Differentiable]
    [Sample("x=0.3..0.7 n=300")]
    public static double LongRecurrence(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Math.Sin(y) + 0.3 * x;
        }

        return y;
    }

    [Differentiable]
    [Sample("s=0.9..1.1 k=0.9..1.1 v=0.15..0.3 steps=4")]
    public static double BinomialOption(double s, double k, double v, int steps)
    {
        double up = Math.Exp(v * Math.Sqrt(1.0 / steps));
        double p = (1 - 1 / up) / (up - 1 / up);
        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            values[i] = Math.Max(0, s * Math.Pow(up, 2 * i - steps) - k);
        }

        for (int t = steps; t > 0; t--)
        {
            for (int i = 0; i < t; i++)
            {
                values[i] = p * values[i + 1] + (1 - p) * values[i];
            }
        }

        return values[0];
    }

    [Differentiable]
    [Sample("e=0.1..0.6 m=0.5..2")]
    public static double KeplerEquation(double e, double m)
    {
        double anomaly = m;
        int count = 0;
        while (true)
        {
            double delta = (anomaly - e * Math.Sin(anomaly) - m) / (1 - e * Math.Cos(anomaly));
            anomaly -= delta;
            if (Math.Abs(delta) < 1e-14 || ++count > 50)
            {
                return anomaly;
            }
        }
    }

    private static double Slope(double y, double k) => k * y * (1 - y * y);
}
