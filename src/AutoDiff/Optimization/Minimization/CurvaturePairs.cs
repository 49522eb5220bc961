using System.Numerics.Tensors;

namespace AutoDiff.Optimization.Minimization;

/// <summary>The last few steps s and changes of gradient y, from which L-BFGS applies an approximate inverse Hessian.</summary>
internal sealed class CurvaturePairs(int capacity, int length)
{
    private readonly double[][] _steps = [.. Enumerable.Range(0, capacity).Select(_ => new double[length])];
    private readonly double[][] _changes = [.. Enumerable.Range(0, capacity).Select(_ => new double[length])];
    private readonly double[] _inverse = new double[capacity];
    private readonly double[] _shares = new double[capacity];
    private int _next;

    public int Count { get; private set; }

    public void Forget() => Count = 0;

    /// <summary>Remembers a pair, in place of the oldest. One without positive curvature is left out: it would break descent.</summary>
    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        double curvature = TensorPrimitives.Dot(step, change);
        if (capacity == 0 || !(curvature > 1e-16 * TensorPrimitives.Norm(step) * TensorPrimitives.Norm(change)))
        {
            return;
        }

        step.CopyTo(_steps[_next]);
        change.CopyTo(_changes[_next]);
        _inverse[_next] = 1 / curvature;
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>The two-loop recursion (Nocedal and Wright, algorithm 7.4), in place.</summary>
    public void Apply(Span<double> direction)
    {
        for (int age = 1; age <= Count; age++)
        {
            int i = Index(age);
            _shares[i] = _inverse[i] * TensorPrimitives.Dot<double>(_steps[i], direction);
            TensorPrimitives.MultiplyAdd(_changes[i], -_shares[i], direction, direction);
        }

        if (Count > 0)
        {
            int latest = Index(1);
            TensorPrimitives.Divide(direction, _inverse[latest] * TensorPrimitives.SumOfSquares<double>(_changes[latest]), direction);
        }

        for (int age = Count; age >= 1; age--)
        {
            int i = Index(age);
            double share = _inverse[i] * TensorPrimitives.Dot<double>(_changes[i], direction);
            TensorPrimitives.MultiplyAdd(_steps[i], _shares[i] - share, direction, direction);
        }
    }

    private int Index(int age) => (_next - age + capacity) % capacity;
}
