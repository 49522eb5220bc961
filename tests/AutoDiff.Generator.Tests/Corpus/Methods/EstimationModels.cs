using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Corpus;
/// <summary>Estimation as people write it: filters, likelihoods, least squares, eigenvalues, transforms.</summary>
public static partial class EstimationModels
{
    private record KalmanState(double Level, double Trend, double P00, double P01, double P11)
    {
        public double LogLikelihood { get; init; }
    }

    [Differentiable(nameof(logQ), nameof(logR))]
    [Sample("logQ[2]=-2..0 logR=-1..0 ys[6]")]
    public static double KalmanLocalTrend(double[] logQ, double logR, double[] ys)
    {
        var s = new KalmanState(0, 0, 10, 0, 10);
        double q0 = Math.Exp(logQ[0]), q1 = Math.Exp(logQ[1]), r = Math.Exp(logR);
        foreach (double y in ys)
        {
            double p00 = s.P00 + 2 * s.P01 + s.P11 + q0, p01 = s.P01 + s.P11, p11 = s.P11 + q1;
            double v = y - (s.Level + s.Trend), f = p00 + r;
            double k0 = p00 / f, k1 = p01 / f;
            s = s with
            {
                Level = s.Level + s.Trend + k0 * v,
                Trend = s.Trend + k1 * v,
                P00 = p00 - k0 * p00,
                P01 = p01 - k0 * p01,
                P11 = p11 - k1 * p01,
                LogLikelihood = s.LogLikelihood - 0.5 * (Math.Log(2 * Math.PI * f) + v * v / f),
            };
        }

        return s.LogLikelihood;
    }

