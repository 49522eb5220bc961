using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>One place, an element or a reference parameter, that a loop only adds to.</summary>
internal sealed class LoopSum(Expr place, bool existsOnlyInLoop)
{
    public Expr Place => place;

    /// <summary>The element may be touched only if the loop runs.</summary>
    public bool ExistsOnlyInLoop => existsOnlyInLoop;

    /// <summary>The variable whose element it is, or which it is itself.</summary>
    public Variable Owner => place is Element element ? element.Sequence : ((Read)place).Variable;

    /// <summary>Nothing in the loop reads or writes the place, or memory that may be it, but the sums.</summary>
    public bool IsOnlySummedIn(Statement loop, Memory memory)
    {
        List<Statement> statements = [.. Walk.Statements(Walk.Blocks(loop).Single())];
        int sums = statements.Count(IsSum);
        IEnumerable<Expr> evaluated = statements.Append(loop).SelectMany(Walk.Expressions).SelectMany(Walk.All);
        return statements.All(s => IsSum(s) || !MayWrite(s, memory))
            && evaluated.Count(e => MayRead(e, memory)) == sums
            && !statements.Any(s => s is CopyTo copy && place is Element element && memory.MayShare(copy.From, element.Sequence));
    }

    /// <summary>The loop with a local in the place's stead.</summary>
    public Statement Into(Statement loop, Variable local) => new Redirection(this, local).VisitOne(loop);

    public Statement StoreBack(Variable local) => place is Element element
        ? new Store(element.Sequence, element.Index, new Read(local))
        : new Assign(((Read)place).Variable, new Read(local));

    private bool IsSum(Statement statement) => statement switch
    {
        Store s => place is Element element && element.Sequence.Id == s.Sequence.Id && element.Index.Equals(s.Index)
            && Accumulation.Summand(s) is not null,
        Assign s => place is Read read && read.Variable.Id == s.Variable.Id && Accumulation.Summand(s) is not null,
        _ => false,
    };

    private bool MayWrite(Statement statement, Memory memory) => (place, statement) switch
    {
        (Read read, Assign s) => s.Variable.Id == read.Variable.Id,
        (Element element, Store s) => memory.MayShare(element.Sequence, s.Sequence),
        (Element element, Clear s) => memory.MayShare(element.Sequence, s.Sequence),
        (Element element, CopyTo s) => memory.MayShare(element.Sequence, s.To),
        _ => false,
    };

    private bool MayRead(Expr expression, Memory memory) => (place, expression) switch
    {
        (Read read, Read e) => e.Variable.Id == read.Variable.Id,
        (Element element, Element e) => memory.MayShare(element.Sequence, e.Sequence),
        (Element element, Read { Variable.Type: SequenceType } e) => memory.MayShare(element.Sequence, e.Variable),
        _ => false,
    };

    private sealed class Redirection(LoopSum sum, Variable local) : Rewriter
    {
        public Statement VisitOne(Statement statement) => VisitParts(statement);

        public override IEnumerable<Statement> Visit(Statement statement) => sum.IsSum(statement)
            ? [new Assign(local, Visit(ValueOf(statement))) { Source = statement.Source }]
            : [VisitParts(statement)];

        public override Expr Visit(Expr expression) => expression.Equals(sum.Place) ? new Read(local) : base.Visit(expression);

        private static Expr ValueOf(Statement statement) => statement switch
        {
            Store s => s.Value,
            Assign s => s.Value,
            _ => throw new ArgumentException("not a sum", nameof(statement)),
        };
    }
}
