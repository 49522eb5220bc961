namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Rectangular arrays from and to flat ones. Used by adapters.</summary>
public static class Rows
{
    public static T[,] Fold<T>(T[] flat, int columns)
    {
        T[,] rows = new T[flat.Length / columns, columns];
        for (int i = 0; i < flat.Length; i++)
        {
            rows[i / columns, i % columns] = flat[i];
        }

        return rows;
    }

    public static T[] Flatten<T>(T[,] rows) => [.. rows.Cast<T>()];
}
