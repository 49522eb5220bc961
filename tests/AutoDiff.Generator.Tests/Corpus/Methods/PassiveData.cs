using System.Collections.Generic;
using System.Diagnostics;

namespace Corpus;

public static partial class PassiveData
{
    private static readonly Dictionary<int, double> Weights = new() { [1] = 0.5, [2] = 1.5 };

    [Differentiable]
    [Sample]
    public static double GuardsOnActive(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, 10.0, nameof(x));
        Debug.Assert(x > 0);
        Debug.Assert(x < 10, $"x is {x}", "for sure");
        return Math.Sqrt(x);
    }

    [Differentiable]
    [Sample]
    public static double MessageLambdas(double x)
    {
        Require(x > 0, () => "x is positive, but is " + x);
        Require(x < 10, static () => "x is small");
        Func<string> text = () => $"{x}";
        Require(x > -1, text);
        return x * x;
    }

    [Differentiable]
    [Sample("k=2")]
    public static double StaticDictionary(double x, int k)
    {
        if (!Weights.ContainsKey(k))
        {
            throw new KeyNotFoundException("no weight " + k);
        }

        return Weights[k] * x * x;
    }

    [Differentiable]
    [Sample("k=2")]
    public static double OptionsAsData(double x, int k)
    {
        Options options = new(k, "cubic") { Scale = 2.5 };
        return options.Kind == "cubic" ? Math.Pow(x, 3) * options.Scale : x * options.Order;
    }

    [Differentiable]
    [Sample]
    public static double LoggedValues(double x)
    {
        string label = "value of " + nameof(x);
        if (label.Length == 0)
        {
            Debug.WriteLine(label);
        }

        return x * label.Length;
    }

    [Differentiable]
    [Sample("k=1")]
    [Sample("k=3")]
    public static double NullableAndCoalescing(double x, int k)
    {
        string? name = k > 2 ? "long" : null;
        int length = name?.Length ?? 1;
        name ??= "none";
        return x * length + x * x * name.Length;
    }

    private static void Require(bool condition, Func<string> message)
    {
        if (!condition)
        {
            throw new ArgumentException(message());
        }
    }

    private sealed class Options(int order, string kind)
    {
        public int Order { get; } = order;

        public string Kind { get; } = kind;

        public double Scale { get; init; } = 1;
    }
}
