using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff;

/// <summary>foreach over tables of objects, texts and characters that are data.</summary>
public static partial class DataLoops
{
    public sealed class Term(double amplitude, double phase, double rate)
    {
        public double Amplitude { get; } = amplitude;

        public double Phase { get; } = phase;

        public double Rate { get; } = rate;

        public double[] Powers { get; } = [1, rate];

        public double At(double t) => Amplitude * Math.Cos(Phase + Rate * t);
    }

    public class Source
    {
        public required string Name { get; init; }

        public double Weight { get; init; } = 1;

        public Source? Parent { get; init; }
    }

    private static readonly Term[] Terms = [new(1.2, 0.3, 0.7), new(0.4, -1, 2), new(0.05, 2.2, 5)];

    private static readonly IReadOnlyList<Term> Listed = Terms;

    private static readonly Term[] Reversed = [.. Enumerable.Reverse(Terms)];

    private static readonly HashSet<string> Names = ["a", "bcd"];

    private static readonly List<Source> Sources = [new() { Name = "x", Weight = 2 }, new() { Name = "yy" }];

    [Differentiable]
    [Sample("t")]
    public static double Longitude(double t)
    {
        double sum = 0.5;
        foreach (Term term in Terms)
        {
            sum += term.Amplitude * Math.Cos(term.Phase + term.Rate * t);
        }

        return sum * t;
    }

    [Differentiable]
    [Sample("t")]
    public static double ByMethod(double t)
    {
        double sum = 0;
        foreach (Term term in Listed)
        {
            sum = sum * t + term.At(t);
        }

        return sum;
    }

    [Differentiable]
    [Sample("t")]
    public static double LeavesEarly(double t)
    {
        double product = 1;
        foreach (Term term in Terms.Reverse())
        {
            if (term.Rate < 1)
            {
                continue;
            }

            product *= 1 + term.Amplitude * t;
            if (product > 1.5)
            {
                break;
            }
        }

        return product;
    }

    [Differentiable]
    [Sample("x[3] &y[2]")]
    public static void Fills(ReadOnlySpan<double> x, Span<double> y)
    {
        int k = 0;
        foreach (Term term in Terms)
        {
            y[k % 2] = y[k % 2] * x[k] + term.Amplitude * x[k] * x[k] + term.Powers[1];
            k++;
        }
    }

    [Differentiable]
    [Sample("x")]
    public static double Texts(double x)
    {
        double sum = 0;
        foreach (string name in Names)
        {
            sum += name.Length * x * x;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x y")]
    public static double Path(double x, double y)
    {
        double value = x;
        foreach (char step in "sqas")
        {
            value = step switch
            {
                's' => Math.Sin(value),
                'q' => value * value,
                _ => value + y,
            };
        }

        return value;
    }

    [Differentiable]
    [Sample("x")]
    public static double Nested(double x)
    {
        double sum = 0;
        foreach (Source source in Sources)
        {
            foreach (char letter in source.Name)
            {
                sum += source.Weight * Math.Exp(-x * (letter - 'w'));
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double WithinALoop(double[] x)
    {
        double state = 0.1;
        for (int i = 0; i < x.Length; i++)
        {
            foreach (Term term in Listed)
            {
                state = Math.Tanh(state * term.Phase + x[i] * term.Amplitude);
            }
        }

        return state;
    }

    [Differentiable]
    [Sample("x")]
    public static double Chosen(double x)
    {
        Term[] terms = x > 0 ? Terms : Reversed;
        double sum = 0;
        foreach (Term term in terms)
        {
            double part = term.At(x);
            sum += part * part;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x")]
    public static double OfACall(double x)
    {
        double sum = 0;
        foreach (Term term in Strong(0.1))
        {
            sum += term.At(x);
        }

        return sum;
    }

    private static IEnumerable<Term> Strong(double least)
    {
        foreach (Term term in Terms)
        {
            if (term.Amplitude > least)
            {
                yield return term;
            }
        }
    }
}
