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
        External external when NullTests.Is(external) => external,
        _ => base.Visit(expression),
    };
}
