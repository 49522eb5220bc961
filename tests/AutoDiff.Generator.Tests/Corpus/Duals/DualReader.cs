namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Takes the real arguments of a call out of flat arrays of values and tangents. Used by adapters.</summary>
public ref struct DualReader(double[] reals, double[] tangents, int[] lengths)
{
    private int real;
    private int sequence;

    public Dual Real()
    {
        Dual result = new(reals[real], tangents[real]);
        real++;
        return result;
    }

    public Dual[] Reals()
    {
        Dual[] values = new Dual[lengths[sequence++]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Real();
        }

        return values;
    }
}
