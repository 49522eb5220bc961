using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Moves code of another method into the one that is bound: its parameters become the arguments, its locals get new names.</summary>
/// <param name="arguments">What stands for each parameter.</param>
/// <param name="site">What is told where an active value turns out to flow into code without a derivative.</param>
internal sealed class Transplant(BindingSession session, IReadOnlyDictionary<Variable, Variable> arguments, int site) : Rewriter
{
    private readonly Dictionary<Variable, Variable> renamed = arguments.ToDictionary(a => a.Key, a => a.Value);

    public override Variable Visit(Variable variable)
    {
        if (!renamed.TryGetValue(variable, out Variable? result))
        {
            result = variable.Kind == VariableKind.Static
                ? session.StaticVariable(variable.Name, variable.Type)
                : session.Names.Foreign(variable.BaseName, variable.Type, variable.Kind, variable.IsTemporary);
            renamed.Add(variable, result);
        }

        return result;
    }

    public override Expr Visit(Expr expression) =>
        base.Visit(expression) is var visited && visited is External call ? call with { Site = site } : visited;
}
