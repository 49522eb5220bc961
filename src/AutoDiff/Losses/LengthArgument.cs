namespace AutoDiff.Losses;

/// <summary>The check that two buffers belong together.</summary>
internal static class LengthArgument
{
    public static void RequireSame(int length, int other, string name)
    {
        if (length != other)
        {
            throw new ArgumentException($"'{name}' has {other} elements where {length} belong.", name);
        }

        if (length == 0)
        {
            throw new ArgumentException($"The mean over no elements is not a number: '{name}' is empty.", name);
        }
    }
}
