using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Brings a body without active selections into the form that both sweeps read: every value that a local derivative needs has a
/// name or is cheap to write again, and decisions and loop bounds can be evaluated again in the reverse sweep.
/// </summary>
internal sealed class Normalization : Rewriter
{
    private readonly Activity activity;
    private readonly Definitions definitions;
    private readonly VariableFactory variables;
    private readonly List<Statement> pending = [];

    private Normalization(Activity activity, Definitions definitions, VariableFactory variables)
    {
        this.activity = activity;
        this.definitions = definitions;
        this.variables = variables;
    }

    public static EquatableArray<Statement> Normalize(
        EquatableArray<Statement> body, Activity activity, Definitions definitions, VariableFactory variables) =>
        new Normalization(activity, definitions, variables).Visit(body);

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: View or Allocate } s:
                Declare buffer = s with { Value = StabilizeBuffer(s.Value) };
                return [.. TakePending(), buffer];
            case Store s when !CanRepeatIndex(s):
                Read index = Hoist("index", s.Index);
                List<Statement> beforeStore = TakePending();
                return [.. beforeStore, .. Visit(s with { Index = index })];
            case Declare or Assign or Store when LeafStatements.Target(statement) is { } target && activity.IsActive(target):
                Statement leaf = NameOperands(statement);
                return [.. TakePending(), leaf];
            case If s when NeedsReplay(s):
                Expr decision = definitions.IsStable(s.Condition) && Cost.IsCheap(s.Condition) ? s.Condition : Hoist("taken", s.Condition);
                List<Statement> before = TakePending();
                return [.. before, s with { Condition = decision, Then = Visit(s.Then), Else = Visit(s.Else) }];
            case CountedLoop s when NeedsReplay(s):
                Expr start = Stabilize("start", s.Start);
                Expr bound = Stabilize("bound", s.Bound);
                before = TakePending();
                return [.. before, s with { Start = start, Bound = bound, Body = Visit(s.Body) }];
            default:
                return [NestedBlocks.Rewrite(statement, Visit)];
        }
    }

    /// <summary>The reverse sweep can find the element again: the index is cheap, and the store itself does not change it.</summary>
    private bool CanRepeatIndex(Store store) =>
        Cost.IsCheap(store.Index) && !Walk.Variables(store.Index).Any(v => definitions.Roots.Of(v) == definitions.Roots.Of(store.Sequence));

    /// <summary>The reverse sweep may have to go through the branch or loop again: for adjoints, or to put overwritten elements back.</summary>
    private bool NeedsReplay(Statement statement) =>
        Walk.Blocks(statement).Any(block => LeafStatements.AnyActive(block, activity)) ||
        Walk.Statements(EquatableArrays.Of(statement)).Any(s => s is Store);

    private Statement NameOperands(Statement statement)
    {
        Expr value = LeafStatements.Value(statement)!;
        Expr named = NameOperands(value);
        if (LocalDerivative.Of(named, activity) is { NeedsResult: true } && !LeafStatements.KeepsOperands(statement, definitions.Roots))
        {
            named = Hoist(TemporaryName.For(named), named);
        }

        return statement switch
        {
            Declare s => s with { Value = named },
            Assign s => s with { Value = named },
            _ => ((Store)statement) with { Value = named },
        };
    }

    /// <summary>Rewrites an active expression so that each value that a local derivative below needs can be read again.</summary>
    private Expr NameOperands(Expr node)
    {
        if (!activity.IsActive(node))
        {
            return node;
        }

        switch (node)
        {
            case Element element when !Cost.IsCheap(element.Index):
                return element with { Index = Hoist("index", element.Index) };
            case Convert convert:
                return convert with { Operand = NameInner(convert.Operand) };
            case Unary unary:
                return unary with { Operand = NameInner(unary.Operand) };
            case Binary binary:
                return NameNeeded(binary with { Left = NameInner(binary.Left), Right = NameInner(binary.Right) });
            case ZeroSafeProduct product:
                return NameNeeded(new ZeroSafeProduct(NameInner(product.Left), NameInner(product.Right)));
            case Call call:
                return NameNeeded(call with { Arguments = call.Arguments.Map(NameInner) });
            default:
                return node;
        }
    }

    private Expr NameInner(Expr operand)
    {
        Expr named = NameOperands(operand);
        return activity.IsActive(named) && LocalDerivative.Of(named, activity) is { NeedsResult: true }
            ? Hoist(TemporaryName.For(named), named)
            : named;
    }

    private Expr NameNeeded(Expr node)
    {
        LocalDerivative derivative = LocalDerivative.Of(node, activity)!;
        List<Expr> operands = [.. derivative.Operands.Select((operand, i) => derivative.NeedsOperand(i) ? MakeReadable(operand) : operand)];
        return node switch
        {
            Binary binary => binary with { Left = operands[0], Right = operands[1] },
            ZeroSafeProduct => new ZeroSafeProduct(operands[0], operands[1]),
            _ => ((Call)node) with { Arguments = operands.ToEquatableArray() },
        };
    }

    private Expr MakeReadable(Expr operand) =>
        Cost.IsReadable(operand) || (Cost.IsCheap(operand) && !activity.IsActive(operand))
            ? operand
            : Hoist(TemporaryName.For(operand), operand);

    private Expr StabilizeBuffer(Expr buffer) => buffer switch
    {
        Allocate e => e with { Length = Stabilize("length", e.Length) },
        View e => e with
        {
            Start = e.Start is null ? null : Stabilize("start", e.Start),
            Count = e.Count is null ? null : Stabilize("count", e.Count),
        },
        _ => buffer,
    };

    private Expr Stabilize(string name, Expr expression) => definitions.IsStable(expression) ? expression : Hoist(name, expression);

    private Read Hoist(string name, Expr value)
    {
        Variable variable = variables.Fresh(name, value.Type);
        if (activity.IsActive(value))
        {
            activity.Include(variable);
        }

        pending.Add(new Declare(variable, value));
        return new Read(variable);
    }

    private List<Statement> TakePending()
    {
        List<Statement> taken = [.. pending];
        pending.Clear();
        return taken;
    }
}
