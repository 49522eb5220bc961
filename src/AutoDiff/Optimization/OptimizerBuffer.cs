namespace AutoDiff.Optimization;

/// <summary>Something that an optimizer remembers about each parameter.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Name">What it is, for the checkpoint: <c>velocity</c>, <c>mean</c>.</param>
/// <param name="Values">The live buffer, one value a parameter.</param>
public sealed record OptimizerBuffer<T>(string Name, T[] Values);
