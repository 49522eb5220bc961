using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Corpus;

/// <summary>Methods as they are written in finance, statistics, learning, graphics, simulation and signal processing.</summary>
public static partial class DomainModels
{
    public readonly record struct Ball(Vector3 Center, float Radius, float Reflectivity);

    private readonly record struct Hit(float Distance, int Index)
    {
        public static Hit None => new(float.PositiveInfinity, -1);

        public bool IsHit => Index >= 0;
    }

    [Differentiable(nameof(spot), nameof(vol), nameof(rate))]
    [Sample("spot=0.95..1.05 vol=0.2..0.4 rate=0.05 z[6,3]=0.7,-0.2,0.3,-1.1,-0.4,0.1,-0.8,0.5,-0.9,0.2,-0.6,-0.2,1.2,0.3,0.2,-0.3,-0.5,-0.7")]
    public static double LongstaffSchwartz(double spot, double vol, double rate, double[,] z)
    {
        const double dt = 1.0 / 3, strike = 1.1;
        int paths = z.GetLength(0), steps = z.GetLength(1);
        double[][] s = new double[paths][];
        for (int p = 0; p < paths; p++)
        {
            s[p] = new double[steps + 1];
            s[p][0] = spot;
            for (int t = 1; t <= steps; t++)
            {
                s[p][t] = s[p][t - 1] * Math.Exp((rate - vol * vol / 2) * dt + vol * Math.Sqrt(dt) * z[p, t - 1]);
            }
        }

        var cash = new double[paths];
        for (int p = 0; p < paths; p++) cash[p] = Math.Max(strike - s[p][steps], 0);
        double disc = Math.Exp(-rate * dt);
        for (int t = steps - 1; t >= 1; t--)
        {
            double s0 = 0, s1 = 0, s2 = 0, y0 = 0, y1 = 0;
            for (int p = 0; p < paths; p++)
            {
                cash[p] *= disc;
                if (s[p][t] >= strike) continue;
                double x = s[p][t];
                s0 += 1; s1 += x; s2 += x * x; y0 += cash[p]; y1 += x * cash[p];
            }

            double det = s0 * s2 - s1 * s1;
            if (Math.Abs(det) < 1e-12) continue;
            double a = (y0 * s2 - y1 * s1) / det, b = (s0 * y1 - s1 * y0) / det;
            for (int p = 0; p < paths; p++)
            {
                double exercise = strike - s[p][t];
                if (exercise > 0 && exercise > a + b * s[p][t]) cash[p] = exercise;
            }
        }

        return disc * cash.Average();
    }

    private static Complex HestonCf(Complex u, double t, double kappa, double theta, double sigma, double rho, double v0)
    {
        Complex i = Complex.ImaginaryOne;
        Complex beta = kappa - rho * sigma * i * u;
        Complex d = Complex.Sqrt(beta * beta + sigma * sigma * (i * u + u * u));
        Complex g = (beta - d) / (beta + d);
        Complex e = Complex.Exp(-d * t);
        Complex c = kappa * theta / (sigma * sigma) * ((beta - d) * t - 2 * Complex.Log((1 - g * e) / (1 - g)));
        Complex dd = (beta - d) / (sigma * sigma) * ((1 - e) / (1 - g * e));
        return Complex.Exp(c + dd * v0);
    }

    [Differentiable]
    [Sample("logM=-0.1..0.1 t=0.5..1.5 kappa=1..2 theta=0.04..0.1 sigma=0.3..0.5 rho=-0.7..-0.3 v0=0.03..0.08 nodes=12")]
    public static double HestonCall(double logM, double t, double kappa, double theta, double sigma, double rho, double v0, int nodes)
    {
        double sum = 0, h = 30.0 / nodes;
        for (int k = 0; k < nodes; k++)
        {
            double u = (k + 0.5) * h;
            Complex z = new(u, -0.5);
            Complex f = Complex.Exp(new Complex(0, u * logM)) * HestonCf(z, t, kappa, theta, sigma, rho, v0);
            sum += f.Real / (u * u + 0.25) * h;
        }

        return 1 - Math.Exp(-0.5 * logM) * sum / Math.PI;
    }

    [Differentiable]
    [Sample("p=1..2 q=0.5..1")]
    public static double NewtonAfterBrent(double p, double q)
    {
        double F(double x) => x * x * x + p * x - 3 * q;
        double a = 0, b = 3, fa = F(a), fb = F(b), c = a, fc = fa, d = b - a, e = d;
        for (int iter = 0; iter < 100; iter++)
        {
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) { c = a; fc = fa; e = d = b - a; }
            if (Math.Abs(fc) < Math.Abs(fb)) { a = b; b = c; c = a; fa = fb; fb = fc; fc = fa; }
            double tol = 1e-15, m = 0.5 * (c - b);
            if (Math.Abs(m) <= tol || fb == 0) break;
            if (Math.Abs(e) >= tol && Math.Abs(fa) > Math.Abs(fb))
            {
                double s = fb / fa, pp, qq;
                if (a == c) { pp = 2 * m * s; qq = 1 - s; }
                else
                {
                    double t = fa / fc, r = fb / fc;
                    pp = s * (2 * m * t * (t - r) - (b - a) * (r - 1));
                    qq = (t - 1) * (r - 1) * (s - 1);
                }

                if (pp > 0) qq = -qq;
                pp = Math.Abs(pp);
                if (2 * pp < Math.Min(3 * m * qq - Math.Abs(tol * qq), Math.Abs(e * qq))) { e = d; d = pp / qq; }
                else { d = m; e = d; }
            }
            else { d = m; e = d; }

            a = b; fa = fb;
            b += Math.Abs(d) > tol ? d : m > 0 ? tol : -tol;
            fb = F(b);
        }

