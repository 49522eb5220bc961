using System;
using System.Collections.Generic;
using System.Numerics;

namespace Corpus;

/// <summary>Recursive methods that are given rectangular arrays and functions.</summary>
public static partial class RecursionForms
{
    /// <summary>Expansion by minors.</summary>
    [Differentiable]
    [Sample("m[3,3]")]
    public static double Determinant(double[,] m)
    {
        int n = m.GetLength(0);
        if (n == 1)
        {
            return m[0, 0];
        }

        double sum = 0;
        for (int column = 0; column < n; column++)
        {
            var minor = new double[n - 1, n - 1];
            for (int i = 1; i < n; i++)
            {
                for (int j = 0, k = 0; j < n; j++)
                {
                    if (j == column)
                    {
                        continue;
                    }

                    minor[i - 1, k++] = m[i, j];
                }
            }

            sum += (column % 2 == 0 ? 1 : -1) * m[0, column] * Determinant(minor);
        }

        return sum;
    }

    /// <summary>The Schur complement of a corner, in place.</summary>
    private static double LogDeterminant(double[,] a, int first)
    {
        int n = a.GetLength(0);
        if (first == n)
        {
            return 0;
        }

        for (int i = first + 1; i < n; i++)
        {
            a[i, first] /= a[first, first];
            for (int j = first + 1; j < a.GetUpperBound(1) + 1; j++)
            {
                a[i, j] -= a[i, first] * a[first, j];
            }
        }

        return Math.Log(Math.Abs(a[first, first])) + LogDeterminant(a, first + 1);
    }

