namespace AutoDiff;

/// <summary>Cuts a value off from differentiation.</summary>
public static class StopGradient
{
    /// <summary>The identity, with a derivative of zero.</summary>
    /// <param name="value">Any real number.</param>
    /// <returns><paramref name="value"/>.</returns>
    public static T Of<T>(T value) => value;
}
