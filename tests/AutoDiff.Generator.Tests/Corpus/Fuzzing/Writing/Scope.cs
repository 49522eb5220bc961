using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What can be named where a statement is written, and what the statement may do.</summary>
internal sealed class Scope(Scope? parent)
{
    // Siblings reuse each other's names; no block reuses one of a block around it, not even of what is declared there later.
    private int last = parent?.last ?? 0;
    private int lastInside;

    private readonly List<RealVariable> reals = [];
    private readonly List<IntegerVariable> integers = [];
    private readonly List<SequenceVariable> sequences = [];
    private readonly List<string> flags = [];
    private readonly List<object> others = [];

    public int LoopDepth { get; init; } = parent?.LoopDepth ?? 0;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public bool CanBreak { get; init; } = parent?.CanBreak ?? false;

    public bool CanContinue { get; init; } = parent?.CanContinue ?? false;

    /// <summary>Not in the methods of objects, which would make others and call themselves without end.</summary>
    public bool CanMakeObjects { get; init; } = parent?.CanMakeObjects ?? true;

    /// <summary>The body of a lambda or local function, which sees no spans and no parameters by reference of the method around it.</summary>
    public bool IsFunction { get; init; }

    public bool IsInFunction => IsFunction || parent?.IsInFunction == true;

    public IReadOnlyList<RealVariable> Reals => [.. (parent?.Reals ?? []).Where(r => !IsFunction || !r.IsByReference), .. reals];

    public IReadOnlyList<IntegerVariable> Integers => [.. parent?.Integers ?? [], .. integers];

    public IReadOnlyList<SequenceVariable> Sequences =>
        [.. IsFunction ? Captured() : parent?.Sequences ?? [], .. sequences];

    public IReadOnlyList<string> Flags => [.. parent?.Flags ?? [], .. flags];

    public IReadOnlyList<SequenceVariable> RealSequences => [.. Sequences.Where(s => s.IsReal)];

    /// <summary>What is declared right here, and lost where the block ends.</summary>
    public IReadOnlyList<RealVariable> OwnReals => reals;

    public IReadOnlyList<SequenceVariable> OwnSequences => sequences;

    public Scope? Parent => parent;

    public string Fresh(string prefix)
    {
        last = Math.Max(last, lastInside) + 1;
        for (Scope? outer = parent; outer is not null; outer = outer.Parent)
        {
            outer.lastInside = Math.Max(outer.lastInside, last);
        }

        return prefix + last.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The variables of a kind that only one family knows.</summary>
    public IReadOnlyList<T> All<T>() => [.. parent?.All<T>() ?? [], .. others.OfType<T>()];

    public void Add(RealVariable variable) => reals.Add(variable);

    public void Add(IntegerVariable variable) => integers.Add(variable);

    public void Add(SequenceVariable variable) => sequences.Add(variable);

    public void AddOther(object variable) => others.Add(variable);

    public void AddFlag(string name) => flags.Add(name);

    /// <summary>A list that changed where the caller goes through it would throw.</summary>
    private IEnumerable<SequenceVariable> Captured() => (parent?.Sequences ?? [])
        .Where(s => s.Form is SequenceForm.Array or SequenceForm.List)
        .Select(s => s.IsList ? s with { IsWritable = false } : s);

    /// <summary>After more elements have been added to a list.</summary>
    public void Lengthen(SequenceVariable list)
    {
        if (sequences.IndexOf(list) is >= 0 and int place)
        {
            sequences[place] = list with { IsLengthKnown = false };
        }
        else
        {
            parent?.Lengthen(list);
        }
    }
}
