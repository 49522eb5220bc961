using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// Writes the value of a local that is used once into the place of its use, where nothing that the value depends on changes in
/// between and the result reads well.
/// </summary>
internal sealed class Substitution
{
    private readonly Memory memory;
    private readonly HashSet<int> exits;
    private readonly EquatableArray<Variable> results;

    private Substitution(EquatableArray<Statement> body, OptimizerContext context)
    {
        results = context.Observable;
        memory = Memory.Of(body);
        exits = [.. Walk.Statements(body).Select(ExitOf).Where(exit => exit is not null).Select(exit => exit!.Id)];
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new Substitution(body, context).Visit(body);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block.Select(s => NestedBlocks.Rewrite(s, Visit))];
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            TrySubstitute(statements, i);
        }

        return block.Keep(statements);
    }

    private static Variable? ExitOf(Statement statement) => statement switch
    {
        CountedLoop s => s.Exit,
        WhileLoop s => s.Exit,
        _ => null,
    };

    private void TrySubstitute(List<Statement> statements, int at)
    {
        (Variable? variable, Expr? value) = statements[at] switch
        {
            Declare s => (s.Variable, s.Value),
            Assign s => (s.Variable, s.Value),
            _ => (null, null),
        };
        bool isCandidate = variable is not null && value is not null && VariableRoles.MayDissolve(variable) && !exits.Contains(variable.Id)
            && value.Type == variable.Type && Purity.IsPure(value) && value.Type is not SequenceType
            && !Effects.Of(value).DoesMention(variable);
        if (!isCandidate)
        {
            return;
        }

        Definition definition = new(variable!, value!, memory, results);
        int? use = FindOnlyUse(statements, at, definition);
        if (use is not { } index || definition.IntoStatement(statements[index]) is not { } replaced)
        {
            return;
        }

        statements[index] = replaced with { Source = replaced.Source ?? statements[at].Source };
        bool hasLaterLife = statements.Skip(at + 1).Any(s => Effects.Of(s).DoesMention(variable!));
        if (!hasLaterLife || statements[at] is Assign)
        {
            statements.RemoveAt(at);
        }
        else
        {
            statements[at] = new Declare(variable!, null);
        }
    }

    /// <summary>The statement that alone reads the definition's value, or null if there is none or several.</summary>
    private static int? FindOnlyUse(List<Statement> statements, int at, Definition definition)
    {
        int? use = null;
        for (int i = at + 1; i < statements.Count; i++)
        {
            Effects effects = Effects.Of(statements[i]);
            if (effects.DoesMention(definition.Variable))
            {
                bool isAssigned = statements[i] is Assign assign && assign.Variable.Id == definition.Variable.Id;
                int reads = definition.ReadsIn(statements[i]);
                if (reads > 1 || (reads == 1 && use is not null) || (effects.DoesAssign(definition.Variable.Id) && !isAssigned))
                {
                    return null;
                }

                use = reads == 1 ? i : use;
                if (isAssigned)
                {
                    return use;
                }
            }

            if (use is null && !definition.Survives(effects))
            {
                return null;
            }
        }

        // Behind its own block's end nobody can name the variable.
        bool isScopeEnd = statements.Any(s => s is Declare declare && declare.Variable.Id == definition.Variable.Id);
        return isScopeEnd ? use : null;
    }
}
