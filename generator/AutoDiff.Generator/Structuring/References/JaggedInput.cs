using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>An array of arrays that the caller passes in, by its flat parts.</summary>
/// <param name="Owner">The parameter as the signature has it; null for the rows of all layers of one with three levels.</param>
/// <param name="Array">The same in bound form.</param>
/// <param name="Starts">Where each row starts in <paramref name="Rows"/>.</param>
/// <param name="Rows">The elements of all rows, or, of three levels, the rows of all layers in bound form.</param>
internal sealed record JaggedInput(Variable? Owner, Variable Array, Variable Starts, Variable Lengths, Variable Rows);
