namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// A number with its exact derivative along one direction. A program whose real type is replaced by it computes its own directional
/// derivative by operator overloading, an oracle that shares neither code nor method with the generator, and has no step to choose.
/// </summary>
public readonly struct Dual(double value, double tangent) : IEquatable<Dual>
{
    [ThreadStatic]
    private static int ties;

    [ThreadStatic]
    private static double margin;

    public double Value { get; } = value;

    public double Tangent { get; } = tangent;

    /// <summary>How many decisions of this thread hung on (nearly) equal numbers: derivatives are ambiguous there.</summary>
    public static int Ties => ties;

    /// <summary>Sums may be reassociated, so what nearly ties for one program may be decided otherwise in its derivative.</summary>
    /// <param name="relativeMargin">How near two numbers may be from now on, in programs of this thread.</param>
    public static void Watch(double relativeMargin) => margin = relativeMargin;

    public static implicit operator Dual(double value) => new(value, 0);

    public static explicit operator int(Dual x) => (int)x.Value;

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => new(-x.Value, -x.Tangent);

    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Tangent + y.Tangent);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Tangent - y.Tangent);

    public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, (x.Tangent * y.Value) + (x.Value * y.Tangent));

    public static Dual operator /(Dual x, Dual y) =>
        new(x.Value / y.Value, (x.Tangent - (x.Value / y.Value * y.Tangent)) / y.Value);

    public static Dual operator %(Dual x, Dual y) => x - (Math.Truncate(x.Value / y.Value) * y);

    public static Dual operator ++(Dual x) => x + 1;

    public static Dual operator --(Dual x) => x - 1;

    public static bool operator <(Dual x, Dual y) => Decide(x, y, x.Value < y.Value);

    public static bool operator >(Dual x, Dual y) => Decide(x, y, x.Value > y.Value);

    public static bool operator <=(Dual x, Dual y) => Decide(x, y, x.Value <= y.Value);

    public static bool operator >=(Dual x, Dual y) => Decide(x, y, x.Value >= y.Value);

    public static bool operator ==(Dual x, Dual y) => Decide(x, y, x.Value == y.Value);

    public static bool operator !=(Dual x, Dual y) => Decide(x, y, x.Value != y.Value);

    public static bool IsNaN(Dual x) => double.IsNaN(x.Value);

    public static bool IsInfinity(Dual x) => double.IsInfinity(x.Value);

    public static bool IsFinite(Dual x) => double.IsFinite(x.Value);

    public bool Equals(Dual other) => Value.Equals(other.Value) && Tangent.Equals(other.Tangent);

    public override bool Equals(object? obj) => obj is Dual other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Value, Tangent);

    /// <summary>Notes a tie of two numbers that do not move together.</summary>
    internal static bool Decide(Dual x, Dual y, bool outcome)
    {
        if (Math.Abs(x.Value - y.Value) <= margin * Math.Max(1, Math.Abs(x.Value)) && !x.Equals(y))
        {
            ties++;
        }

        return outcome;
    }
}
