namespace AutoDiff.Baselines;

/// <summary>How far two rows of features are from each other.</summary>
public enum Distance
{
    /// <summary>Manhattan: Σ |aᵢ − bᵢ|.</summary>
    L1,

    /// <summary>Euclid: √Σ (aᵢ − bᵢ)².</summary>
    L2,
}
