using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>How the flat parts of rectangular arrays and lists are read.</summary>
internal static class FlatParts
{
    public const string OfElements = "global::AutoDiff.FlatArray.Of(";

    /// <summary>The length of a dimension of what the part is.</summary>
    public static PartModel Length(PartModel array, int dimension) =>
        array with { Start = "global::AutoDiff.FlatArray.Length(", End = ", " + dimension.ToString(CultureInfo.InvariantCulture) + ")" };

    /// <summary>What the lengths of the dimensions are called.</summary>
    public static IEnumerable<string> NamesOfLengths(IArrayTypeSymbol array) => array.Rank == 2
        ? ["rows", "columns"]
        : Enumerable.Range(1, array.Rank).Select(d => "length" + d.ToString(CultureInfo.InvariantCulture));
}
