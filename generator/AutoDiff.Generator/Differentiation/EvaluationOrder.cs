using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Gives names to what is called for its value in an active expression, where there is more of it than one: each call may see what the one
/// before it has done, and the stages that follow take parts out of the expression.
/// </summary>
internal sealed class EvaluationOrder(Activity activity, VariableFactory variables) : Rewriter
{
    private List<Statement> before = [];

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (LeafStatements.Target(statement) is not { } target || !activity.IsActive(target) || Walk.Expressions(statement).SelectMany(Walk.All).Count(e => e is External) < 2)
        {
            return [NestedBlocks.Rewrite(statement, Visit)];
        }

        Statement ordered = statement switch
        {
            Declare { Value: { } value } s => s with { Value = Order(value) },
            Assign s => s with { Value = Order(s.Value) },
            Store s => OrderStore(s),
            _ => statement,
        };
        List<Statement> statements = [.. before, ordered];
        before.Clear();
        return statements;
    }

    private Store OrderStore(Store store)
    {
        Expr index = Order(store.Index);
        return store with { Index = index, Value = Order(store.Value) };
    }

    private Expr Order(Expr node)
    {
        if (!Walk.All(node).Any(e => e is External))
        {
            return node;
        }

        if (!activity.IsActive(node))
        {
            return Name("value", node);
        }

        return node switch
        {
            Conditional e => Select(e),
            Element e => e with { Index = Order(e.Index) },
            Convert e => e with { Operand = Order(e.Operand) },
            Unary e => e with { Operand = Order(e.Operand) },
            Binary e => Order(e),
            ZeroSafeProduct e => Order(e),
            Call e => e with { Arguments = e.Arguments.Map(Order) },
            _ => node,
        };
    }

    private Binary Order(Binary node)
    {
        Expr left = Order(node.Left);
        return node with { Left = left, Right = Order(node.Right) };
    }

    private ZeroSafeProduct Order(ZeroSafeProduct node)
    {
        Expr left = Order(node.Left);
        return new ZeroSafeProduct(left, Order(node.Right));
    }

    private Read Select(Conditional node)
    {
        Expr condition = Order(node.Condition);
        Variable selected = variables.Fresh("selected", node.Type);
        activity.Include(selected);
        before.Add(new Declare(selected, null));
        before.Add(new If(condition, Arm(selected, node.WhenTrue), Arm(selected, node.WhenFalse)));
        return new Read(selected);
    }

    private EquatableArray<Statement> Arm(Variable selected, Expr value)
    {
        List<Statement> outer = before;
        before = [];
        Assign assign = new(selected, Order(value));
        EquatableArray<Statement> arm = before.Append(assign).ToEquatableArray();
        before = outer;
        return arm;
    }

    private Read Name(string name, Expr value)
    {
        Variable variable = variables.Fresh(name, value.Type);
        before.Add(new Declare(variable, value));
        return new Read(variable);
    }
}
