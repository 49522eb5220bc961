using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>What a place in a random program can name.</summary>
internal sealed class ProgramScope
{
    public ProgramScope()
    {
    }

    public ProgramScope(ProgramScope outer)
    {
        Reals.AddRange(outer.Reals);
        Writable.AddRange(outer.Writable);
        Integers.AddRange(outer.Integers);
        Sequences.AddRange(outer.Sequences);
    }

    public List<Variable> Reals { get; } = [];

    public List<Variable> Writable { get; } = [];

    public List<(Variable Variable, int Least, int Greatest)> Integers { get; } = [];

    public List<(Variable Variable, int Length, bool IsWritable)> Sequences { get; } = [];

    public Variable? PickWritable(Random random) => Writable.Count == 0 ? null : Writable[random.Next(Writable.Count)];
}
