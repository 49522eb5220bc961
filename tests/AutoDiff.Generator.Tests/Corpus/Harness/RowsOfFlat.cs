namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Arrays of arrays from flat ones and back. Used by adapters.</summary>
public static class RowsOfFlat
{
    public static T[][] Of<T>(T[] flat, int[] lengths) => [.. Parts(flat, lengths)];

    public static T[][][] Of<T>(T[] flat, int[][] layers) => [.. Parts(flat, [.. layers.Select(l => l.Sum())]).Select((layer, i) => Of(layer, layers[i]))];

    public static T[] Joined<T>(T[][] rows) => [.. rows.SelectMany(row => row)];

    public static T[] Joined<T>(T[][][] layers) => [.. layers.SelectMany(layer => layer.SelectMany(row => row))];

    private static IEnumerable<T[]> Parts<T>(T[] flat, int[] lengths)
    {
        int start = 0;
        foreach (int length in lengths)
        {
            yield return flat[start..(start + length)];
            start += length;
        }
    }
}
