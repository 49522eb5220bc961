using System.Numerics;
using AutoDiff.Checkpoints;
using AutoDiff.Parameters;

namespace AutoDiff.Optimization;

/// <summary>
/// Steps all parameters of an object, such as a model's, by the gradient that a generated method has left in another object of the same class.
/// Each array and number has an optimizer of its own. A step allocates nothing.
/// </summary>
/// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class ModelOptimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly ParameterObject<T> _model;
    private readonly ParameterObject<T> _gradient;
    private readonly Optimizer<T>[] _optimizers;

    /// <summary>Ties a model to its gradient. Both must keep their arrays and nested objects.</summary>
    /// <param name="model">The object whose parameters are stepped.</param>
    /// <param name="gradient">The object of the same shapes that holds their gradient before each step.</param>
    /// <param name="make">Makes the optimizer of a buffer of the length given.</param>
    /// <exception cref="ArgumentException">The objects differ in shape, are the same, or an optimizer has another length.</exception>
    public ModelOptimizer(object model, object gradient, Func<int, Optimizer<T>> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _model = ParameterObject<T>.Of(model);
        _gradient = ParameterObject<T>.Of(gradient);
        if (ReferenceEquals(model, gradient))
        {
            throw new ArgumentException("The model cannot be its own gradient.", nameof(gradient));
        }

        if (_model.DifferenceTo(_gradient) is { } difference)
        {
            throw new ArgumentException($"The gradient has not the shapes of the model: {difference}.", nameof(gradient));
        }

        _optimizers = [.. _model.Buffers.Select(buffer => make(buffer.Length))];
        for (int i = 0; i < _optimizers.Length; i++)
        {
            if (_optimizers[i].Length != _model.Buffers[i].Length)
            {
                throw new ArgumentException($"The optimizer of {_model.Buffers[i].Path} was made for {_optimizers[i].Length} values, not {_model.Buffers[i].Length}.", nameof(make));
            }
        }
    }

    /// <summary>The parameters that are stepped.</summary>
    public ParameterObject<T> Model => _model;

    /// <summary>The optimizers, in the order of the model's buffers.</summary>
    public IReadOnlyList<Optimizer<T>> Optimizers => _optimizers;

    /// <summary>Sets the learning rate of all of them.</summary>
    /// <param name="rate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public void SetLearningRate(T rate)
    {
        foreach (Optimizer<T> optimizer in _optimizers)
        {
            optimizer.LearningRate = rate;
        }
    }

    /// <summary>Takes one step downhill.</summary>
    public void Step()
    {
        for (int i = 0; i < _optimizers.Length; i++)
        {
            _model.Buffers[i].Step(_gradient.Buffers[i], _optimizers[i]);
        }
    }

    /// <summary>Puts the model and what the optimizers remember into a checkpoint.</summary>
    /// <param name="checkpoint">Is added to.</param>
    public void Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        checkpoint.Put("model", _model);
        for (int i = 0; i < _optimizers.Length; i++)
        {
            checkpoint.Put("optimizer." + _model.Buffers[i].Path, _optimizers[i]);
        }
    }

    /// <summary>Goes on from a checkpoint, bit for bit.</summary>
    /// <param name="checkpoint">One that <see cref="Save"/> has made for the same model and kind of optimizer.</param>
    /// <exception cref="InvalidDataException">Something is missing or has another shape; nothing of the model was changed then.</exception>
    public void Load(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        for (int i = 0; i < _optimizers.Length; i++)
        {
            checkpoint.Require("optimizer." + _model.Buffers[i].Path, _optimizers[i]);
        }

        checkpoint.Get("model", _model);
        for (int i = 0; i < _optimizers.Length; i++)
        {
            checkpoint.Get("optimizer." + _model.Buffers[i].Path, _optimizers[i]);
        }
    }
}
