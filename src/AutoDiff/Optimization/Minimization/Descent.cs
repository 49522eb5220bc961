using System.Numerics.Tensors;

namespace AutoDiff.Optimization.Minimization;

/// <summary>What the gradient methods have in common: the point, its gradient, the step to the next.</summary>
internal sealed class Descent
{
    private readonly ObjectiveFunction _objective;
    private readonly WolfeSearch _search;

    public Descent(ObjectiveFunction objective, ReadOnlySpan<double> start)
    {
        _objective = objective;
        X = start.ToArray();
        Gradient = new double[X.Length];
        Direction = new double[X.Length];
        Step = new double[X.Length];
        GradientChange = new double[X.Length];
        Value = Evaluate(X, Gradient);
        if (!double.IsFinite(Value) || Gradient.AsSpan().ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            throw new ArgumentException($"At the starting point the value is {Value}, or the gradient is not finite.", nameof(start));
        }

        _search = new WolfeSearch(Evaluate, X.Length);
    }

    public double[] X { get; }

    public double[] Gradient { get; }

    /// <summary>Set by the method before each advance.</summary>
    public double[] Direction { get; }

    /// <summary>s, the latest change of x.</summary>
    public double[] Step { get; }

    /// <summary>y, the latest change of the gradient.</summary>
    public double[] GradientChange { get; }

    public double Value { get; private set; }

    public int Evaluations { get; private set; }

    private double LargestSlope => X.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(Gradient));

    private bool HasConverged(double tolerance) => LargestSlope <= tolerance * Math.Max(1, Math.Abs(Value));

    /// <summary>Searches along the direction; false where no lower point is found.</summary>
    public bool Advance(double firstStep, double curvature)
    {
        double slope = TensorPrimitives.Dot<double>(Gradient, Direction);
        if (!(slope < 0) || !_search.Run(X, Direction, Value, slope, firstStep, curvature))
        {
            return false;
        }

        TensorPrimitives.Subtract<double>(_search.Point, X, Step);
        TensorPrimitives.Subtract<double>(_search.Gradient, Gradient, GradientChange);
        _search.Point.CopyTo(X);
        _search.Gradient.CopyTo(Gradient);
        Value = _search.Value;
        return true;
    }

    public void GoDownhill() => TensorPrimitives.Negate<double>(Gradient, Direction);

    /// <summary>Iterates until the gradient is small, the method is stuck, or too many steps were taken.</summary>
    /// <param name="x">Out: the best point found.</param>
    /// <param name="options">When to stop.</param>
    /// <param name="iterate">Takes one step of the method; false where it finds no lower point in any direction that it has.</param>
    public MinimizationResult Run(Span<double> x, MinimizationOptions options, Func<bool> iterate)
    {
        int iteration = 0;
        MinimizationOutcome? outcome = null;
        while (outcome is null)
        {
            if (HasConverged(options.GradientTolerance))
            {
                outcome = MinimizationOutcome.Converged;
            }
            else if (iteration == options.MaxIterations)
            {
                outcome = MinimizationOutcome.IterationLimit;
            }
            else if (iterate())
            {
                iteration++;
            }
            else
            {
                outcome = MinimizationOutcome.NoProgress;
            }
        }

        X.CopyTo(x);
        return new MinimizationResult(Value, LargestSlope, iteration, Evaluations, outcome.Value);
    }

    private double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Evaluations++;
        return _objective(x, gradient);
    }
}
