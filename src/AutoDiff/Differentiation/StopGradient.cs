namespace AutoDiff;

/// <summary>Cuts a value off from differentiation.</summary>
public static class StopGradient
{
    /// <summary>The identity, with a derivative of zero.</summary>
    /// <param name="value">
    /// Any real number, or an array or span of them: what is returned is another name for the same memory, through which no derivative flows.
    /// </param>
    /// <returns><paramref name="value"/>.</returns>
    public static T Of<T>(T value)
        where T : allows ref struct => value;
}
