namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Puts what a call left in its real arguments back into the flat arrays. Used by adapters.</summary>
public ref struct DualWriter(double[] reals, double[] tangents)
{
    private int real;

    public void Real(Dual value)
    {
        reals[real] = value.Value;
        tangents[real++] = value.Tangent;
    }

    public void Reals(Dual[] values)
    {
        foreach (Dual value in values)
        {
            Real(value);
        }
    }
}
