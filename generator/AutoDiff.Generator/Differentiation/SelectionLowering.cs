using System.Collections.Generic;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Turns active <c>?:</c> expressions into branches, so that the arm that is not taken contributes nothing, not even a NaN.
/// </summary>
internal sealed class SelectionLowering(Activity activity, VariableFactory variables) : Rewriter
{
    private readonly List<Statement> pending = [];

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (LeafStatements.Target(statement) is not { } target || !activity.IsActive(target))
        {
            return [NestedBlocks.Rewrite(statement, Visit)];
        }

        return statement switch
        {
            Declare { Value: Conditional value } s => [new Declare(s.Variable, null), Branch(new Assign(s.Variable, value) { Source = s.Source }, value)],
            Assign { Value: Conditional value } s => [Branch(s, value)],
            Declare { Value: { } value } s => WithPending(s with { Value = Lower(value) }),
            Assign s => WithPending(s with { Value = Lower(s.Value) }),
            Store s => WithPending(s with { Value = Lower(s.Value) }),
            _ => [statement],
        };
    }

    private If Branch(Assign assign, Conditional value) => new(
        value.Condition, Arm(assign, value.WhenTrue), Arm(assign, value.WhenFalse));

    private EquatableArray<Statement> Arm(Assign assign, Expr value)
    {
        if (value is Conditional nested && activity.IsActive(nested))
        {
            return EquatableArrays.Of<Statement>(Branch(assign, nested));
        }

        List<Statement> outer = [.. pending];
        pending.Clear();
        Assign arm = assign with { Value = Lower(value) };
        List<Statement> statements = [.. pending, arm];
        pending.Clear();
        pending.AddRange(outer);
        return statements.ToEquatableArray();
    }

    private Expr Lower(Expr node)
    {
        if (!activity.IsActive(node))
        {
            return node;
        }

        switch (node)
        {
            case Conditional conditional:
                Variable selected = variables.Fresh("selected", conditional.Type);
                If branch = Branch(new Assign(selected, conditional), conditional);
                pending.Add(new Declare(selected, null));
                pending.Add(branch);
                return new Read(selected);
            case Convert e:
                return e with { Operand = Lower(e.Operand) };
            case Unary e:
                return e with { Operand = Lower(e.Operand) };
            case Binary e:
                return e with { Left = Lower(e.Left), Right = Lower(e.Right) };
            case ZeroSafeProduct e:
                return new ZeroSafeProduct(Lower(e.Left), Lower(e.Right));
            case Call e:
                return e with { Arguments = e.Arguments.Map(Lower) };
            default:
                return node;
        }
    }

    private List<Statement> WithPending(Statement statement)
    {
        List<Statement> statements = [.. pending, statement];
        pending.Clear();
        return statements;
    }
}
