using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>
/// One row of the table: an operator or function, its value in C#, and its local derivative with respect to each operand. All that
/// is known about the function is here; nothing else in the generator names it.
/// </summary>
internal sealed class DerivativeRow
{
    /// <summary>By the set of active operands (a bit each), then by operand.</summary>
    private readonly Expr?[][] partials;

    /// <param name="partials">From operands, result and active operands to the partials (null: zero), in terms of <c>double</c>.</param>
    /// <param name="points">Sample points; those outside the domain are left out.</param>
    public DerivativeRow(
        string name,
        IReadOnlyList<RowOperand> operands,
        ResultKind resultKind,
        RowTraits traits,
        Domain domain,
        IEnumerable<double[]> points,
        Func<Term[], Term, bool[], Term?[]> partials)
    {
        Name = name;
        Operands = operands;
        ResultKind = resultKind;
        Traits = traits;
        Domain = domain;
        SamplePoints = [.. domain.Filter(points)];

        Term[] placeholders = [.. operands.Select((operand, index) => new Term(new Operand(index, operand.Type)))];
        this.partials = new Expr?[1 << Arity][];
        for (int mask = 0; mask < this.partials.Length; mask++)
        {
            bool[] active = [.. Enumerable.Range(0, Arity).Select(operand => (mask & (1 << operand)) != 0)];
            this.partials[mask] = [.. partials(placeholders, new Term(new Result(IrType.Double)), active).Select(term => term?.Expression)];
        }
    }

    /// <summary>The name in a <see cref="Call"/> (<c>Exp</c>), or of the operator (<c>Divide</c>).</summary>
    public string Name { get; }

    public IReadOnlyList<RowOperand> Operands { get; }

    public int Arity => Operands.Count;

    public ResultKind ResultKind { get; }

    public RowTraits Traits { get; }

    public bool IsPiecewiseConstant => (Traits & RowTraits.PiecewiseConstant) != 0;

    /// <summary>Prints as its argument.</summary>
    public bool IsIdentity => (Traits & RowTraits.Identity) != 0;

    /// <summary>Some partial is infinite or undefined at points of the closed domain; see <see cref="TraitsFor"/>.</summary>
    public bool IsSingular => (Traits & RowTraits.Singular) != 0;

    /// <summary>Some partial overflows at ordinary arguments; see <see cref="TraitsFor"/>.</summary>
    public bool MayOverflow => (Traits & RowTraits.MayOverflow) != 0;

    public Domain Domain { get; }

    /// <summary>Points inside the domain and off the kinks, one number per operand.</summary>
    public IReadOnlyList<double[]> SamplePoints { get; }

    /// <summary>What is known of the value.</summary>
    public ValueFacts Facts { get; init; }

    /// <summary>The operand whose zero is the one place where a singular row's partials are infinite; null where there are others.</summary>
    public int? SingularOperand { get; init; }

    /// <summary>Set where some arguments have better templates than the general ones (a constant exponent).</summary>
    public ArgumentForms? Forms { get; init; }

    /// <summary>The function in C# for operands of a type: <c>global::System.Math.Exp</c>, <c>T.Exp</c>.</summary>
    public string Spell(IrType operandType) => Spelling.Of(Name, operandType);

    /// <summary>
    /// The local derivative with respect to an operand, over <see cref="Operand"/> and <see cref="Result"/>; null means zero. It
    /// depends on which operands are active at kinks only.
    /// </summary>
    /// <param name="type">The real type that is computed with.</param>
    public Expr? Partial(int operand, IReadOnlyList<bool> active, IrType type)
    {
        int mask = 0;
        for (int i = 0; i < Arity; i++)
        {
            mask |= active[i] ? 1 << i : 0;
        }

        Expr? partial = partials[mask][operand];
        return partial is null ? null : Template.Retype(partial, type);
    }

    /// <summary>The same, shorter where the arguments of the call allow it: x² has 2x, not 2·Pow(x, 1).</summary>
    public Expr? Partial(int operand, IReadOnlyList<bool> active, IReadOnlyList<Expr> arguments, IrType type) =>
        Forms is not null && Forms.TryPartial(operand, arguments, out Term? form)
            ? form is Term term ? Template.Retype(term.Expression, type) : null
            : Partial(operand, active, type);

    /// <summary>
    /// Which of <see cref="RowTraits.Singular"/> and <see cref="RowTraits.MayOverflow"/> hold for the partial with respect to an
    /// operand, given these arguments: 1 / b is neither where b is a constant other than zero.
    /// </summary>
    public RowTraits TraitsFor(int operand, IReadOnlyList<bool> active, IReadOnlyList<Expr> arguments)
    {
        if (Forms is not null && Forms.TryTraits(operand, arguments, out RowTraits traits))
        {
            return traits;
        }

        Expr? partial = Partial(operand, active, IrType.Double);
        bool varies = partial is not null
            && (Template.UsesResult(partial)
                || Enumerable.Range(0, Arity).Any(i => Template.UsesOperand(partial, i) && Constants.ValueOf(arguments[i]) is null or 0));
        return varies ? Traits & (RowTraits.Singular | RowTraits.MayOverflow) : RowTraits.None;
    }

    /// <summary>What is known of the value for these arguments.</summary>
    public ValueFacts FactsFor(IReadOnlyList<Expr> arguments) => Facts | (Forms?.FactsFor(arguments) ?? ValueFacts.None);

    /// <summary>The operand whose zero is the one place where the partials are infinite, for these arguments.</summary>
    public int? SingularOperandFor(IReadOnlyList<Expr> arguments) => SingularOperand ?? Forms?.SingularOperandFor(arguments);
}
