namespace Corpus;

/// <summary>Helpers so large and called so often that they are shared instead of copied.</summary>
public static partial class LargeHelpers
{
    /// <summary>A chain of eight substances, each made from those before it.</summary>
    private static void Rates(ReadOnlySpan<double> c, double warmth, Span<double> d)
    {
        double r0 = 0.20 * Math.Exp(-0.10 / (1 + warmth)) * c[4] * c[5] / (1 + c[7] * c[2]) - 0.01 * c[6];
        double r1 = 0.23 * Math.Exp(-0.15 / (1 + warmth)) * c[0] * c[7] / (1 + c[3] * c[4]) - 0.02 * c[0];
        double r2 = 0.26 * Math.Exp(-0.20 / (1 + warmth)) * c[3] * c[0] / (1 + c[6] * c[5]) - 0.03 * c[1];
        double r3 = 0.29 * Math.Exp(-0.25 / (1 + warmth)) * c[2] * c[1] / (1 + c[5] * c[6]) - 0.04 * c[2];
        double r4 = 0.32 * Math.Exp(-0.30 / (1 + warmth)) * c[5] * c[7] / (1 + c[0] * c[4]) - 0.05 * c[0];
        double r5 = 0.35 * Math.Exp(-0.35 / (1 + warmth)) * c[3] * c[6] / (1 + c[6] * c[3]) - 0.06 * c[7];
        double r6 = 0.38 * Math.Exp(-0.40 / (1 + warmth)) * c[1] * c[3] / (1 + c[4] * c[0]) - 0.07 * c[4];
        double r7 = 0.41 * Math.Exp(-0.45 / (1 + warmth)) * c[0] * c[3] / (1 + c[3] * c[0]) - 0.08 * c[4];
        double r8 = 0.44 * Math.Exp(-0.50 / (1 + warmth)) * c[6] * c[4] / (1 + c[1] * c[1]) - 0.09 * c[5];
        double r9 = 0.47 * Math.Exp(-0.55 / (1 + warmth)) * c[2] * c[6] / (1 + c[5] * c[3]) - 0.10 * c[7];
        double r10 = 0.50 * Math.Exp(-0.60 / (1 + warmth)) * c[2] * c[1] / (1 + c[5] * c[6]) - 0.11 * c[2];
        double r11 = 0.53 * Math.Exp(-0.65 / (1 + warmth)) * c[2] * c[7] / (1 + c[5] * c[4]) - 0.12 * c[0];
        double r12 = 0.56 * Math.Exp(-0.70 / (1 + warmth)) * c[2] * c[2] / (1 + c[5] * c[7]) - 0.13 * c[3];
        double r13 = 0.59 * Math.Exp(-0.75 / (1 + warmth)) * c[0] * c[0] / (1 + c[3] * c[5]) - 0.14 * c[1];
        double r14 = 0.62 * Math.Exp(-0.80 / (1 + warmth)) * c[3] * c[3] / (1 + c[6] * c[0]) - 0.15 * c[4];
        double r15 = 0.65 * Math.Exp(-0.85 / (1 + warmth)) * c[2] * c[2] / (1 + c[5] * c[7]) - 0.16 * c[3];
        double r16 = 0.68 * Math.Exp(-0.90 / (1 + warmth)) * c[4] * c[5] / (1 + c[7] * c[2]) - 0.17 * c[6];
        double r17 = 0.71 * Math.Exp(-0.95 / (1 + warmth)) * c[3] * c[3] / (1 + c[6] * c[0]) - 0.18 * c[4];
        d[0] = 0 - r0 + r2 + r4 - r6 + r8 + r10 - r12 + r14 + r16 - 0.3 * c[0] * Math.Sqrt(c[0] * c[0] + 1);
        d[1] = 0 + r1 + r3 - r5 + r7 + r9 - r11 + r13 + r15 - r17 - 0.3 * c[1] * Math.Sqrt(c[1] * c[1] + 1);
        d[2] = 0 + r0 + r2 - r4 + r6 + r8 - r10 + r12 + r14 - r16 - 0.3 * c[2] * Math.Sqrt(c[2] * c[2] + 1);
        d[3] = 0 + r1 - r3 + r5 + r7 - r9 + r11 + r13 - r15 + r17 - 0.3 * c[3] * Math.Sqrt(c[3] * c[3] + 1);
        d[4] = 0 + r0 - r2 + r4 + r6 - r8 + r10 + r12 - r14 + r16 - 0.3 * c[4] * Math.Sqrt(c[4] * c[4] + 1);
        d[5] = 0 - r1 + r3 + r5 - r7 + r9 + r11 - r13 + r15 + r17 - 0.3 * c[5] * Math.Sqrt(c[5] * c[5] + 1);
        d[6] = 0 - r0 + r2 + r4 - r6 + r8 + r10 - r12 + r14 + r16 - 0.3 * c[6] * Math.Sqrt(c[6] * c[6] + 1);
        d[7] = 0 + r1 + r3 - r5 + r7 + r9 - r11 + r13 + r15 - r17 - 0.3 * c[7] * Math.Sqrt(c[7] * c[7] + 1);
    }

