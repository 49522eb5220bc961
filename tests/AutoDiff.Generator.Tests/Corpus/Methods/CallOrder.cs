using System.Collections.Generic;

namespace Corpus;

/// <summary>Calls without source whose results depend on how many came before: they run in the order of the source.</summary>
public static partial class CallOrder
{
    [Differentiable]
    [Sample("x")]
    public static double SelectionAfterDraw(double x)
    {
        Random r = new(7);
        return x * r.NextDouble() + (r.NextDouble() < 0.5 ? x : x * x) * r.NextDouble();
    }

    [Differentiable]
    [Sample("x")]
    public static double OnlyOneArmDraws(double x)
    {
        Random r = new(11);
        double sum = r.NextDouble() * (x > 5 ? x * r.NextDouble() : x) + r.NextDouble();
        sum += x * r.NextDouble() + (x > 0.01 && r.NextDouble() < 0.7 ? x * r.NextDouble() : 2) * r.NextDouble();
        return sum * r.NextDouble();
    }

    [Differentiable]
    [Sample("x")]
    public static double FunctionsOfDraws(double x)
    {
        Random r = new(3);
        return x * r.NextDouble() + Math.Sin(x * r.NextDouble()) * Math.Exp(-x * r.NextDouble()) / (1 + Math.Max(r.NextDouble() * x, r.NextDouble() > 0.5 ? x * 3 : 0));
    }

    [Differentiable]
    [Sample("x")]
    public static double InsideACall(double x)
    {
        Random r = new(5);
        return x * r.NextDouble() + Noisy(x, r) * r.NextDouble() + Noisy(x * x, r);
    }

    private static double Noisy(double x, Random r) => r.NextDouble() < x ? x : 0.5 * x * r.NextDouble();

    [Differentiable]
    [Sample("x n=4")]
    public static double InALoop(double x, int n)
    {
        Random r = new(1);
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += r.NextDouble() * (r.NextDouble() < 0.5 ? x : s) + r.NextDouble() * x;
        }

        return s;
    }

    [Differentiable]
    [Sample("x")]
    public static double InATuple(double x)
    {
        Random r = new(2);
        (double a, double b) = (r.NextDouble() * x, r.NextDouble() < 0.5 ? x : 7 * x);
        (a, b) = (b * r.NextDouble(), r.NextDouble() < a ? a : x * r.NextDouble());
        return a * a + b;
    }

    [Differentiable]
    [Sample("x")]
    public static (double First, double Second) Returned(double x)
    {
        Random r = new(2);
        return (r.NextDouble() * x, r.NextDouble() < 0.5 ? x : 7 * x);
    }

    [Differentiable]
    [Sample("x[3] y")]
    public static double Indices(double[] x, double y)
    {
        Random r = new(9);
        double[] a = new double[3];
        a[r.Next(3)] = r.NextDouble() < 0.5 ? y : y * x[r.Next(3)];
        a[r.Next(3)] += x[r.Next(3)] * r.NextDouble() + x[r.Next(3)] * (r.NextDouble() < 0.9 ? y : 1);
        return a[0] * a[0] + a[1] + a[2] * y;
    }

    [Differentiable]
    [Sample("x")]
    public static double QueuedData(double x)
    {
        Queue<double> data = new();
        data.Enqueue(0.5);
        data.Enqueue(2);
        data.Enqueue(3);
        data.Enqueue(0.25);
        data.Enqueue(1.5);
        double first = x * data.Dequeue() + (data.Dequeue() > 1 ? x * data.Dequeue() : 0) / data.Dequeue();
        return first * data.Count + data.Dequeue() * x;
    }
}
