using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>A value on its way from the statement that assigns it to the one place that uses it.</summary>
internal sealed class Definition
{
    private readonly Memory memory;
    private readonly EquatableArray<Variable> results;
    private readonly Effects effects;
    private readonly bool mustNotFailLate;

    public Definition(Variable variable, Expr value, Memory memory, EquatableArray<Variable> results)
    {
        Variable = variable;
        Value = value;
        this.memory = memory;
        this.results = results;
        effects = Effects.Of(value);

        // An adjoint's operands were all read in the forward sweep; other values may meet a bad index for the first time.
        mustNotFailLate = Purity.MayThrow(value) && !VariableRoles.IsDerivative(variable);
    }

    public Variable Variable { get; }

    public Expr Value { get; }

    /// <summary>The value is the same after this code, and evaluating it there fails no later than anyone can notice.</summary>
    public bool Survives(Effects between) =>
        memory.IsUndisturbed(effects, between) && !(mustNotFailLate && (between.HasThrow || between.HasExternal || WritesResult(between)));

    /// <summary>How often the variable is read in the statement and what is nested in it.</summary>
    public int ReadsIn(Statement statement) => Effects.Of(statement).DoesMention(Variable)
        ? Walk.Expressions(statement).Sum(ReadsIn) + Walk.Blocks(statement).Sum(block => block.Sum<Statement>(ReadsIn))
        : 0;

    /// <summary>The statement with the value in place of the variable, or null where it may not go.</summary>
    public Statement? IntoStatement(Statement statement)
    {
        bool isOwn = Walk.Expressions(statement).Any(e => ReadsIn(e) > 0);
        return statement switch
        {
            CountedLoop s => isOwn && ReadsIn(s.Bound) == 0 && Readability.Allows(s.Start, Variable, Value) ? s with { Start = Replace(s.Start) } : null,
            WhileLoop => null,
            If s when !isOwn => Survives(Effects.Of(s.Condition)) ? IntoBranch(s) : null,
            _ when isOwn => IntoOwnExpression(statement),
            _ => null,
        };
    }

    private If? IntoBranch(If branch)
    {
        if (IntoBlock(branch.Then) is { } then)
        {
            return branch with { Then = then };
        }

        return IntoBlock(branch.Else) is { } otherwise ? branch with { Else = otherwise } : null;
    }

    private EquatableArray<Statement>? IntoBlock(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block];
        for (int i = 0; i < statements.Count; i++)
        {
            if (ReadsIn(statements[i]) > 0)
            {
                if (IntoStatement(statements[i]) is not { } replaced)
                {
                    return null;
                }

                statements[i] = replaced;
                return statements.ToEquatableArray();
            }

            if (!Survives(Effects.Of(statements[i])))
            {
                return null;
            }
        }

        return null;
    }

    private Statement? IntoOwnExpression(Statement statement)
    {
        Expr host = Walk.Expressions(statement).First(e => ReadsIn(e) > 0);
        bool isInText = Effects.Of(host).HasExternal && Walk.All(host).Exists(e => e is External external && ReadsIn(external) > 0);
        bool isDisturbed = Walk.Expressions(statement).Any(e => !Survives(Effects.Of(e)));
        return isInText || isDisturbed || !Readability.Allows(host, Variable, Value)
            ? null
            : Replacement.OfVariable(Variable, Value).InOwnExpressions(statement);
    }

    private Expr Replace(Expr expression) => Replacement.OfVariable(Variable, Value).Visit(expression);

    private int ReadsIn(Expr expression)
    {
        if (expression is Read read)
        {
            return read.Variable.Id == Variable.Id ? 1 : 0;
        }

        return Effects.Of(expression).DoesMention(Variable) ? Walk.Operands(expression).Sum(ReadsIn) : 0;
    }

    private bool WritesResult(Effects between) =>
        between.MemoryWrites.Any(s => !memory.IsPrivate(memory.RootOf(s))) || results.Any(v => between.DoesAssign(v.Id));
}
