namespace ImageClassifier.Models;

/// <summary>
/// Where each layer's weights and biases lie in the one vector of all parameters, which is what the optimizer and the
/// gradient check see. <paramref name="widths"/> runs from the inputs over the hidden layers to the classes; a hidden unit has
/// <paramref name="pieces"/> sums.
/// </summary>
internal sealed class ParameterLayout(int[] widths, int pieces = 1)
{
    private readonly int[] _starts = Starts(widths, pieces);

    public int Layers => widths.Length - 1;

    public int Classes => widths[^1];

    public int Parameters => _starts[^1];

    public int Inputs(int layer) => widths[layer];

    /// <summary>The sums of a layer, each with a row of weights.</summary>
    public int Sums(int layer) => Sums(widths, pieces, layer);

    /// <summary>What the units of a layer make of their sums.</summary>
    public int Outputs(int layer) => widths[layer + 1];

    public Span<double> Weights(Span<double> parameters, int layer) =>
        parameters.Slice(_starts[layer], Sums(layer) * Inputs(layer));

    public ReadOnlySpan<double> Weights(ReadOnlySpan<double> parameters, int layer) =>
        parameters.Slice(_starts[layer], Sums(layer) * Inputs(layer));

    public Span<double> Biases(Span<double> parameters, int layer) =>
        parameters[(_starts[layer] + Sums(layer) * Inputs(layer)).._starts[layer + 1]];

    public ReadOnlySpan<double> Biases(ReadOnlySpan<double> parameters, int layer) =>
        parameters[(_starts[layer] + Sums(layer) * Inputs(layer)).._starts[layer + 1]];

    private static int Sums(int[] widths, int pieces, int layer) => layer + 2 < widths.Length ? widths[layer + 1] * pieces : widths[layer + 1];

    private static int[] Starts(int[] widths, int pieces)
    {
        int[] starts = new int[widths.Length];
        for (int layer = 0; layer + 1 < widths.Length; layer++)
        {
            starts[layer + 1] = checked(starts[layer] + (widths[layer] + 1) * Sums(widths, pieces, layer));
        }

        return starts;
    }
}
