namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A method on <see cref="Dual"/> numbers behind flat arrays, with the layout of <see cref="Adapter"/>.</summary>
public abstract class DualAdapter
{
    /// <summary>Takes values and tangents of the arguments, and leaves those of the results in their places.</summary>
    public abstract Dual Run(double[] reals, double[] tangents, long[] integers, int[] lengths);
}
