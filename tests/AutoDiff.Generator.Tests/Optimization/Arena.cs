namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>A scratch: last in, first out; memory that was taken back is handed out again.</summary>
internal sealed class Arena
{
    private readonly double[] memory = new double[20_000];
    private int used;

    public Cells Take(int length)
    {
        Cells taken = new(memory, used, length);
        used += length;
        taken.Clear();
        return taken;
    }

    public Cells TakeBack(int length)
    {
        used -= length;
        return new Cells(memory, used, length);
    }
}
