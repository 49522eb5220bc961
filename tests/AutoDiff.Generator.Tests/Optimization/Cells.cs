namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>A part of some memory, as a span is.</summary>
internal sealed class Cells(double[] memory, int start, int length)
{
    public Cells(double[] memory)
        : this(memory, 0, memory.Length)
    {
    }

    public int Length => length;

    public double this[int index]
    {
        get => memory[Checked(index)];
        set => memory[Checked(index)] = value;
    }

    public Cells Slice(int from, int count)
    {
        if (from < 0 || count < 0 || from > length - count)
        {
            throw new ArgumentOutOfRangeException(nameof(from));
        }

        return new Cells(memory, start + from, count);
    }

    public void Clear() => memory.AsSpan(start, length).Clear();

    public void CopyTo(Cells other)
    {
        double[] copy = ToArray();
        for (int i = 0; i < copy.Length; i++)
        {
            other[i] = copy[i];
        }
    }

    public double[] ToArray() => memory.AsSpan(start, length).ToArray();

    private int Checked(int index) =>
        index >= 0 && index < length ? start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
