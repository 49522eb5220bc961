namespace Corpus;

public sealed partial class Oscillator
{
    internal double frequency = 1;

    internal double[] amplitudes = [];

    internal int harmonics = 2;

    public double Damping { get; set; } = 0.1;

    private double Phase(double t) => frequency * t;

    private double Envelope(double t) => Math.Exp(-Damping * t);

    [Differentiable]
    [Sample("this.amplitudes[3] this.harmonics=3")]
    public double Evaluate(double t)
    {
        double sum = 0;
        for (int k = 0; k < harmonics; k++)
        {
            sum += amplitudes[k] * Math.Sin((k + 1) * Phase(t));
        }

        return Envelope(t) * sum;
    }

    [Differentiable("this")]
    [Sample("this.amplitudes[3] this.harmonics=3")]
    public double Fit(double t, double target)
    {
        double r = this.Evaluate(t) - target;
        return r * r;
    }

    [Differentiable("this", nameof(times))]
    [Sample("this.amplitudes[2] this.harmonics=2 times[3] values[3]")]
    public double Loss(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        double loss = 0;
        for (int i = 0; i < times.Length; i++)
        {
            loss += Square(Evaluate(times[i]) - values[i]);
        }

        return loss;

        double Square(double v) => v * v * (1 + Damping);
    }

    [Differentiable("this")]
    [Sample("&this.frequency &this.Damping this.amplitudes[2] this.harmonics=2 rate")]
    public void Relax(double rate)
    {
        frequency -= rate * (frequency - Damping);
        Damping *= 1 - rate * frequency;
    }

    [Differentiable]
    [Sample("this.amplitudes[2] this.harmonics=2 other.amplitudes[2] other.harmonics=1")]
    public double Overlap(Oscillator other, double t) => Evaluate(t) * other.Evaluate(t) + other.frequency * frequency;
}

public partial class Spring
{
    public partial record Nested(double Stiffness)
    {
        public double Length { get; set; } = 1;

        [Differentiable]
        [Sample("this.Length=1 this.Stiffness=2")]
        public double Energy(double x) => 0.5 * Stiffness * (x - Length) * (x - Length);
    }
}

public abstract partial class Distribution
{
    public double Location;

    protected internal double Scale = 1;

    protected virtual double Standardize(double x) => (x - Location) / Scale;
}

public sealed partial class Logistic : Distribution
{
    public double Sharpness = 1;

    [Differentiable("this", nameof(x))]
    [Sample]
    public double LogDensity(double x)
    {
        double z = Sharpness * base.Standardize(x);
        return -z - 2 * Math.Log(1 + Math.Exp(-z)) - Math.Log(Scale);
    }

    [Differentiable(nameof(x))]
    [Sample]
    public double Standard(double x) => Math.Pow(Standardize(x), 3);

    protected override double Standardize(double x) => (x - Location) / (Scale * Sharpness);
}

public partial struct Quadratic
{
    public double A;

    public double B;

    public int Calls;

    [Differentiable("this", nameof(x))]
    [Sample("this.Calls=0")]
    public readonly double At(double x) => A * x * x + B * x;

    [Differentiable("this")]
    [Sample("&this.A &this.B this.Calls=1 factor")]
    public void Stretch(double factor)
    {
        A *= factor * factor;
        B *= factor + A;
        Calls++;
    }
}

public partial record Filter(double Cutoff, double[] Taps)
{
    internal double gain = 1;

    public double Gain
    {
        get => gain;
        set => gain = value;
    }

    [Differentiable(nameof(x))]
    [Sample("this.Taps[3] this.gain=2 x[3]")]
    public double Apply(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Gain * Taps[i] * x[i] / (1 + Cutoff * x[i] * x[i]);
        }

        return sum;
    }
}

public sealed partial class Wrapped
{
    private double[] weights = [];

    private double offset;

    public double[] Weights
    {
        get => weights;
        set => weights = value;
    }

    public double Offset
    {
        get { return offset; }
        set { offset = value; }
    }

    public double Sum()
    {
        double sum = offset * offset;
        foreach (double w in weights)
        {
            sum += w * w * offset;
        }

        return sum;
    }
}

public static partial class WrappedObjects
{
    [Differentiable]
    [Sample("wrapped.Weights[3]")]
    public static double SumOf(Wrapped wrapped, double x) => wrapped.Sum() * x + wrapped.Offset;

    [Differentiable]
    [Sample("&wrapped.Offset wrapped.Weights[2]")]
    public static void Shift(Wrapped wrapped, double x) => wrapped.Offset += x * wrapped.Offset;
}
