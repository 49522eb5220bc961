using System.Numerics;

namespace AutoDiff.Parameters;

/// <summary>One array or scalar of an object of parameters: where it is, what shape it has, and its values as they are now.</summary>
/// <typeparam name="T">The number type.</typeparam>
public abstract class ParameterBuffer<T>
    where T : IFloatingPointIeee754<T>
{
    private protected ParameterBuffer(string path, IReadOnlyList<int> shape)
    {
        Path = path;
        Shape = shape;
        Length = shape.Aggregate(1, (product, size) => checked(product * size));
    }

    /// <summary>The path of the field: <c>layers[0].weights</c>.</summary>
    public string Path { get; }

    /// <summary>The sizes along each dimension; none for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>Reads the values.</summary>
    /// <param name="values">Is set; of <see cref="Length"/>.</param>
    public abstract void CopyTo(Span<T> values);

    /// <summary>Replaces the values.</summary>
    /// <param name="values">Of <see cref="Length"/>.</param>
    public abstract void CopyFrom(ReadOnlySpan<T> values);

    /// <summary>The path of one value: <c>layers[0].weights[3, 17]</c>.</summary>
    /// <param name="index">Its index among the values of this buffer, in row-major order.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public string PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        if (Shape.Count == 0)
        {
            return Path;
        }

        int[] indices = new int[Shape.Count];
        for (int dimension = Shape.Count - 1; dimension >= 0; dimension--)
        {
            indices[dimension] = index % Shape[dimension];
            index /= Shape[dimension];
        }

        return $"{Path}[{string.Join(", ", indices)}]";
    }

    internal abstract void Step(ParameterBuffer<T> gradient, Optimization.Optimizer<T> optimizer);
}
