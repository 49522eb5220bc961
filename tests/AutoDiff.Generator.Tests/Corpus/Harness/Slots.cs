namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Which parameter each element of the flat real array belongs to.</summary>
internal sealed class Slots
{
    private readonly List<(CorpusParameter Parameter, int Index)> slots = [];

    public Slots(MethodShape method, int[] lengths)
    {
        int sequence = 0;
        foreach (CorpusParameter parameter in method.Parameters)
        {
            int length = parameter.IsSequence ? lengths[sequence++] : 1;
            if (parameter.IsReal)
            {
                slots.AddRange(Enumerable.Range(0, length).Select(i => (parameter, i)));
            }
        }
    }

    public int Count => slots.Count;

    public CorpusParameter this[int slot] => slots[slot].Parameter;

    public string Name(int slot) => slots[slot].Parameter.IsSequence
        ? $"{slots[slot].Parameter.Name}[{slots[slot].Index}]"
        : slots[slot].Parameter.Name;

    /// <summary>An array with <paramref name="value"/> where the condition holds and 0 elsewhere.</summary>
    public double[] Fill(Func<CorpusParameter, bool> condition, Func<double> value) =>
        [.. slots.Select(s => condition(s.Parameter) ? value() : 0)];
}
