namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>One set of arguments, flat as the adapters take them.</summary>
internal sealed record Point(double[] Reals, long[] Integers, int[] Lengths)
{
    public Point Copy() => new([.. Reals], [.. Integers], Lengths);

    public double Value(Adapter adapter) => adapter.Value(Reals, Integers, Lengths);
}
