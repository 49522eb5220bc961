namespace AutoDiff.Generator.IR;

/// <summary>What a flat parameter has of an array or list of objects: the numbers in one member of each.</summary>
/// <param name="Member">How the member follows on an object of the array (<c>.Bias</c>), names escaped.</param>
/// <param name="Lineage">The class of the objects and those it is derived from, as text.</param>
internal sealed record GatheredPart(string Member, GatheredForm Form, EquatableArray<string> Lineage)
{
    private const string Library = "global::AutoDiff.ObjectArray.";

    public string Lambda => "static o => o" + Member;

    /// <summary>All numbers, in one new array.</summary>
    public string ValuesOf(string objects) => Library + (Form == GatheredForm.Number ? "Select(" : "Values(") + objects + ", " + Lambda + ")";

    /// <summary>How many numbers there are.</summary>
    public string CountOf(string objects) => Form == GatheredForm.Number
        ? Library + "Count(" + objects + ")"
        : Library + "Count(" + objects + ", " + Lambda + ")";

    /// <summary>The member of each object by itself.</summary>
    public string MembersOf(string objects) => Library + "Select(" + objects + ", " + Lambda + ")";

    /// <summary>Gives numbers back to the objects: <c>Set</c> or <c>Add</c>, with the arguments before and behind the values.</summary>
    public (string Start, string End) PutBack(bool adds, string objects) => Form == GatheredForm.Number
        ? (Library + "Set(", ", " + objects + ", static (o, v) => o" + Member + (adds ? " += v)" : " = v)"))
        : (Library + (adds ? "Add(" : "Set("), ", " + objects + ", " + Lambda + ")");
}

internal enum GatheredForm
{
    Number,
    Array,
    Grid,
}
