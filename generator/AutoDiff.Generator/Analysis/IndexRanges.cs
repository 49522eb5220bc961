using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// What is known of indices: the index of a counted loop lies between the loop's bounds, and everything linear in such indices and in
/// values that never change can be compared.
/// </summary>
internal sealed class IndexRanges
{
    private const int MaximalDepth = 16;

    private readonly Dictionary<Variable, (CountedLoop Loop, int Order)> loops = [];
    private readonly Dictionary<Variable, Expr> values = [];
    private readonly HashSet<Expr> counts = [];
    private readonly Definitions definitions;

    public IndexRanges(EquatableArray<Statement> body)
    {
        definitions = new Definitions(body, new SequenceRoots(body));
        foreach (Statement statement in Walk.Statements(body))
        {
            if (statement is CountedLoop loop)
            {
                loops[loop.Index] = (loop, loops.Count);
            }
            else if (statement is Declare { Value: { } value, Variable: { Type: IntegerType { Name: "int" } } variable } && definitions.IsStable(variable))
            {
                values[variable] = value;
            }
        }

        foreach (Expr length in Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).OfType<FlatIndex>().SelectMany(e => e.Lengths))
        {
            if (FormOf(length, 0) is { Constant: 0 } form && form.Terms.Count() == 1 && form.Terms.Single().Value == 1)
            {
                counts.Add(form.Terms.Single().Key);
            }
        }
    }

    public bool IsNonNegative(Expr index) => FormOf(index, 0) is { } form && IsNonNegative(form);

    public bool IsBelow(Expr index, Expr length) =>
        FormOf(index, 0) is { } form && FormOf(length, 0) is { } bound && IsNonNegative(bound.Plus(form, -1).Plus(LinearForm.Of(1), -1));

    /// <summary>Made of loop indices and lengths: never so large that a position computed from it would overflow.</summary>
    public bool IsModerate(Expr index) => FormOf(index, 0) is { } form && form.Constant is > -1_000_000 and < 1_000_000
        && form.Terms.All(term => term.Value is >= -4 and <= 4 && (counts.Contains(term.Key) || term.Key is Length || LoopOf(term.Key) is not null));

    private (CountedLoop Loop, int Order)? LoopOf(Expr atom) =>
        atom is Read read && loops.TryGetValue(read.Variable, out (CountedLoop, int) loop) ? loop : null;

    private LinearForm? FormOf(Expr expression, int depth)
    {
        if (depth > MaximalDepth)
        {
            return null;
        }

        switch (expression)
        {
            case IntegerConstant constant:
                return LinearForm.Of(constant.Value);
            case Length:
                return LinearForm.Of(expression);
            case Read { Type: IntegerType { Name: "int" } } read when definitions.IsStable(read.Variable):
                return (values.TryGetValue(read.Variable, out Expr? value) ? FormOf(value, depth + 1) : null) ?? LinearForm.Of(expression);
            case Binary { Operator: BinaryOperator.Add, Type: IntegerType { Name: "int" } } sum:
                return FormOf(sum.Left, depth + 1) is { } a && FormOf(sum.Right, depth + 1) is { } b ? a.Plus(b) : null;
            case Binary { Operator: BinaryOperator.Subtract, Type: IntegerType { Name: "int" } } difference:
                return FormOf(difference.Left, depth + 1) is { } c && FormOf(difference.Right, depth + 1) is { } d ? c.Plus(d, -1) : null;
            case Binary { Operator: BinaryOperator.Multiply, Left: IntegerConstant factor, Type: IntegerType { Name: "int" } } product:
                return FormOf(product.Right, depth + 1)?.Times(factor.Value);
            case Binary { Operator: BinaryOperator.Multiply, Right: IntegerConstant factor, Type: IntegerType { Name: "int" } } product:
                return FormOf(product.Left, depth + 1)?.Times(factor.Value);
            default:
                return null;
        }
    }

    /// <summary>Puts the least or greatest value in place of every loop index, from the innermost loop outwards.</summary>
    private bool IsNonNegative(LinearForm form)
    {
        for (int round = 0; round <= loops.Count; round++)
        {
            Expr? innermost = form.Terms.Select(t => t.Key).Where(atom => LoopOf(atom) is not null).OrderByDescending(atom => LoopOf(atom)!.Value.Order).FirstOrDefault();
            if (innermost is null)
            {
                return form.Constant >= 0 && form.Terms.All(term => term.Value > 0 && (counts.Contains(term.Key) || term.Key is Length));
            }

            CountedLoop loop = LoopOf(innermost)!.Value.Loop;
            bool needsLeast = form.Terms.Single(term => term.Key.Equals(innermost)).Value > 0;
            bool isStart = needsLeast == loop.Step > 0;
            if (FormOf(isStart ? loop.Start : loop.Bound, 0) is not { } extreme)
            {
                return false;
            }

            form = form.With(innermost, !isStart && loop.Step > 0 ? extreme.Plus(LinearForm.Of(1), -1) : extreme);
        }

        return false;
    }
}
