using System;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// A LINQ query, or what it starts from. As in C# nothing runs before it is enumerated, and everything runs again when it is enumerated
/// again; only the arguments that are no functions have been evaluated.
/// </summary>
/// <param name="Bound">At most so many elements; may be evaluated any number of times.</param>
/// <param name="At">The element at an index from 0 to <see cref="Bound"/>, where there are exactly so many and each is found without the others.</param>
/// <param name="Run">Emits the loop; the action binds what is done with an element.</param>
/// <param name="IsPure">No function in it assigns variables, so that it does not matter which elements are computed when.</param>
/// <param name="IsSingleLoop">Only one loop runs, so that a <c>break</c> ends the enumeration and a <c>continue</c> goes to the next element.</param>
internal sealed record Query(Expr Bound, Func<Expr, CallResult>? At, Action<Action<CallResult>> Run, bool IsPure, bool IsSingleLoop);
