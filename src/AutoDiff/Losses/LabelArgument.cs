namespace AutoDiff.Losses;

/// <summary>The check of a class label.</summary>
internal static class LabelArgument
{
    public static void Require(int label, int classes)
    {
        if ((uint)label >= (uint)classes)
        {
            throw new ArgumentOutOfRangeException(nameof(label), label, $"The label is an index of the {classes} classes.");
        }
    }
}
