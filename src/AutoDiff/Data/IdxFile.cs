namespace AutoDiff.Data;

/// <summary>The content of an IDX file of unsigned bytes.</summary>
/// <param name="Dimensions">The extent of each dimension, the slowest first: for MNIST images (count, rows, columns).</param>
/// <param name="Data">The bytes in row-major order; as many as the product of the dimensions.</param>
public sealed record IdxFile(IReadOnlyList<int> Dimensions, byte[] Data);
