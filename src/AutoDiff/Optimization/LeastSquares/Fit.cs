using System.Numerics.Tensors;
using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Optimization.LeastSquares;

/// <summary>What the least-squares methods have in common: the parameters, their residuals and Jacobian, and the trial of a step.</summary>
internal sealed class Fit
{
    private readonly ResidualFunction _residuals;
    private readonly JacobianFunction _jacobian;
    private readonly double[] _trial;
    private readonly double[] _trialResiduals;
    private readonly HouseholderSolver _solver;

    public Fit(ResidualFunction residuals, JacobianFunction jacobian, ReadOnlySpan<double> start, int observations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(observations);
        _residuals = residuals;
        _jacobian = jacobian;
        Parameters = start.ToArray();
        Residuals = new double[observations];
        Jacobian = new double[observations * start.Length];
        Scale = new double[start.Length];
        Step = new double[start.Length];
        _trial = new double[start.Length];
        _trialResiduals = new double[observations];
        _solver = new HouseholderSolver(observations + start.Length, start.Length);
        Evaluate(Parameters, Residuals);
        SumOfSquares = TensorPrimitives.SumOfSquares<double>(Residuals);
        if (!double.IsFinite(SumOfSquares))
        {
            throw new ArgumentException("At the starting point a residual is not finite.", nameof(start));
        }
    }

    public double[] Parameters { get; }

    public double[] Residuals { get; }

    public double[] Jacobian { get; }

    /// <summary>The largest length that each column of the Jacobian has had: what makes a step independent of units. Source: Moré (1978).</summary>
    public double[] Scale { get; }

    public double[] Step { get; }

    public double SumOfSquares { get; private set; }

    public int Evaluations { get; private set; }

    /// <summary>Computes the Jacobian at the parameters; returns the largest cosine between a column and the residuals.</summary>
    public double Linearize()
    {
        _jacobian(Parameters, Jacobian);
        int columns = Parameters.Length;
        double norm = Math.Sqrt(SumOfSquares);
        double largest = 0;
        for (int j = 0; j < columns; j++)
        {
            double squares = 0;
            double dot = 0;
            for (int i = 0; i < Residuals.Length; i++)
            {
                double slope = Jacobian[i * columns + j];
                squares += slope * slope;
                dot += slope * Residuals[i];
            }

            if (!double.IsFinite(squares))
            {
                throw new ArithmeticException($"The derivative with respect to parameter {j} is not finite.");
            }

            double length = Math.Sqrt(squares);
            Scale[j] = Math.Max(Scale[j], length);
            largest = length > 0 && norm > 0 ? Math.Max(largest, Math.Abs(dot) / (length * norm)) : largest;
        }

        return largest;
    }

    /// <summary>Sets the step to the minimum of |J p + r|² + λ |D p|²; returns by how much that lowers the linear model's sum of squares.</summary>
    public double Solve(double damping)
    {
        int columns = Parameters.Length;
        int rows = Residuals.Length;
        Jacobian.CopyTo(_solver.Matrix);
        _solver.Matrix.AsSpan(rows * columns).Clear();
        TensorPrimitives.Negate<double>(Residuals, _solver.RightSide.AsSpan(0, rows));
        _solver.RightSide.AsSpan(rows).Clear();
        for (int j = 0; j < columns; j++)
        {
            // A column that has always been zero says nothing of its parameter: it stays.
            _solver.Matrix[(rows + j) * columns + j] = Math.Sqrt(damping) * (Scale[j] > 0 ? Scale[j] : 1);
        }

        _solver.Solve(Step);
        double fall = 0;
        for (int i = 0; i < rows; i++)
        {
            double change = TensorPrimitives.Dot<double>(Jacobian.AsSpan(i * columns, columns), Step);
            fall -= change * (2 * Residuals[i] + change);
        }

        return fall;
    }

    /// <summary>The scaled length of the step as a share of that of the parameters.</summary>
    public double RelativeStep()
    {
        double step = 0;
        double whole = 0;
        for (int j = 0; j < Step.Length; j++)
        {
            step += Scale[j] * Step[j] * Scale[j] * Step[j];
            whole += Scale[j] * Parameters[j] * Scale[j] * Parameters[j];
        }

        return step == 0 ? 0 : Math.Sqrt(step / whole);
    }

    /// <summary>The sum of squares after a share of the step; the trial is kept for <see cref="Accept"/>.</summary>
    public double Try(double share)
    {
        TensorPrimitives.MultiplyAdd(Step, share, Parameters, _trial);
        Evaluate(_trial, _trialResiduals);
        double sum = TensorPrimitives.SumOfSquares<double>(_trialResiduals);
        return double.IsFinite(sum) ? sum : double.PositiveInfinity;
    }

    /// <summary>Takes the latest trial.</summary>
    public void Accept(double sumOfSquares)
    {
        _trial.CopyTo(Parameters.AsSpan());
        _trialResiduals.CopyTo(Residuals.AsSpan());
        SumOfSquares = sumOfSquares;
    }

    /// <summary>Iterates until the residuals are orthogonal to the columns, the method says that it is done, or too many steps were taken.</summary>
    /// <param name="parameters">Out: the best found.</param>
    /// <param name="options">When to stop.</param>
    /// <param name="advance">Takes one step of the method; not null where it is the last.</param>
    public LeastSquaresResult Run(Span<double> parameters, LeastSquaresOptions options, Func<MinimizationOutcome?> advance)
    {
        int iteration = 0;
        MinimizationOutcome? outcome = null;
        while (outcome is null)
        {
            if (Linearize() <= options.OrthogonalityTolerance)
            {
                outcome = MinimizationOutcome.Converged;
            }
            else if (iteration == options.MaxIterations)
            {
                outcome = MinimizationOutcome.IterationLimit;
            }
            else
            {
                iteration++;
                outcome = advance();
            }
        }

        Parameters.CopyTo(parameters);
        return new LeastSquaresResult(SumOfSquares, iteration, Evaluations, outcome.Value);
    }

    private void Evaluate(double[] parameters, double[] residuals)
    {
        Evaluations++;
        _residuals(parameters, residuals);
    }
}
