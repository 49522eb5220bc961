using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Makes a bound body fit for a generated method: local arrays become spans over scratch memory, and locals whose names the
/// generated parameters need get others.
/// </summary>
internal sealed class PrimalPreparation : Rewriter
{
    private readonly Dictionary<Variable, Variable> replacements = [];

    private PrimalPreparation(EquatableArray<Statement> body, ISet<string> reservedNames, VariableFactory variables)
    {
        foreach (Statement statement in Walk.Statements(body))
        {
            Variable? variable = statement switch
            {
                Declare declare => declare.Variable,
                CountedLoop loop => loop.Index,
                _ => null,
            };
            if (variable is null || replacements.ContainsKey(variable))
            {
                continue;
            }

            IrType type = variable.Type is SequenceType { Kind: SequenceKind.Array } array ? array with { Kind = SequenceKind.Span } : variable.Type;
            Variable renamed = reservedNames.Contains(variable.Name)
                ? variables.Fresh(variable.Name + "Value", type, variable.Kind, variable.IsTemporary)
                : variable with { Type = type };
            replacements[variable] = renamed;
        }
    }

    public static EquatableArray<Statement> Prepare(EquatableArray<Statement> body, ISet<string> reservedNames, VariableFactory variables) =>
        new PrimalPreparation(body, reservedNames, variables).Visit(body);

    public override Variable Visit(Variable variable) => replacements.TryGetValue(variable, out Variable? replacement) ? replacement : variable;

    public override Expr Visit(Expr expression) => base.Visit(expression) switch
    {
        View { Type: SequenceType { Kind: SequenceKind.Array } array } view => view with { Type = array with { Kind = SequenceKind.Span } },
        Element element => element with { Index = SpanIndex(element.Index) },
        Expr visited => visited,
    };

    public override IEnumerable<Statement> Visit(Statement statement) =>
        base.Visit(statement).Select(s => s is Store store ? store with { Index = SpanIndex(store.Index) } : s);

    /// <summary>Arrays take any integer as an index, spans only what converts to int.</summary>
    private static Expr SpanIndex(Expr index) =>
        index.Type is IntegerType { Name: "uint" or "long" or "ulong" or "nint" or "nuint" } ? new Convert(index, IrType.Int, Checked: true) : index;
}
