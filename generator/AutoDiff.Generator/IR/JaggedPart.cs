namespace AutoDiff.Generator.IR;

/// <summary>What of an array of arrays a flat parameter stands for.</summary>
/// <param name="Function">The function of the runtime library that makes it from the argument.</param>
/// <param name="ByRows">Of three levels it is made from the rows of all layers.</param>
internal sealed record JaggedPart(string Function, bool ByRows)
{
    /// <summary>The elements of all rows: what is differentiated.</summary>
    public bool IsValues => Function == "Values";

    public string TextOn(string argument) => ByRows
        ? "global::AutoDiff.JaggedArray." + Function + "(global::AutoDiff.JaggedArray.Rows(" + argument + "))"
        : "global::AutoDiff.JaggedArray." + Function + "(" + argument + ")";
}
