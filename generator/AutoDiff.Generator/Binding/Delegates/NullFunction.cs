namespace AutoDiff.Generator.Binding;

/// <summary>No delegate at all, as the default of an optional parameter.</summary>
internal sealed record NullFunction : FunctionValue;
