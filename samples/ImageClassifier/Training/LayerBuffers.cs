namespace ImageClassifier.Training;

/// <summary>
/// What a batch leaves behind in one layer, a row per sample: the sums, what the units make of them, and the gradients of both.
/// </summary>
internal sealed class LayerBuffers(int samples, int sums, int outputs)
{
    private readonly double[] _sums = new double[samples * sums];
    private readonly double[] _outputs = new double[samples * outputs];
    private readonly double[] _sumsGradient = new double[samples * sums];
    private readonly double[] _outputsGradient = new double[samples * outputs];

    public Span<double> Sums(int rows) => _sums.AsSpan(0, rows * sums);

    public Span<double> Outputs(int rows) => _outputs.AsSpan(0, rows * outputs);

    public Span<double> SumsGradient(int rows) => _sumsGradient.AsSpan(0, rows * sums);

    public Span<double> OutputsGradient(int rows) => _outputsGradient.AsSpan(0, rows * outputs);
}
