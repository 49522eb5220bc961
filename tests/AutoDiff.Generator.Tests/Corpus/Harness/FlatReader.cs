using System.Numerics;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Takes the arguments of a call out of the flat arrays, in parameter order. Used by adapters.</summary>
public ref struct FlatReader(double[] reals, long[] integers, int[] lengths)
{
    private int real;
    private int integer;
    private int sequence;

    public T Real<T>()
        where T : INumberBase<T> => T.CreateChecked(reals[real++]);

    public T[] Reals<T>()
        where T : INumberBase<T>
    {
        T[] values = new T[lengths[sequence++]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Real<T>();
        }

        return values;
    }

    public T Integer<T>()
        where T : INumberBase<T> => T.CreateChecked(integers[integer++]);

    public T[] Integers<T>()
        where T : INumberBase<T>
    {
        T[] values = new T[lengths[sequence++]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Integer<T>();
        }

        return values;
    }

    public bool Flag() => integers[integer++] != 0;

    public bool[] Flags()
    {
        bool[] values = new bool[lengths[sequence++]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Flag();
        }

        return values;
    }
}
