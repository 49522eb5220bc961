using System.Collections.Generic;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.Optimization.Loops;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// Follows what single elements hold: an adjoint element that was just cleared reads as 0, and storing what an element holds already is left out.
/// </summary>
internal sealed class CellValues
{
    private readonly Memory memory;

    private CellValues(EquatableArray<Statement> body) => memory = Memory.Of(body);

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new CellValues(body).Visit(body, []);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, List<Fact> facts)
    {
        List<Statement> result = [];
        foreach (Statement statement in block)
        {
            if (Visit(statement, facts) is { } visited)
            {
                result.Add(visited);
            }
        }

        return block.Keep(result);
    }

    private Statement? Visit(Statement statement, List<Fact> facts)
    {
        switch (statement)
        {
            case If s:
                Forget(facts, Effects.Of(s.Condition));
                Expr condition = MayRead(facts, Effects.Of(s.Condition)) ? InFacts(facts).Visit(s.Condition) : s.Condition;
                EquatableArray<Statement> then = Visit(s.Then, [.. facts]);
                EquatableArray<Statement> otherwise = Visit(s.Else, [.. facts]);
                Forget(facts, Effects.Of(s));
                bool isSame = ReferenceEquals(condition, s.Condition) && ReferenceEquals(then, s.Then) && ReferenceEquals(otherwise, s.Else);
                return isSame ? s : s with { Condition = condition, Then = then, Else = otherwise };
            case CountedLoop s:
                Forget(facts, Effects.Of(s));
                EquatableArray<Statement> body = Visit(s.Body, [.. facts]);
                return ReferenceEquals(body, s.Body) ? s : s with { Body = body };
            case WhileLoop s:
                Forget(facts, Effects.Of(s));
                body = Visit(s.Body, [.. facts]);
                return ReferenceEquals(body, s.Body) ? s : s with { Body = body };
            default:
                return VisitSimple(statement, facts);
        }
    }

    private Statement? VisitSimple(Statement statement, List<Fact> facts)
    {
        foreach (Expr expression in Walk.Expressions(statement))
        {
            Forget(facts, Effects.Of(expression));
        }

        Statement result = MayRead(facts, Effects.Of(statement)) ? InFacts(facts).InOwnExpressions(statement) : statement;
        if (result is Store store)
        {
            if (facts.Exists(f => f.Cell.Sequence.Id == store.Sequence.Id && f.Cell.Index.Equals(store.Index) && f.Value.Equals(store.Value)))
            {
                return null;
            }

            facts.RemoveAll(f => IsOverwritten(f, store));
        }
        else
        {
            Forget(facts, Effects.Of(result));
        }

        if (Learn(result) is { } fact)
        {
            facts.Add(fact);
        }

        return result;
    }

    /// <summary>The element may hold another value after the store.</summary>
    private bool IsOverwritten(Fact fact, Store store)
    {
        bool isElsewhere = !memory.MayShare(fact.Cell.Sequence, store.Sequence)
            || (fact.Cell.Sequence.Id == store.Sequence.Id && Indexes.AreDifferent(fact.Cell.Index, store.Index));

        // The same value again changes nothing, wherever it goes.
        return !isElsewhere && !fact.Value.Equals(store.Value);
    }

    private static Fact? Learn(Statement statement)
    {
        Fact? fact = statement switch
        {
            Store s => new Fact(new Element(s.Sequence, s.Index), s.Value),
            Declare { Value: Element cell } s => new Fact(cell, new Read(s.Variable)),
            _ => null,
        };
        bool isSimple = fact is not null && (Constants.IsConstant(fact.Value) || fact.Value is Read)
            && Effects.Of(fact.Cell.Index).MemoryReads.Count == 0 && Purity.IsPure(fact.Cell.Index);
        return isSimple ? fact : null;
    }

    private void Forget(List<Fact> facts, Effects effects)
    {
        if (effects.HasAssigned || effects.HasExternal || effects.HasRelease || effects.MemoryWrites.Count > 0)
        {
            facts.RemoveAll(f => !memory.IsUndisturbed(Effects.Of(f.Cell), effects) || !memory.IsUndisturbed(Effects.Of(f.Value), effects));
        }
    }

    /// <summary>The code reads memory of which something is known.</summary>
    private static bool MayRead(List<Fact> facts, Effects effects) => facts.Count > 0 && effects.MemoryReads.Count > 0;

    private static Replacement InFacts(List<Fact> facts) => new(e => ConstantOf(e, facts));

    // What the user's arrays hold is the user's to read.
    private static Expr? ConstantOf(Expr expression, List<Fact> facts) => expression is Element cell && VariableRoles.IsDerivative(cell.Sequence)
        ? facts.Find(f => f.Cell.Equals(cell) && Constants.IsConstant(f.Value))?.Value
        : null;

    private sealed record Fact(Element Cell, Expr Value);
}
