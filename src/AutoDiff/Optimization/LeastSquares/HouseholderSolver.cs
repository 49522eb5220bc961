namespace AutoDiff.Optimization.LeastSquares;

/// <summary>
/// Solves min |A x − b| by Householder's QR with column pivoting, which keeps the digits that the normal equations lose. Source: Golub and Van
/// Loan, Matrix Computations (2013), algorithm 5.4.1.
/// </summary>
internal sealed class HouseholderSolver(int rows, int columns)
{
    private readonly double[] _norms = new double[columns];
    private readonly int[] _order = new int[columns];

    /// <summary>A, row after row; destroyed by <see cref="Solve"/>.</summary>
    public double[] Matrix { get; } = new double[rows * columns];

    /// <summary>b; destroyed by <see cref="Solve"/>.</summary>
    public double[] RightSide { get; } = new double[rows];

    /// <summary>Sets <paramref name="x"/> to the solution; where columns depend on each other, to one with zeros in their places.</summary>
    public void Solve(Span<double> x)
    {
        int rank = Decompose();
        x.Clear();
        for (int k = rank - 1; k >= 0; k--)
        {
            double sum = RightSide[k];
            for (int j = k + 1; j < rank; j++)
            {
                sum -= Matrix[k * columns + j] * x[_order[j]];
            }

            x[_order[k]] = sum / Matrix[k * columns + k];
        }
    }

    private int Decompose()
    {
        double largest = 0;
        for (int j = 0; j < columns; j++)
        {
            _order[j] = j;
        }

        int steps = Math.Min(rows, columns);
        for (int k = 0; k < steps; k++)
        {
            Pivot(k);
            double norm = _norms[k];
            largest = Math.Max(largest, norm);
            if (!(norm > 1e-15 * largest))
            {
                return k;
            }

            Reflect(k, norm);
        }

        return steps;
    }

    private void Pivot(int k)
    {
        int best = k;
        for (int j = k; j < columns; j++)
        {
            double scale = 0;
            for (int i = k; i < rows; i++)
            {
                scale = Math.Max(scale, Math.Abs(Matrix[i * columns + j]));
            }

            double squares = 0;
            for (int i = k; i < rows && scale > 0; i++)
            {
                double scaled = Matrix[i * columns + j] / scale;
                squares += scaled * scaled;
            }

            _norms[j] = scale * Math.Sqrt(squares);
            best = _norms[j] > _norms[best] ? j : best;
        }

        if (best != k)
        {
            (_norms[k], _norms[best]) = (_norms[best], _norms[k]);
            (_order[k], _order[best]) = (_order[best], _order[k]);
            for (int i = 0; i < rows; i++)
            {
                (Matrix[i * columns + k], Matrix[i * columns + best]) = (Matrix[i * columns + best], Matrix[i * columns + k]);
            }
        }
    }

    private void Reflect(int k, double norm)
    {
        double head = Matrix[k * columns + k];
        double diagonal = head > 0 ? -norm : norm;
        double pivot = head - diagonal;
        double factor = -pivot / diagonal;
        for (int i = k + 1; i < rows; i++)
        {
            Matrix[i * columns + k] /= pivot;
        }

        for (int j = k + 1; j < columns; j++)
        {
            double sum = Matrix[k * columns + j];
            for (int i = k + 1; i < rows; i++)
            {
                sum += Matrix[i * columns + k] * Matrix[i * columns + j];
            }

            sum *= factor;
            Matrix[k * columns + j] -= sum;
            for (int i = k + 1; i < rows; i++)
            {
                Matrix[i * columns + j] -= sum * Matrix[i * columns + k];
            }
        }

        double side = RightSide[k];
        for (int i = k + 1; i < rows; i++)
        {
            side += Matrix[i * columns + k] * RightSide[i];
        }

        side *= factor;
        RightSide[k] -= side;
        for (int i = k + 1; i < rows; i++)
        {
            RightSide[i] -= side * Matrix[i * columns + k];
        }

        Matrix[k * columns + k] = diagonal;
    }
}
