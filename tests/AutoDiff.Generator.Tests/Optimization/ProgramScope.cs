using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>What a place in a random program can name.</summary>
internal sealed class ProgramScope
{
    public const int LargestCount = 4;

    public ProgramScope()
    {
    }

    public ProgramScope(ProgramScope outer)
    {
        NeverRuns = outer.NeverRuns;
        Reals.AddRange(outer.Reals);
        Writable.AddRange(outer.Writable);
        Counters.AddRange(outer.Counters);
        Integers.AddRange(outer.Integers);
        Sequences.AddRange(outer.Sequences);
    }

    /// <summary>A loop around this place has no iteration, so that nothing here has to make sense.</summary>
    public bool NeverRuns { get; set; }

    public List<Variable> Reals { get; } = [];

    public List<Variable> Writable { get; } = [];

    /// <summary>Integer locals that are set in between, all of them within 0 … <see cref="LargestCount"/>.</summary>
    public List<Variable> Counters { get; } = [];

    public List<(Variable Variable, int Least, int Greatest)> Integers { get; } = [];

    public List<(Variable Variable, int Length, bool IsWritable)> Sequences { get; } = [];

    public Variable? PickWritable(Random random) => Writable.Count == 0 ? null : Writable[random.Next(Writable.Count)];
}
