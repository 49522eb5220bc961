namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// A corpus method and its derivatives behind flat arrays, since spans cannot go through reflection. Adapters are written and compiled
/// with the corpus. All real parameters lie behind each other in <c>reals</c>, all others in <c>integers</c>; after a call both hold
/// what the method left in its arguments. Gradients and tangents have the layout of <c>reals</c>.
/// </summary>
public abstract class Adapter
{
    /// <summary>The method itself; returns 0 where it returns nothing.</summary>
    public abstract double Value(double[] reals, long[] integers, int[] lengths);

    public abstract double Backward(double[] reals, long[] integers, int[] lengths, double upstream, double[] gradients);

    public abstract double Gradient(double[] reals, long[] integers, int[] lengths, double[] gradients);

    public abstract (double Value, double Tangent) Jvp(double[] reals, long[] integers, int[] lengths, double[] tangents);
}
