using System.Numerics.Tensors;

namespace AutoDiff.Baselines;

/// <summary>
/// The nearest-neighbour classifier: it remembers all samples, and answers with the label of the nearest one. Learning is free and every answer
/// costs a look at all samples, the wrong way round for use; it is the baseline that training must beat. Source: CS231n notes on image classification.
/// </summary>
public sealed class NearestNeighbour
{
    private readonly double[] _samples;
    private readonly int[] _labels;
    private readonly int _width;
    private readonly Distance _distance;

    /// <summary>Remembers samples.</summary>
    /// <param name="samples">A row of features a label.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="distance">How the distance is measured.</param>
    /// <exception cref="ArgumentException">There are no samples, or they are not whole rows.</exception>
    public NearestNeighbour(ReadOnlySpan<double> samples, ReadOnlySpan<int> labels, Distance distance)
    {
        if (labels.IsEmpty || samples.IsEmpty || samples.Length % labels.Length != 0)
        {
            throw new ArgumentException($"{samples.Length} features are not one or more rows for {labels.Length} labels.", nameof(samples));
        }

        _samples = samples.ToArray();
        _labels = labels.ToArray();
        _width = samples.Length / labels.Length;
        _distance = distance;
    }

    /// <summary>Classifies.</summary>
    /// <param name="features">A row of features.</param>
    /// <returns>The label of the nearest sample; of equally near ones, the first.</returns>
    /// <exception cref="ArgumentException">The row is longer or shorter than those of the samples.</exception>
    public int Predict(ReadOnlySpan<double> features)
    {
        if (features.Length != _width)
        {
            throw new ArgumentException($"The samples have {_width} features, not {features.Length}.", nameof(features));
        }

        int nearest = 0;
        double least = double.PositiveInfinity;
        double[] difference = new double[_distance == Distance.L1 ? _width : 0];
        for (int i = 0; i < _labels.Length; i++)
        {
            ReadOnlySpan<double> sample = _samples.AsSpan(i * _width, _width);
            double distance;
            if (_distance == Distance.L1)
            {
                TensorPrimitives.Subtract(features, sample, difference);
                distance = TensorPrimitives.SumOfMagnitudes<double>(difference);
            }
            else
            {
                distance = TensorPrimitives.Distance(features, sample);
            }

            if (distance < least)
            {
                least = distance;
                nearest = i;
            }
        }

        return _labels[nearest];
    }
}
