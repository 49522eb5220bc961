using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>What a piece of the primal becomes in the forward sweep and in the reverse sweep.</summary>
internal sealed record Sweeps(IReadOnlyList<Statement> Forward, IReadOnlyList<Statement> Reverse);
