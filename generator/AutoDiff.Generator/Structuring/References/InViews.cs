using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Reads and writes through the views that are declared.</summary>
internal sealed class InViews(ReferencePlaces places) : Rewriter
{
    public Statement Rewrite(Statement statement) => VisitParts(statement);

    public override Variable Visit(Variable variable) => places.IsViewed(variable) ? places.Views(variable)[0] : variable;

    public override Expr Visit(Expr expression) => expression switch
    {
        Length length when places.IsViewed(length.Sequence) => places.LengthOf(length.Sequence),
        Read { Variable.Type: SequenceType } read when places.InputOf(read.Variable) is { Owner: { } owner } => new Read(owner),
        External external when NullTests.Is(external) && !external.Arguments.Any(a => a is Read read && places.InputOf(read.Variable) is not null) => external,
        _ => base.Visit(expression),
    };
}
