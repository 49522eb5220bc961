using System.Numerics.Tensors;
using AutoDiff.Kernels;
using AutoDiff.Regularization;
using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>
/// The mean loss of many samples at once. The dense layers are matrix products, forward and back; between them stand the
/// generated derivatives of the activation and of the loss of the scores.
/// </summary>
internal sealed class BatchedNetwork(Classifier classifier, int capacity, double dropout = 0, int seed = 0)
{
    private readonly ParameterLayout _layout = classifier.Layout;
    private readonly LayerBuffers[] _layers =
        [.. Enumerable.Range(0, classifier.Layout.Layers).Select(layer => new LayerBuffers(capacity, classifier.Layout.Sums(layer), classifier.Layout.Outputs(layer)))];

    // Another seed for each layer, so that their masks have nothing to do with each other.
    private readonly Dropout<double>[] _masks = dropout == 0
        ? []
        : [.. Enumerable.Range(0, classifier.Layout.Layers - 1).Select(layer => new Dropout<double>(capacity * classifier.Layout.Outputs(layer), dropout, seed + layer))];

    /// <summary>The most samples that fit into one call.</summary>
    public int Capacity => capacity;

    /// <summary>The class scores of every sample, a row each; the next call overwrites them.</summary>
    public ReadOnlySpan<double> Scores(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int samples) =>
        Scores(parameters, x, samples, masked: false);

    private ReadOnlySpan<double> Scores(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int samples, bool masked)
    {
        ReadOnlySpan<double> inputs = x;
        for (int layer = 0; layer < _layout.Layers; layer++)
        {
            Span<double> sums = _layers[layer].Sums(samples);
            Sums(parameters, layer, inputs, sums, samples);
            if (layer + 1 < _layout.Layers)
            {
                Span<double> outputs = _layers[layer].Outputs(samples);
                Activation.Layer(sums, outputs, classifier.Activation);
                Mask(outputs, layer, masked);
                inputs = outputs;
            }
        }

        return _layers[^1].Sums(samples);
    }

    /// <summary>Returns the mean loss of the samples and adds its gradient to <paramref name="gradient"/>.</summary>
    /// <param name="step">The training step whose dropout masks apply; null for none.</param>
    public double Backward(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<int> labels, Span<double> gradient, long? step = null)
    {
        int samples = labels.Length;
        bool masked = step is not null && _masks.Length > 0;
        for (int layer = 0; masked && layer < _masks.Length; layer++)
        {
            _masks[layer].Draw(step!.Value);
        }

        double loss = LossOfScores(Scores(parameters, x, samples, masked), labels, _layers[^1].SumsGradient(samples));
        for (int layer = _layout.Layers - 1; layer > 0; layer--)
        {
            LayerBuffers below = _layers[layer - 1];
            Span<double> sumsGradient = _layers[layer].SumsGradient(samples);
            AddParameterGradient(layer, below.Outputs(samples), sumsGradient, samples, gradient);

            Span<double> outputsGradient = below.OutputsGradient(samples);
            MatrixProduct.Multiply(
                new ReadOnlyMatrixView<double>(sumsGradient, samples, _layout.Sums(layer)),
                Matrix(_layout.Weights(parameters, layer), layer),
                new MatrixView<double>(outputsGradient, samples, _layout.Inputs(layer)));
            Mask(outputsGradient, layer - 1, masked);
            below.SumsGradient(samples).Clear();
            Activation.LayerBackward(
                below.Sums(samples), below.Outputs(samples), classifier.Activation,
                below.SumsGradient(samples), outputsGradient);
        }

        AddParameterGradient(0, x, _layers[0].SumsGradient(samples), samples, gradient);
        return loss;
    }

    private void Mask(Span<double> outputs, int layer, bool masked)
    {
        if (masked)
        {
            TensorPrimitives.Multiply(outputs, _masks[layer].Mask[..outputs.Length], outputs);
        }
    }

    private double LossOfScores(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, Span<double> scoresGradient)
    {
        int classes = _layout.Classes;
        scoresGradient.Clear();
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            loss += classifier.ScoreLossBackward(
                scores.Slice(i * classes, classes), labels[i], 1.0 / labels.Length, scoresGradient.Slice(i * classes, classes));
        }

        return loss / labels.Length;
    }

    private void Sums(ReadOnlySpan<double> parameters, int layer, ReadOnlySpan<double> inputs, Span<double> sums, int samples)
    {
        MatrixProduct.Multiply(
            new ReadOnlyMatrixView<double>(inputs, samples, _layout.Inputs(layer)),
            Matrix(_layout.Weights(parameters, layer), layer).Transposed,
            new MatrixView<double>(sums, samples, _layout.Sums(layer)));
        ReadOnlySpan<double> biases = _layout.Biases(parameters, layer);
        for (int i = 0; i < samples; i++)
        {
            Span<double> row = sums.Slice(i * biases.Length, biases.Length);
            TensorPrimitives.Add(row, biases, row);
        }
    }

    private void AddParameterGradient(
        int layer, ReadOnlySpan<double> inputs, ReadOnlySpan<double> sumsGradient, int samples, Span<double> gradient)
    {
        MatrixProduct.Multiply(
            new ReadOnlyMatrixView<double>(sumsGradient, samples, _layout.Sums(layer)).Transposed,
            new ReadOnlyMatrixView<double>(inputs, samples, _layout.Inputs(layer)),
            new MatrixView<double>(_layout.Weights(gradient, layer), _layout.Sums(layer), _layout.Inputs(layer)),
            accumulate: true);
        Span<double> biasesGradient = _layout.Biases(gradient, layer);
        for (int i = 0; i < samples; i++)
        {
            TensorPrimitives.Add(biasesGradient, sumsGradient.Slice(i * biasesGradient.Length, biasesGradient.Length), biasesGradient);
        }
    }

    private ReadOnlyMatrixView<double> Matrix(ReadOnlySpan<double> weights, int layer) =>
        new(weights, _layout.Sums(layer), _layout.Inputs(layer));
}
