using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>A <c>List&lt;double&gt;</c>, or what is seen through <c>IReadOnlyList&lt;double&gt;</c> and the like, as a sequence.</summary>
/// <param name="Items">The elements: exactly as many as the list counts.</param>
/// <param name="Buffer">For a list that is made here: the array with room for more, of which <see cref="Items"/> is the beginning.</param>
/// <param name="IsWritable">Elements may be assigned.</param>
/// <param name="Owner">The parameter itself, which may be null; null for a list that is made here.</param>
internal sealed record ListRef(Variable Items, Variable? Buffer, bool IsWritable, Variable? Owner = null);
