using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Makes a copy of statements in which every declared local is a new one.</summary>
internal sealed class FreshLocals(NameScope names) : Rewriter
{
    private readonly Dictionary<Variable, Variable> renamed = [];

    public override EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        foreach (Statement statement in block)
        {
            Variable? declared = statement switch
            {
                Declare declare => declare.Variable,
                CountedLoop loop => loop.Index,
                _ => null,
            };
            if (declared is not null && !renamed.ContainsKey(declared))
            {
                renamed[declared] = names.Foreign(declared.Name, declared.Type, declared.Kind, declared.IsTemporary);
            }
        }

        return base.Visit(block);
    }

    public override Variable Visit(Variable variable) => renamed.TryGetValue(variable, out Variable? fresh) ? fresh : variable;
}
