using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Where the variables of reference classes occur.</summary>
/// <param name="isViewed">The variable is accessed by views.</param>
internal sealed class MemberUses(Func<Variable, bool> isViewed)
{
    /// <summary>The variables whose elements an expression reads, or that it hands on as a whole.</summary>
    public IEnumerable<Variable> Of(Expr expression) => Walk.All(expression)
        .Select(e => e switch
        {
            Element element => element.Sequence,
            Read { Variable.Type: SequenceType } read => read.Variable,
            Row row => row.Rows,
            View { Start: not null } view => view.Source,
            View { Count: not null } view => view.Source,
            _ => null,
        })
        .OfType<Variable>()
        .Where(isViewed);

    /// <summary>The same for what a statement evaluates itself, and the array that it stores to.</summary>
    public IEnumerable<Variable> Of(Statement statement)
    {
        IEnumerable<Variable> read = Walk.Expressions(statement).SelectMany(Of);
        return statement is Store store && isViewed(store.Sequence) ? read.Append(store.Sequence) : read;
    }

    /// <summary>The same for a statement with all that is nested in it.</summary>
    public IEnumerable<Variable> Within(Statement statement) => All(statement).SelectMany(Of).Distinct();

    public HashSet<Variable> AssignedIn(Statement statement) =>
        [.. All(statement).OfType<Assign>().Where(s => s.Variable.Type is SequenceType).Select(s => s.Variable)];

    public IEnumerable<Variable> DeclaredIn(Statement statement) => All(statement).OfType<Declare>().Select(s => s.Variable);

    /// <summary>The statement takes the input into the class, or, where it is written, does anything with it.</summary>
    public bool Involves(Statement statement, Variable outside, ReferenceClass c) => All(statement).Any(s =>
        (s is Store store && store.Sequence == outside)
        || Walk.Expressions(s).SelectMany(Walk.All).Any(e => e is View view && view.Source == outside)
        || (c.Written.Contains(outside) && Walk.Expressions(s).SelectMany(Walk.Variables).Contains(outside)));

    private static IEnumerable<Statement> All(Statement statement) => Walk.Statements(EquatableArrays.Of(statement));
}
