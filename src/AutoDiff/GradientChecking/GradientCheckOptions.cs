namespace AutoDiff.GradientChecking;

/// <summary>How strictly and how thoroughly to check a gradient. The defaults suit losses of well-scaled weights.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The relative error |a − n| / max(|a|, |n|, floor) up to which two slopes agree. Null: 1e-6 for double, 1e-3 for float.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive finite number.</exception>
    public double? Tolerance
    {
        get;
        init
        {
            if (value is { } tolerance && !(tolerance > 0 && double.IsFinite(tolerance)))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The tolerance is a positive finite number.");
            }

            field = value;
        }
    }

    /// <summary>Seeds the random directions; the same seed gives the same result.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Up to this many components each is checked; above, random directions are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxComponents
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 2000;

    /// <summary>How many random directions stand in for the components of a large input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Directions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 16;
}
