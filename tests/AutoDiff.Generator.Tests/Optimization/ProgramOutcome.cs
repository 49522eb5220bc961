namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>What a run left behind: how it failed, or the values of all results.</summary>
internal sealed record ProgramOutcome(string? Failure, IReadOnlyList<(string Name, double Value)> Results)
{
    public bool IsTame => Results.All(r => Math.Abs(r.Value) < 1e12);

    /// <summary>The first difference in words, or null.</summary>
    public string? DifferenceTo(ProgramOutcome other)
    {
        if (Failure != other.Failure)
        {
            return (Failure ?? "success") + " became " + (other.Failure ?? "success");
        }

        // What a program that throws has computed before is its own affair.
        if (Failure is not null)
        {
            return null;
        }

        if (Results.Count != other.Results.Count)
        {
            return $"{Results.Count} results became {other.Results.Count}";
        }

        foreach (((string name, double value), (_, double otherValue)) in Results.Zip(other.Results))
        {
            if (!value.Equals(otherValue))
            {
                return $"{name} was {value:R} and became {otherValue:R}";
            }
        }

        return null;
    }
}
