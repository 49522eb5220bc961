using System;
using System.Collections.Generic;
using AutoDiff.Generator.Derivatives.Rows;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>THE table: one row per operator and function, those without a derivative too.</summary>
internal static class DerivativeTable
{
    /// <summary>Other names of a function.</summary>
    private static readonly Dictionary<string, string> aliases = new()
    {
        ["Ieee754Remainder"] = "IEEERemainder",
        ["LogBase"] = "Log",
    };

    private static readonly Dictionary<(string Name, int Arity), DerivativeRow> index = [];

    static DerivativeTable()
    {
        foreach (DerivativeRow row in Rows)
        {
            index.Add((row.Name, row.Arity), row);
        }
    }

    public static IReadOnlyList<DerivativeRow> Rows { get; } =
    [
        .. OperatorRows.All,
        .. ExponentialRows.All,
        .. PowerRows.All,
        .. TrigonometricRows.All,
        .. HyperbolicRows.All,
        .. SelectionRows.All,
        .. RoundingRows.All,
        .. ClassificationRows.All,
    ];

    /// <summary>The row of a function by the name of its method, or null if the table has none.</summary>
    public static DerivativeRow? Find(string name, int arity) =>
        index.TryGetValue((aliases.TryGetValue(name, out string? alias) ? alias : name, arity), out DerivativeRow? row) ? row : null;

    public static DerivativeRow Get(string name, int arity) =>
        Find(name, arity) ?? throw new ArgumentException($"The derivative table has no row {name} of {arity} operands.", nameof(name));

    /// <summary>The row of an operator on reals; null for logic and bits.</summary>
    public static DerivativeRow? ForOperator(BinaryOperator op) => Find(op.ToString(), 2);

    /// <summary>The row of an operator on reals; null for logic and bits.</summary>
    public static DerivativeRow? ForOperator(UnaryOperator op) => Find(op.ToString(), 1);
}
