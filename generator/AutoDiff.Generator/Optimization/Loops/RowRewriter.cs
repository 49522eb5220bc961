using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Rewrites a loop to index its rows.</summary>
internal sealed class RowRewriter : Rewriter
{
    private readonly CountedLoop loop;
    private readonly LoopRange range;
    private readonly Variable counter;
    private readonly List<(RowAccess Access, Variable Row)> rows = [];

    public RowRewriter(CountedLoop loop, LoopRange range, VariableFactory variables)
    {
        this.loop = loop;
        this.range = range;
        counter = range.StartsAtZero
            ? loop.Index
            : variables.Fresh("column", IrType.Int, VariableKind.LoopIndex, isTemporary: true);
    }

    public void Add(RowAccess access, Variable row) => rows.Add((access, row));

    public CountedLoop Rewrite()
    {
        EquatableArray<Statement> body = Visit(loop.Body);
        return range.StartsAtZero
            ? loop with { Body = body }
            : loop with { Index = counter, Start = IntegerConstant.Of(0), Bound = range.Count, Body = body };
    }

    public override IEnumerable<Statement> Visit(Statement statement) => statement switch
    {
        Store s when RowOf(s.Sequence, s.Index) is { } row => [new Store(row, new Read(counter), Visit(s.Value)) { Source = s.Source }],
        _ => [VisitParts(statement)],
    };

    public override Expr Visit(Expr expression) => expression switch
    {
        Element e when RowOf(e.Sequence, e.Index) is { } row => new Element(row, new Read(counter)),
        Read read when read.Variable.Id == loop.Index.Id && !range.StartsAtZero =>
            new Binary(BinaryOperator.Add, range.Low, new Read(counter), IrType.Int),
        _ => base.Visit(expression),
    };

    private Variable? RowOf(Variable sequence, Expr index)
    {
        Expr? offset = Indexes.OffsetFrom(index, loop.Index);
        return rows.Find(r => r.Access.Sequence.Id == sequence.Id && r.Access.Offset.Equals(offset)).Row;
    }
}