    private static double LogAdd(double a, double b)
    {
        if (double.IsNegativeInfinity(a)) return b;
        if (double.IsNegativeInfinity(b)) return a;
        return a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));
    }

    [Differentiable(nameof(logits))]
    [Sample("logits[5,3]=-1..1 labels[2]=1,2")]
    [Sample("logits[5,3]=-1..1 labels[2]=1,1")]
    public static double CtcLoss(double[,] logits, int[] labels)
    {
        int T = logits.GetLength(0), C = logits.GetLength(1), L = 2 * labels.Length + 1;
        var logp = new double[T, C];
        for (int t = 0; t < T; t++)
        {
            double lse = double.NegativeInfinity;
            for (int c = 0; c < C; c++) lse = LogAdd(lse, logits[t, c]);
            for (int c = 0; c < C; c++) logp[t, c] = logits[t, c] - lse;
        }

        var a = new double[L];
        Array.Fill(a, double.NegativeInfinity);
        a[0] = logp[0, 0];
        a[1] = logp[0, labels[0]];
        for (int t = 1; t < T; t++)
        {
            var b = new double[L];
            for (int s = 0; s < L; s++)
            {
                int sym = s % 2 == 0 ? 0 : labels[s / 2];
                double v = a[s];
                if (s > 0) v = LogAdd(v, a[s - 1]);
                if (s > 1 && sym != 0 && sym != labels[s / 2 - 1]) v = LogAdd(v, a[s - 2]);
                b[s] = v + logp[t, sym];
            }

            a = b;
        }

        return -LogAdd(a[L - 1], a[L - 2]);
    }

    [Differentiable]
    [Sample("a[4,3]=-1..1 b[4]=-1..1")]
    public static double QrLeastSquares(double[,] a, double[] b)
    {
        int m = a.GetLength(0), n = a.GetLength(1);
        double[,] r = new double[m, n];
        for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) r[i, j] = a[i, j] + (i == j ? 2 : 0);
        double[] y = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++) norm += r[i, k] * r[i, k];
            norm = Math.Sqrt(norm);
            if (norm == 0) continue;
            if (r[k, k] > 0) norm = -norm;
            double[] v = new double[m];
            for (int i = k; i < m; i++) v[i] = r[i, k];
            v[k] -= norm;
            double vv = 0;
            for (int i = k; i < m; i++) vv += v[i] * v[i];
            for (int j = k; j < n; j++)
            {
                double s = 0;
                for (int i = k; i < m; i++) s += v[i] * r[i, j];
                s *= 2 / vv;
                for (int i = k; i < m; i++) r[i, j] -= s * v[i];
            }

            double sy = 0;
            for (int i = k; i < m; i++) sy += v[i] * y[i];
            for (int i = k; i < m; i++) y[i] -= 2 * sy / vv * v[i];
        }

        var x = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            x[i] = y[i];
            for (int j = i + 1; j < n; j++) x[i] -= r[i, j] * x[j];
            x[i] /= r[i, i];
        }

        double residual = 0;
        for (int i = n; i < m; i++) residual += y[i] * y[i];
        return x.Sum() + residual;
    }

    [Differentiable]
    [Sample("a[3,3]=-1..1")]
    public static double JacobiEigenvalues(double[,] a)
    {
        int n = a.GetLength(0);
        var s = new double[n, n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s[i, j] = 0.5 * (a[i, j] + a[j, i]) + (i == j ? i : 0);
        for (int sweep = 0; sweep < 12; sweep++)
        {
            double off = 0;
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    off += s[p, q] * s[p, q];
                    if (Math.Abs(s[p, q]) < 1e-300) continue;
                    double theta = (s[q, q] - s[p, p]) / (2 * s[p, q]);
                    double t = Math.Sign(theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    double c = 1 / Math.Sqrt(t * t + 1), sn = t * c;
                    for (int k = 0; k < n; k++)
                    {
                        double kp = s[k, p], kq = s[k, q];
                        s[k, p] = c * kp - sn * kq;
                        s[k, q] = sn * kp + c * kq;
                    }

                    for (int k = 0; k < n; k++)
                    {
                        double pk = s[p, k], qk = s[q, k];
                        s[p, k] = c * pk - sn * qk;
                        s[q, k] = sn * pk + c * qk;
                    }
                }
            }

            if (off < 1e-20) break;
        }

        double result = 0;
        for (int i = 0; i < n; i++) result += (i + 1) * s[i, i] * s[i, i];
        return result;
    }

    [Differentiable]
    [Sample("signal[8]=-1..1")]
    public static double FftIterative(double[] signal)
    {
        int n = signal.Length;
        var x = signal.Select(s => new Complex(s, 0)).ToArray();
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) (x[i], x[j]) = (x[j], x[i]);
        }

        for (int len = 2; len <= n; len <<= 1)
        {
            double ang = -2 * Math.PI / len;
            Complex wl = new(Math.Cos(ang), Math.Sin(ang));
            for (int i = 0; i < n; i += len)
            {
                Complex w = Complex.One;
                for (int k = 0; k < len / 2; k++)
                {
                    Complex u = x[i + k], v = x[i + k + len / 2] * w;
                    x[i + k] = u + v;
                    x[i + k + len / 2] = u - v;
                    w *= wl;
                }
            }
        }

        double e = 0;
        for (int k = 0; k < n; k++) e += (k + 1) * (x[k].Real * x[k].Real + x[k].Imaginary * x[k].Imaginary);
        return e;
    }

    [Differentiable]
    [Sample("mean[2] cov[3]=0.3..0.5 measurement=1..2 noise=0.1..0.3")]
    public static double UkfLikelihood(double[] mean, double[] cov, double measurement, double noise)
    {
        const int n = 2;
        double alpha = 0.5, kappa = 1, beta = 2;
        double lambda = alpha * alpha * (n + kappa) - n;
        // cov packed: xx, xy scaled, yy
        double c = Math.Sqrt(n + lambda);
        double l00 = Math.Sqrt(cov[0] + 0.2), l10 = 0.3 * cov[1] / l00, l11 = Math.Sqrt(cov[2] + 0.2 - l10 * l10);
        Span<double> sx = stackalloc double[2 * n + 1], sy = stackalloc double[2 * n + 1];
        sx.Fill(mean[0]);
        sy.Fill(mean[1]);
        sx[1] += c * l00; sy[1] += c * l10;
        sy[2] += c * l11;
        sx[3] -= c * l00; sy[3] -= c * l10;
        sy[4] -= c * l11;
        double wm0 = lambda / (n + lambda), wc0 = wm0 + (1 - alpha * alpha + beta), wi = 1 / (2 * (n + lambda));
        Span<double> z = stackalloc double[2 * n + 1];
        double zbar = 0;
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Math.Sqrt(sx[i] * sx[i] + sy[i] * sy[i] + 1);
            zbar += (i == 0 ? wm0 : wi) * z[i];
        }

        double s = noise;
        for (int i = 0; i < z.Length; i++)
        {
            double d = z[i] - zbar;
            s += (i == 0 ? wc0 : wi) * d * d;
        }

        double innovation = measurement - zbar;
        return -0.5 * (innovation * innovation / s + Math.Log(2 * Math.PI * s));
    }
}
