using System.Numerics;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Puts what a call left in its arguments back into the flat arrays, in parameter order. Used by adapters.</summary>
public ref struct FlatWriter(double[] reals, long[] integers)
{
    private int real;
    private int integer;

    public void Real<T>(T value)
        where T : INumberBase<T> => reals[real++] = double.CreateChecked(value);

    public void Reals<T>(T[] values)
        where T : INumberBase<T>
    {
        foreach (T value in values)
        {
            Real(value);
        }
    }

    public void Integer<T>(T value)
        where T : INumberBase<T> => integers[integer++] = long.CreateChecked(value);

    public void Integers<T>(T[] values)
        where T : INumberBase<T>
    {
        foreach (T value in values)
        {
            Integer(value);
        }
    }

    public void Flag(bool value) => integers[integer++] = value ? 1 : 0;

    public void Flags(bool[] values)
    {
        foreach (bool value in values)
        {
            Flag(value);
        }
    }
}
