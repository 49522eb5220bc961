using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>Difference quotients along a line, at steps that shrink around the point.</summary>
internal sealed class LineSamples
{
    /// <summary>The first step, as a share of the scale.</summary>
    private const double FirstStep = 0.125;

    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _central;
    private readonly double[] _roundoff;
    private readonly double[] _steps;
    private double _quantum = double.PositiveInfinity;
    private double _rounding;

    private LineSamples(int steps)
    {
        _left = new double[steps];
        _right = new double[steps];
        _central = new double[steps];
        _roundoff = new double[steps];
        _steps = new double[steps];
    }

    /// <summary>Whether the values are all multiples of something far larger than their own rounding.</summary>
    public bool AreQuantized => _quantum > 64 * _rounding;

    public static LineSamples Take<T>(Line<T> line, double valueAtPoint, double scale, CheckPrecision precision)
        where T : IFloatingPointIeee754<T>
    {
        LineSamples samples = new(precision.Steps);
        samples._quantum = LowestBit(valueAtPoint);
        double h = FirstStep * scale;
        for (int k = 0; k < precision.Steps; k++)
        {
            samples.Set(k, h, line.At(-h), valueAtPoint, line.At(h), precision.Epsilon);
            h /= RichardsonTableau.StepRatio;
        }

        samples.AddMeasuredNoise();
        return samples;
    }

    public LineSlopes Slopes() => Extrapolate(_roundoff);

    /// <summary>
    /// The slopes if the function is a staircase: rounded, by a cancellation inside it, to multiples of a quantum. Every
    /// value is then uncertain by that; on one step of the stairs it would seem flat.
    /// </summary>
    public LineSlopes SlopesOfStaircase()
    {
        double[] uncertainty = new double[_roundoff.Length];
        for (int k = 0; k < uncertainty.Length; k++)
        {
            uncertainty[k] = _roundoff[k] + (_quantum / _steps[k]);
        }

        return Extrapolate(uncertainty);
    }

    /// <summary>The largest power of two that divides a number.</summary>
    private static double LowestBit(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return double.PositiveInfinity;
        }

        // The spacing of the numbers around the value, times what its mantissa, leading bit included, has in zeros at the end.
        long mantissa = (BitConverter.DoubleToInt64Bits(value) & ((1L << 52) - 1)) | (1L << 52);
        return Math.ScaleB(1, Math.ILogB(value) - 52 + BitOperations.TrailingZeroCount(mantissa));
    }

    private void Set(int k, double h, double before, double at, double after, double epsilon)
    {
        _steps[k] = h;
        _left[k] = (at - before) / h;
        _right[k] = (after - at) / h;
        _central[k] = (after - before) / (2 * h);
        // A step too large may leave the domain on one side; the other still counts.
        double size = double.MaxMagnitudeNumber(at, double.MaxMagnitudeNumber(before, after));
        _rounding = Math.Max(_rounding, epsilon * Math.Abs(size));
        _roundoff[k] = epsilon * Math.Abs(size) / h;
        _quantum = Math.Min(_quantum, Math.Min(LowestBit(before), LowestBit(after)));
    }

    /// <summary>
    /// A function may be noisier than its own rounding: cancellation inside it. At the smallest steps truncation is
    /// negligible, so what the quotients still vary by is that noise over the step; elsewhere it shrinks as the step grows.
    /// </summary>
    private void AddMeasuredNoise()
    {
        double ratio = RichardsonTableau.StepRatio;
        int last = _central.Length - 1;
        double atLast = 0;
        for (int k = last; k > last - 2; k--)
        {
            double change = Math.Abs(Corrected(k) - Corrected(k - 1));
            atLast = Math.Max(atLast, change * Math.Pow(ratio, last - k));
        }

        if (double.IsFinite(atLast))
        {
            for (int k = last; k >= 0; k--, atLast /= ratio)
            {
                _roundoff[k] += atLast;
            }
        }
    }

    /// <summary>The central quotient without the h² term of its truncation error.</summary>
    private double Corrected(int k) =>
        _central[k] + ((_central[k] - _central[k - 1]) / ((RichardsonTableau.StepRatio * RichardsonTableau.StepRatio) - 1));

    private LineSlopes Extrapolate(double[] roundoff) => new(
        RichardsonTableau.Extrapolate(_left, roundoff, 1),
        RichardsonTableau.Extrapolate(_right, roundoff, 1),
        RichardsonTableau.Extrapolate(_central, roundoff, 2));
}