        // One Newton step carries the derivative of the root.
        double x = StopGradient.Of(b);
        return x - F(x) / (3 * x * x + StopGradient.Of(p));
    }

    [Differentiable]
    [Sample("pos[6]=-1..1 stiffness=1..2 rest=0.5..0.8 pressure=0.1..0.3")]
    public static double SoftBody(double[] pos, double stiffness, double rest, double pressure)
    {
        int n = pos.Length / 2;
        var p = new (double X, double Y)[n];
        var v = new (double X, double Y)[n];
        for (int i = 0; i < n; i++) p[i] = (pos[2 * i] + Math.Cos(2 * i), pos[2 * i + 1] + Math.Sin(2 * i));
        for (int step = 0; step < 3; step++)
        {
            var f = new (double X, double Y)[n];
            double area = 0;
            for (int i = 0, j = n - 1; i < n; j = i++)
            {
                area += 0.5 * (p[j].X * p[i].Y - p[i].X * p[j].Y);
            }

            for (int i = 0; i < n; i++)
            {
                int j = (i + 1) % n;
                double dx = p[j].X - p[i].X, dy = p[j].Y - p[i].Y, len = Math.Sqrt(dx * dx + dy * dy);
                double s = stiffness * (len - rest) / len;
                f[i].X += s * dx; f[i].Y += s * dy;
                f[j].X -= s * dx; f[j].Y -= s * dy;
                f[i] = (f[i].X + pressure / (1 + area * area) * dy, f[i].Y - pressure / (1 + area * area) * dx);
            }

            for (int i = 0; i < n; i++)
            {
                v[i].X = 0.95 * (v[i].X + 0.1 * f[i].X);
                v[i].Y = 0.95 * (v[i].Y + 0.1 * f[i].Y);
                p[i].X += 0.1 * v[i].X;
                p[i].Y += 0.1 * v[i].Y;
                if (p[i].Y < -1.5)
                {
                    p[i].Y = -1.5;
                    v[i] = (v[i].X * 0.8, -0.5 * v[i].Y);
                }
            }
        }

        return p.Sum(a => a.X * a.X + 2 * a.Y) + v.Max(a => a.X * a.Y);
    }

    [Differentiable(nameof(f0), nameof(tau))]
    [Sample("f0[9,5]=0.1..0.3 tau=0.7..1")]
    public static double LatticeBoltzmann(double[,] f0, double tau)
    {
        int[] ex = [0, 1, 0, -1, 0, 1, -1, -1, 1], ey = [0, 0, 1, 0, -1, 1, 1, -1, -1];
        double[] w = [4.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 36, 1.0 / 36, 1.0 / 36, 1.0 / 36];
        int n = f0.GetLength(1);
        var f = new double[9, n];
        for (int q = 0; q < 9; q++) for (int i = 0; i < n; i++) f[q, i] = f0[q, i];
        var g = new double[9, n];
        for (int step = 0; step < 2; step++)
        {
            for (int i = 0; i < n; i++)
            {
                double rho = 0, ux = 0, uy = 0;
                for (int q = 0; q < 9; q++)
                {
                    rho += f[q, i];
                    ux += ex[q] * f[q, i];
                    uy += ey[q] * f[q, i];
                }

                ux /= rho; uy /= rho;
                double u2 = 1.5 * (ux * ux + uy * uy);
                for (int q = 0; q < 9; q++)
                {
                    double eu = 3 * (ex[q] * ux + ey[q] * uy);
                    double feq = w[q] * rho * (1 + eu + 0.5 * eu * eu - u2);
                    g[q, (i + ex[q] + n) % n] = f[q, i] - (f[q, i] - feq) / tau;
                }
            }

            for (int q = 0; q < 9; q++) for (int i = 0; i < n; i++) f[q, i] = g[q, i];
        }

        double sum = 0;
        for (int i = 0; i < n; i++) sum += (i + 1) * (f[1, i] - f[3, i]) * f[0, i];
        return sum;
    }

    [Differentiable(nameof(spheres), nameof(light))]
    [Sample("spheres[3]=0.5..0.8 dirs[4]=0.35..0.65 light.X=1..2 light.Y=1..2 light.Z=-2..-1")]
    public static float RayTrace(Ball[] spheres, Vector3[] dirs, Vector3 light)
    {
        float total = 0;
        Vector3 origin = new(0, 0, -3);
        foreach (Vector3 raw in dirs)
        {
            Vector3 d = Vector3.Normalize(raw + new Vector3(-0.3f, -0.3f, 1));
            Hit best = Hit.None;
            for (int i = 0; i < spheres.Length; i++)
            {
                Vector3 oc = origin - spheres[i].Center;
                float b = Vector3.Dot(oc, d), c = oc.LengthSquared() - spheres[i].Radius * spheres[i].Radius * (1 + i);
                float disc = b * b - c;
                if (disc < 0) continue;
                float t = -b - MathF.Sqrt(disc);
                if (t > 1e-3f && t < best.Distance) best = new Hit(t, i);
            }

            if (!best.IsHit)
            {
                total += 0.1f * d.Y;
                continue;
            }

            var s = spheres[best.Index];
            Vector3 point = origin + best.Distance * d;
            Vector3 normal = Vector3.Normalize(point - s.Center);
            float lambert = MathF.Max(0, Vector3.Dot(normal, Vector3.Normalize(light)));
            total += s.Reflectivity * lambert + 0.05f;
        }

        return total;
    }
}
