namespace AutoDiff.Kernels;

/// <summary>The vector operations of a matrix tile, so that one kernel serves every vector width.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">Its element type.</typeparam>
internal interface ILane<TVector, T>
    where TVector : struct
{
    static abstract int Width { get; }

    static abstract TVector Load(ref readonly T source);

    static abstract void Store(TVector value, ref T destination);

    static abstract TVector Broadcast(T value);

    static abstract TVector Add(TVector x, TVector y);

    /// <summary>x · y + z, fused where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);
}
