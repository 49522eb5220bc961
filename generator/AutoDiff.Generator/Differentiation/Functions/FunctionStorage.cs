using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>
/// The tapes and scratch buffers that the functions share. All values of one type go on one tape: a function takes them off in the opposite
/// order, and so do the calls of functions around it.
/// </summary>
internal sealed class FunctionStorage(VariableFactory variables) : Storage(variables)
{
    private readonly Dictionary<IrType, Variable> tapes = [];
    private readonly VariableFactory variables = variables;

    public override bool IsShared => true;

    public override IEnumerable<Variable> All() => base.All().Concat(tapes.Values);

    public override Variable TapeOf(Variable variable)
    {
        IrType element = variable.Type is SequenceType sequence ? sequence.Element : variable.Type;
        if (!tapes.TryGetValue(element, out Variable? tape))
        {
            string name = element switch
            {
                RealType { Name: "float" } => "singles",
                RealType => "values",
                IntegerType { Name: "int" } => "integers",
                IntegerType { Name: "long" } => "longs",
                BoolType => "decisions",
                _ => "others",
            };
            tape = variables.Fresh(name, new TapeType(element));
            tapes.Add(element, tape);
        }

        return tape;
    }
}