    /// <summary>The sum of what a Runge-Kutta step of order four does twice.</summary>
    [Differentiable]
    [Sample("c[8]")]
    public static double TwoSteps(ReadOnlySpan<double> c, double warmth)
    {
        double[] state = c.ToArray();
        for (int step = 0; step < 2; step++)
        {
            double[] k1 = new double[8], k2 = new double[8], k3 = new double[8], k4 = new double[8], moved = new double[8];
            Rates(state, warmth, k1);
            for (int i = 0; i < 8; i++)
            {
                moved[i] = state[i] + 0.05 * k1[i];
            }

            Rates(moved, warmth, k2);
            for (int i = 0; i < 8; i++)
            {
                moved[i] = state[i] + 0.05 * k2[i];
            }

            Rates(moved, warmth, k3);
            for (int i = 0; i < 8; i++)
            {
                moved[i] = state[i] + 0.1 * k3[i];
            }

            Rates(moved, warmth, k4);
            for (int i = 0; i < 8; i++)
            {
                state[i] += 0.1 / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
        }

        double total = 0;
        for (int i = 0; i < 8; i++)
        {
            total += (i + 1) * state[i] * state[i];
        }

        return total;
    }

    /// <summary>A function that tables would give, in three ranges.</summary>
    private static double Fitted(double x)
    {
        if (x < -1)
        {
            return 0.4 + x * (-0.2 + x / (1 + x * x) * (0.5 + x * (-0.4 + x / (1 + x * x) * (0.6 + x * (-0.2 + x / (1 + x * x) * (0.7 + x * (-0.4 + x / (1 + x * x) * (0.3 + x * (-0.2 + x / (1 + x * x) * (0.4 + x * (-0.4 + x / (1 + x * x) * (0.5 + x * (-0.2 + x / (1 + x * x) * (0.0667))))))))))))));
        }

        double y = x * x;
        if (x > 1)
        {
            return Math.Log(y) * (0.5 + y * (-0.4 + y / (1 + y * y) * (0.6 + y * (-0.2 + y / (1 + y * y) * (0.7 + y * (-0.4 + y / (1 + y * y) * (0.3 + y * (-0.2 + y / (1 + y * y) * (0.4 + y * (-0.4 + y / (1 + y * y) * (0.5 + y * (-0.2 + y / (1 + y * y) * (0.0769)))))))))))));
        }

        return Math.Cos(y) * (-0.2 + x / (1 + x * x) * (0.5 + x * (-0.4 + x / (1 + x * x) * (0.6 + x * (-0.2 + x / (1 + x * x) * (0.7 + x * (-0.4 + x / (1 + x * x) * (0.3 + x * (-0.2 + x / (1 + x * x) * (0.4 + x * (-0.4 + x / (1 + x * x) * (0.5 + x * (-0.2 + x / (1 + x * x) * (0.0714))))))))))))));
    }

    private static double Scaled(double x, double scale, ref double worst)
    {
        double value = Fitted(x * scale) + scale * Fitted(x / (1 + scale * scale));
        worst = Math.Max(worst, value * value);
        return value;
    }

    [Differentiable]
    [Sample("x=0.2..0.4 s=0.5..0.9")]
    [Sample("x=1.6..1.9 s=0.9..1.2")]
    public static double ManyCalls(double x, double s)
    {
        double worst = 0.001;
        double sum = Scaled(x, s, ref worst) * Scaled(x + 0.1, s, ref worst) - Scaled(x - 0.07, s, ref worst) / (2 + Scaled(x, 0.3, ref worst) * Scaled(x, 0.4, ref worst));
        sum += Fitted(Fitted(x) * 0.1) + Fitted(-2 - s) * Fitted(3 + s) - Fitted(0.5 * s);
        sum += Scaled(0.5, 0.7, ref worst) * x;
        return sum + worst;
    }

    private readonly record struct Wave(double Height, double Slope);

    private static Wave Surface(double x, double t, double[] heights)
    {
        double h = 0, s = 0;
        for (int i = 0; i < heights.Length; i++)
        {
            double phase = (i + 1) * x - Math.Sqrt(i + 1) * t;
            h += heights[i] * (Math.Cos(phase) + 0.2 * heights[i] * Math.Cos(2 * phase) + 0.5 + phase * (-0.4 + phase / (1 + phase * phase) * (0.6 + phase * (-0.2 + phase / (1 + phase * phase) * (0.7 + phase * (-0.4 + phase / (1 + phase * phase) * (0.3 + phase * (-0.2 + phase / (1 + phase * phase) * (0.4 + phase * (-0.4 + phase / (1 + phase * phase) * (0.5 + phase * (-0.2 + phase / (1 + phase * phase) * (0.0769)))))))))))));
            s -= heights[i] * (i + 1) * (Math.Sin(phase) + 0.5 + phase * (-0.4 + phase / (1 + phase * phase) * (0.6 + phase * (-0.2 + phase / (1 + phase * phase) * (0.7 + phase * (-0.4 + phase / (1 + phase * phase) * (0.3 + phase * (-0.2 + phase / (1 + phase * phase) * (0.4 + phase * (-0.4 + phase / (1 + phase * phase) * (0.5 + phase * (-0.2 + phase / (1 + phase * phase) * (0.0769)))))))))))));
        }

        return new Wave(h, s);
    }

    [Differentiable]
    [Sample("heights[3]")]
    [Sample("heights[0]")]
    public static double Energy(double[] heights, double t)
    {
        Wave a = Surface(0, t, heights), b = Surface(0.3, t, heights), c = Surface(0.7, t, heights), d = Surface(1.1, t, heights);
        Wave e = Surface(a.Height, b.Slope, heights), f = Surface(c.Slope, d.Height, heights), g = Surface(1.5, 0, heights);
        return a.Height * a.Height + b.Slope * b.Slope + c.Height * d.Slope + e.Height * f.Slope + g.Height + Math.Max(t, 3) * t;
    }

    /// <summary>What it returns is an array, so that it is copied after all.</summary>
    private static double[] Moments(double[] x)
    {
        double[] moments = new double[3];
        for (int i = 0; i < x.Length; i++)
        {
            moments[0] += 0.4 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.6 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.7 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.3 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.4 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.0667))))))))))))));
            moments[1] += x[i] * (0.4 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.6 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.7 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.3 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.4 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.0667)))))))))))))));
            moments[2] += x[i] * x[i] * (0.4 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.6 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.7 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.3 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.4 + x[i] * (-0.4 + x[i] / (1 + x[i] * x[i]) * (0.5 + x[i] * (-0.2 + x[i] / (1 + x[i] * x[i]) * (0.0667)))))))))))))));
        }

        return moments;
    }

    [Differentiable]
    [Sample("x[4] y[3]")]
    public static double ArraysReturned(double[] x, double[] y)
    {
        double[] a = Moments(x), b = Moments(y), c = Moments(a), d = Moments(b), e = Moments(c), f = Moments(d), g = Moments(y), h = Moments(x);
        return a[0] * b[1] + c[1] * d[2] - e[0] * f[1] + g[2] * h[1] + Fitted(0.3 * a[0]) + Fitted(a[1] * 0.1);
    }

    /// <summary>It writes what it reads: nothing but copies gives that.</summary>
    private static void Mix(Span<double> into, ReadOnlySpan<double> from, double weight)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] += weight * (0.4 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.5 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.6 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.7 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.3 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.4 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.5 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.0667)))))))))))))));
            into[i] -= 0.1 * weight * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.5 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.6 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.7 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.3 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.4 + from[i] * (-0.4 + from[i] / (1 + from[i] * from[i]) * (0.5 + from[i] * (-0.2 + from[i] / (1 + from[i] * from[i]) * (0.0714))))))))))))));
        }
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double Overlapping(double[] x, double w)
    {
        double[] own = [.. x];
        for (int i = 0; i < 2; i++)
        {
            Mix(own, own, 0.1 * w);
            Mix(own, x, 0.2 * w);
            Mix(own.AsSpan(0, 2), own.AsSpan(1, 2), 0.1 * w);
            Mix(own, own, 0.05);
            Mix(own, x, -0.2 * w);
            Mix(own.AsSpan(0, 2), own.AsSpan(1, 2), 0.1 * w);
            Mix(own, own, 0.1 * w * w);
            Mix(own, x, 0.2);
            Mix(own.AsSpan(0, 2), own.AsSpan(1, 2), 0.1);
            Mix(own, own, 0.1 * w);
            Mix(own, x, 0.2 * w);
            Mix(own.AsSpan(0, 2), own.AsSpan(1, 2), 0.1 * w);
        }

        return own[0] * own[1] + own[2];
    }
}
