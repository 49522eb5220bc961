using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>
/// Gives variables the names that a person would: inside the passes every name is unique in the method, here each scope takes the
/// plain name (<c>j</c>, <c>sum</c>, <c>sumGradient</c>) wherever C# allows it: no scope around it and none inside it has it already.
/// </summary>
internal sealed class ScopedNames : Rewriter
{
    private readonly Dictionary<int, string> names = [];
    private readonly HashSet<string> parameters;

    private ScopedNames(IEnumerable<string> parameters) => this.parameters = [.. parameters];

    public static EquatableArray<Statement> Assign(EquatableArray<Statement> body, IEnumerable<string> parameterNames)
    {
        ScopedNames scopes = new(parameterNames);

        // The user's names first, then those that serve C# only, then those that are made from another variable's name.
        scopes.Name(body, scopes.parameters, v => v.Owner is null && !v.IsTemporary);
        scopes.Name(body, scopes.parameters, v => v.Owner is null);
        scopes.Name(body, scopes.parameters, v => true);
        return scopes.Visit(body);
    }

    public override Variable Visit(Variable variable) =>
        names.TryGetValue(variable.Id, out string? name) && variable.Kind is VariableKind.Local or VariableKind.LoopIndex
            ? variable with { Name = name }
            : variable;

    private static IEnumerable<Variable> Declared(EquatableArray<Statement> block) =>
        block.OfType<Declare>().Select(declare => declare.Variable).Distinct();

    private void Name(EquatableArray<Statement> block, HashSet<string> outer, System.Func<Variable, bool> isTurn)
    {
        HashSet<string> inScope = [.. outer];
        inScope.UnionWith(Declared(block).Where(v => names.ContainsKey(v.Id)).Select(v => names[v.Id]));
        NameAll(Declared(block), inScope, block, isTurn);
        foreach (Statement statement in block)
        {
            foreach (EquatableArray<Statement> nested in Walk.Blocks(statement))
            {
                HashSet<string> around = inScope;
                if (statement is CountedLoop loop)
                {
                    around = [.. inScope];
                    if (names.TryGetValue(loop.Index.Id, out string? taken))
                    {
                        around.Add(taken);
                    }

                    NameAll([loop.Index], around, nested, isTurn);
                }

                Name(nested, around, isTurn);
            }
        }
    }

    private void NameAll(IEnumerable<Variable> variables, HashSet<string> inScope, EquatableArray<Statement> block, System.Func<Variable, bool> isTurn)
    {
        List<Variable> open = [.. variables.Where(v => !names.ContainsKey(v.Id) && isTurn(v))];
        if (open.Count == 0)
        {
            return;
        }

        HashSet<string> within = [.. Within(block).Where(v => names.ContainsKey(v.Id)).Select(v => names[v.Id])];
        foreach (Variable variable in open)
        {
            string plain = variable.Owner is { } owner && names.TryGetValue(owner, out string? ownerName) ? ownerName + variable.Suffix : variable.BaseName;
            string name = plain;
            for (int number = 2; inScope.Contains(name) || within.Contains(name); number++)
            {
                name = plain + number.ToString(CultureInfo.InvariantCulture);
            }

            names.Add(variable.Id, name);
            inScope.Add(name);
        }
    }

    private static IEnumerable<Variable> Within(EquatableArray<Statement> block)
    {
        foreach (Statement statement in Walk.Statements(block))
        {
            switch (statement)
            {
                case Declare declare:
                    yield return declare.Variable;
                    break;
                case CountedLoop loop:
                    yield return loop.Index;
                    break;
            }
        }
    }
}