    [Differentiable]
    [Sample("x[9]")]
    public static double InPlace(double[] x)
    {
        double[,] a = new double[3, 3];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                a[i, j] = x[3 * i + j] + (i == j ? 4 : 0);
            }
        }

        return LogDeterminant(a, 0) + a[2, 0] * a[1, 1];
    }

    /// <summary>Sums over the halves of a block in three dimensions.</summary>
    private static double Energy(double[,,] block, int from, int to)
    {
        if (to - from == 1)
        {
            return block[from, 0, 1] * block[from, 1, 0] + block[from, 0, 0];
        }

        int middle = (from + to) / 2;
        return Energy(block, from, middle) * Math.Cos(Energy(block, middle, to));
    }

    [Differentiable]
    [Sample("x[12]")]
    public static double ThreeDimensions(double[] x)
    {
        double[,,] block = new double[3, 2, 2];
        int next = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                for (int k = 0; k < 2; k++)
                {
                    block[i, j, k] = x[next++];
                }
            }
        }

        return Energy(block, 0, 3);
    }

    /// <summary>Simpson's rule, halved where two halves say something else than the whole.</summary>
    private static double Integrate(Func<double, double> f, double low, double high, double tolerance, int depth)
    {
        double middle = (low + high) / 2;
        double whole = (high - low) / 6 * (f(low) + 4 * f(middle) + f(high));
        double left = (middle - low) / 6 * (f(low) + 4 * f((low + middle) / 2) + f(middle));
        double right = (high - middle) / 6 * (f(middle) + 4 * f((middle + high) / 2) + f(high));
        return depth == 0 || Math.Abs(left + right - whole) < tolerance
            ? left + right
            : Integrate(f, low, middle, tolerance / 2, depth - 1) + Integrate(f, middle, high, tolerance / 2, depth - 1);
    }

    [Differentiable]
    [Sample("a b")]
    public static double AdaptiveQuadrature(double a, double b) => Integrate(t => Math.Exp(-t * t * a), 0, b, 1e-3, 6);

    [Differentiable]
    [Sample("p[2] b")]
    public static double TwoIntegrands(double[] p, double b)
    {
        double scale = p[0] * 2;
        double first = Integrate(t => scale * Math.Sin(p[1] * t), 0, b, 1e-3, 4);
        scale += first;
        return first * Integrate(t => scale * t * t, b, 2 * b, 1e-3, 3) + Integrate(Math.Exp, 0, p[1], 1e-2, 2);
    }

    /// <summary>The lambda counts, and adds to what the body around it goes on to use.</summary>
    [Differentiable]
    [Sample("x")]
    public static double LambdaThatAssigns(double x)
    {
        double total = 0;
        int calls = 0;
        double value = Descend(
            t =>
            {
                total += t * x;
                calls++;
                return t * t;
            },
            x,
            3);
        return value * total + calls * x;
    }

    private static double Descend(Func<double, double> f, double x, int depth) => depth == 0 ? f(x) : f(x * 1.1) * Descend(f, x + 0.2, depth - 1);

    /// <summary>A function between two that call each other.</summary>
    private static double Even(Func<double, double> f, double x, int n) => n == 0 ? f(x) : x * Odd(f, x * 0.9, n - 1);

    private static double Odd(Func<double, double> g, double x, int n) => n == 0 ? -g(x) : g(x) + Even(g, x + 0.1, n - 1);

    [Differentiable]
    [Sample("x s")]
    public static double MutualWithFunction(double x, double s) => Even(t => Math.Sin(s * t), x, 5) + Odd(Math.Cos, x, 2);

    [Differentiable(nameof(m))]
    [Sample("&m[2,3] depth=3")]
    public static double WrittenGrid(double[,] m, int depth)
    {
        for (int j = 0; j < m.GetLength(1); j++)
        {
            m[0, j] *= m[1, j];
        }

        return depth == 0 ? m[0, 1] : m[1, 2] * WrittenGrid(m, depth - 1) + m[0, 0];
    }

    private static double Compound(ref double x, Func<double, double> f, int n)
    {
        if (n == 0)
        {
            return f(x);
        }

        x *= f(x);
        double inner = Compound(ref x, f, n - 1);
        x += inner;
        return inner * f(1);
    }

    [Differentiable]
    [Sample("x s")]
    public static double ReferenceBesideFunction(double x, double s)
    {
        double t = x;
        double u = s;
        return Compound(ref t, v => v * s, 2) * t * Compound(ref u, v => v * t, 1);
    }

    /// <summary>The function sees the variable while it changes.</summary>
    [Differentiable]
    [Sample("x s")]
    [Refused("ADIFF022")]
    public static double ReferenceInsideFunction(double x, double s)
    {
        double t = x;
        return Compound(ref t, v => v * t * 0.3 + s, 2) * t;
    }

    private static double Weighed(WaveletBasis basis, ref double x, int n)
    {
        if (n == 0)
        {
            return x;
        }

        x *= basis.Coefficients[0];
        basis.Ratio += x;
        return Weighed(basis, ref x, n - 1) * basis.Ratio;
    }

    [Differentiable]
    [Sample("basis.Coefficients[2] basis.Depth=1 &basis.Ratio")]
    public static double ReferenceBesideObject(WaveletBasis basis, double s) => Weighed(basis, ref s, 2) * s;

    [Differentiable]
    [Sample("basis.Coefficients[2] basis.Depth=1 &basis.Ratio")]
    [Refused("ADIFF022")]
    public static double ReferenceInsideObject(WaveletBasis basis, double s) => Weighed(basis, ref basis.Ratio, 2) * s;

    /// <summary>A list of the body around the local function grows.</summary>
    [Differentiable]
    [Sample("x[4] t")]
    [Refused("ADIFF022")]
    public static double ListThatRecursionGrows(double[] x, double t)
    {
        List<double> chosen = [];
        double total = 0;
        Visit(0);
        return total;

        void Visit(int i)
        {
            if (i < x.Length)
            {
                chosen.Add(x[i] * t);
                total += chosen[0];
                Visit(i + 1);
            }
        }
    }

    /// <summary>Real values are not on the stack here, integers are.</summary>
    [Differentiable]
    [Sample("x w[2] n=2")]
    public static T Generic<T>(T x, T[] w, int n)
        where T : IFloatingPointIeee754<T>
    {
        if (n == 0)
        {
            return w[0] * x;
        }

        T[] sorted = (T[])w.Clone();
        Array.Sort(sorted);
        sorted[0] *= x;
        return sorted[1] * Generic(x * sorted[0], sorted, n - 1);
    }
}
