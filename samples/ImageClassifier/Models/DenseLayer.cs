namespace ImageClassifier.Models;

/// <summary>A layer of units that each see all inputs.</summary>
internal static class DenseLayer
{
    /// <summary>
    /// Writes W·x + b to <paramref name="sums"/>. Row <c>j</c> of <paramref name="w"/> holds the weights of unit <c>j</c>.
    /// </summary>
    public static void Sums(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> sums)
    {
        for (int j = 0; j < sums.Length; j++)
        {
            ReadOnlySpan<double> row = w.Slice(j * x.Length, x.Length);
            double sum = b[j];
            for (int i = 0; i < x.Length; i++)
            {
                sum += row[i] * x[i];
            }

            sums[j] = sum;
        }
    }
}
