namespace AutoDiff.Data;

/// <summary>An image with its class.</summary>
/// <param name="Label">The index of the class.</param>
/// <param name="Image">The image.</param>
public sealed record LabelledImage(int Label, ColourImage Image);
