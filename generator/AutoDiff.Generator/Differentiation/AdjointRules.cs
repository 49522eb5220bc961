using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The reverse sweep of one statement: the adjoint of what it assigned flows on to what it was computed from.</summary>
internal sealed class AdjointRules(
    Activity activity,
    SequenceRoots roots,
    InfiniteAdjoints infinities,
    DerivativeVariables adjoints,
    RuleAdjoints ruleAdjoints,
    FunctionAdjoints functions,
    VariableFactory variables,
    Variable? upstream)
{
    private readonly ConditionalWeakTable<Statement, List<Statement>> cache = new();

    /// <summary>The adjoint statements; empty where nothing active is assigned. The same list for the same statement object.</summary>
    public IReadOnlyList<Statement> Adjoint(Statement statement) => cache.GetValue(statement, Make);

    private List<Statement> Make(Statement statement)
    {
        List<Statement> output = [];
        if (RuleCalls.IsActive(statement, activity))
        {
            output.AddRange(ruleAdjoints.Of(statement));
            output[0] = output[0] with { Source = statement.Source };
            return output;
        }

        if (statement is Invoke invoke)
        {
            return activity.IsReversed(invoke) ? Call(invoke) : output;
        }

        if (LeafStatements.Returned(statement) is { } returned)
        {
            return upstream is not null && activity.IsActive(returned) ? [AddUpstream(returned, upstream) with { Source = statement.Source }] : output;
        }

        if (LeafStatements.Target(statement) is not { } target || !activity.IsActive(target) || target.Type.IsSequence && statement is not Store)
        {
            return output;
        }

        Variable adjoint = adjoints.Of(target);
        Causes causes = infinities.At(statement);
        Expr value = LeafStatements.Value(statement)!;
        switch (statement)
        {
            case Declare:
                Propagate(value, new Read(adjoint), causes, LeafStatements.ReadBack(statement), output);
                break;
            case Assign assign:
                Overwrite(assign, new Read(adjoint), new Assign(adjoint, Zero(adjoint.Type)), causes, output);
                break;
            case Store store:
                Element cell = new(adjoint, store.Index);
                Overwrite(store, cell, new Store(adjoint, store.Index, Zero(cell.Type)), causes, output);
                break;
        }

        if (output.Count > 0)
        {
            output[0] = output[0] with { Source = statement.Source };
        }

        return output;
    }

    /// <summary>The elements of the returned array get what the caller hands in for them.</summary>
    private CountedLoop AddUpstream(Variable returned, Variable upstream)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        Element cell = new(adjoints.Of(returned), new Read(index));
        Store add = new(cell.Sequence, cell.Index, new Binary(BinaryOperator.Add, cell, new Element(upstream, cell.Index), cell.Type));
        return new CountedLoop(index, IntegerConstant.Of(0), new Length(upstream), 1, EquatableArrays.Of<Statement>(add));
    }

    private List<Statement> Call(Invoke invoke)
    {
        (IEnumerable<Statement> statements, IEnumerable<(Expr Argument, Variable Adjoint)> returned) = functions.Reverse(invoke);
        List<Statement> output = [.. statements];
        foreach ((Expr argument, Variable adjoint) in returned)
        {
            Propagate(argument, new Read(adjoint), Causes.None, argument, output);
        }

        output[0] = output[0] with { Source = invoke.Source };
        return output;
    }

    private void Overwrite(Statement statement, Expr adjoint, Statement clear, Causes causes, List<Statement> output)
    {
        Expr value = LeafStatements.Value(statement)!;
        Expr readBack = LeafStatements.ReadBack(statement);
        if (AdditiveTerms.Without(value, readBack, roots) is { } terms)
        {
            // x = x + e: the adjoint of x stays, and e gets it too.
            foreach ((Expr term, bool isNegative) in terms)
            {
                Propagate(term, isNegative ? new Unary(UnaryOperator.Negate, adjoint) : adjoint, infinities.OfTerm(causes, terms), readBack, output);
            }
        }
        else if (!activity.IsActive(value))
        {
            output.Add(clear);
        }
        else if (LeafStatements.KeepsOperands(statement, roots))
        {
            Propagate(value, adjoint is Element ? Name(adjoint, output) : adjoint, causes, readBack, output);
            output.Add(clear);
        }
        else
        {
            Expr incoming = Name(adjoint, output);
            output.Add(clear);
            Propagate(value, incoming, causes, readBack, output);
        }
    }

    private void Propagate(Expr node, Expr adjoint, Causes causes, Expr result, List<Statement> output)
    {
        if (!activity.IsActive(node))
        {
            return;
        }

        switch (node)
        {
            case Read read:
                Variable variable = adjoints.Of(read.Variable);
                output.Add(new Assign(variable, new Binary(BinaryOperator.Add, new Read(variable), adjoint, variable.Type)));
                return;
            case Element element:
                Element cell = new(adjoints.Of(element.Sequence), element.Index);
                output.Add(new Store(cell.Sequence, cell.Index, new Binary(BinaryOperator.Add, cell, adjoint, cell.Type)));
                return;
            case Convert convert:
                Propagate(convert.Operand, new Convert(adjoint, convert.Operand.Type), causes, result, output);
                return;
        }

        LocalDerivative derivative = LocalDerivative.Of(node, activity)!;
        List<int> active = [.. Enumerable.Range(0, derivative.Operands.Count).Where(i => activity.IsActive(derivative.Operands[i]))];
        if (derivative.IsSquare)
        {
            Expr root = derivative.Operands[0];
            Expr twice = new Binary(BinaryOperator.Multiply, RealConstant.Of(2, node.Type), root, node.Type);
            Propagate(root, ChainRule.Product(adjoint, twice, causes.Any), infinities.Below(derivative, 0, causes), result, output);
            return;
        }

        if (active.Count > 1 && !IsAtomic(adjoint))
        {
            adjoint = Name(adjoint, output);
        }

        foreach (int i in active)
        {
            if (derivative.Partial(i, result) is { } partial)
            {
                Expr product = ChainRule.Product(adjoint, partial, infinities.NeedsGuard(derivative, i, causes));
                Propagate(derivative.Operands[i], product, infinities.Below(derivative, i, causes), result, output);
            }
        }
    }

    private static bool IsAtomic(Expr adjoint) => adjoint is Read or RealConstant or Unary { Operand: Read };

    private static RealConstant Zero(IrType type) => RealConstant.Of(0, type);

    private Read Name(Expr adjoint, List<Statement> output)
    {
        Variable variable = variables.Fresh("adjoint", adjoint.Type);
        adjoints.Use(variable, variable);
        output.Add(new Declare(variable, adjoint));
        return new Read(variable);
    }
}
