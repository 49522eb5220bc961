using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Moves declarations out of nested blocks, for variables that are used behind those.</summary>
internal static class Hoisting
{
    /// <summary>The statements with every nested declaration of the scalars in front of them.</summary>
    public static List<Statement> Hoist(IReadOnlyList<Statement> statements, ISet<Variable> variables)
    {
        HashSet<Variable> nested = [.. statements
            .SelectMany(s => Walk.Blocks(s).SelectMany(Walk.Statements))
            .OfType<Declare>()
            .Select(d => d.Variable)
            .Where(v => v.Type is not SequenceType && variables.Contains(v))];
        return nested.Count == 0 ? [.. statements] : Hoisted(statements, nested);
    }

    public static bool IsNested(EquatableArray<Statement> statements, Variable variable) =>
        statements.SelectMany(Walk.Blocks).SelectMany(Walk.Statements).Any(s => s is Declare declare && declare.Variable == variable);

    /// <summary>The statements with every declaration of the scalars, nested or not, in front of them.</summary>
    public static List<Statement> Hoisted(IReadOnlyList<Statement> statements, ISet<Variable> variables) =>
        [.. variables.Select(v => new Declare(v, DefaultValue.Of(v.Type))), .. new Assigning(variables).Visit(statements.ToEquatableArray())];

    private sealed class Assigning(ISet<Variable> variables) : Rewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => statement is Declare declare && variables.Contains(declare.Variable)
            ? [new Assign(declare.Variable, declare.Value ?? DefaultValue.Of(declare.Variable.Type)) { Source = declare.Source }]
            : base.Visit(statement);
    }
}
