using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Puts one variable in the place of another.</summary>
internal sealed class Substitution(Variable before, Variable after) : Rewriter
{
    public override Variable Visit(Variable variable) => variable == before ? after : variable;
}
