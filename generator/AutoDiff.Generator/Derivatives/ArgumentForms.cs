using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>Better templates for special arguments of a function.</summary>
internal abstract class ArgumentForms
{
    /// <param name="partial">The partial (null: zero), where the arguments have such a form.</param>
    public abstract bool TryPartial(int operand, IReadOnlyList<Expr> arguments, out Term? partial);

    /// <param name="traits">Those of <see cref="RowTraits.Singular"/> and <see cref="RowTraits.MayOverflow"/> that this partial has.</param>
    public abstract bool TryTraits(int operand, IReadOnlyList<Expr> arguments, out RowTraits traits);

    /// <summary>What is known of the value for these arguments, beyond the row.</summary>
    public abstract ValueFacts FactsFor(IReadOnlyList<Expr> arguments);

    /// <summary>The operand whose zero is the one place where the partials are infinite, for these arguments.</summary>
    public abstract int? SingularOperandFor(IReadOnlyList<Expr> arguments);
}
