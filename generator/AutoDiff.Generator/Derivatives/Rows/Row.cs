using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>The ways to write a row in one line. In a formula the operands come first and <c>y</c>, the result, last.</summary>
internal static class Row
{
    public static DerivativeRow Unary(
        string name,
        Func<Term, Term, Term> partial,
        Domain? domain = null,
        RowTraits traits = RowTraits.None,
        double[]? samples = null,
        ValueFacts facts = ValueFacts.None,
        int? singularOperand = null) =>
        new(
            name,
            [RowOperand.Real("x")],
            ResultKind.Real,
            traits,
            domain ?? Domain.Reals,
            Samples.Points(samples ?? Samples.Wide),
            (x, y, _) => [partial(x[0], y)])
        {
            Facts = facts,
            SingularOperand = singularOperand,
        };

    public static DerivativeRow Binary(
        string name,
        string operands,
        Func<Term, Term, Term, Term> first,
        Func<Term, Term, Term, Term>? second,
        Domain? domain = null,
        RowTraits traits = RowTraits.None,
        ValueFacts facts = ValueFacts.None,
        int? singularOperand = null) =>
        new(
            name,
            Reals(operands),
            ResultKind.Real,
            traits,
            domain ?? Domain.Reals,
            Samples.OfArity(2),
            (x, y, _) => [first(x[0], x[1], y), second?.Invoke(x[0], x[1], y)])
        {
            Facts = facts,
            SingularOperand = singularOperand,
        };

    public static DerivativeRow Ternary(
        string name,
        string operands,
        Func<Term, Term, Term, Term> first,
        Func<Term, Term, Term, Term> second,
        Func<Term, Term, Term, Term> third) =>
        new(
            name,
            Reals(operands),
            ResultKind.Real,
            RowTraits.None,
            Domain.Reals,
            Samples.OfArity(3),
            (x, _, _) => [first(x[0], x[1], x[2]), second(x[0], x[1], x[2]), third(x[0], x[1], x[2])]);

    /// <summary>A real and an integer operand.</summary>
    public static DerivativeRow WithInteger(
        string name, Func<Term, Term, Term, Term> partial, Domain domain, RowTraits traits, params int[] integers) =>
        new(
            name,
            [RowOperand.Real("x"), RowOperand.Integer("n")],
            ResultKind.Real,
            traits,
            domain,
            Samples.WithIntegers(integers),
            (x, y, _) => [partial(x[0], x[1], y), null]);

    /// <summary>A function whose kinks know which of its operands are active.</summary>
    public static DerivativeRow Kinked(
        string name,
        string operands,
        Func<Term[], Term, bool[], Term?[]> partials,
        Domain? domain = null,
        ValueFacts facts = ValueFacts.None) =>
        new(
            name,
            Reals(operands),
            ResultKind.Real,
            RowTraits.None,
            domain ?? Domain.Reals,
            Samples.OfArity(operands.Split(' ').Length),
            partials)
        {
            Facts = facts,
        };

    /// <summary>A function whose derivative is 0 wherever it exists.</summary>
    public static DerivativeRow Flat(string name, ResultKind resultKind, params RowOperand[] operands) =>
        new(
            name,
            operands,
            resultKind,
            RowTraits.PiecewiseConstant,
            Domain.Reals,
            Samples.OfArity(operands.Count(operand => operand.IsReal)),
            (x, _, _) => new Term?[x.Length])
        {
            Facts = resultKind == ResultKind.Real ? ValueFacts.None : ValueFacts.Cheap,
        };

    public static IReadOnlyList<RowOperand> Reals(string names) => [.. names.Split(' ').Select(RowOperand.Real)];
}
