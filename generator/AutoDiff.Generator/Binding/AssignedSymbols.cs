using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The parameters and locals that a body gives a value after their declaration, in whatever way.</summary>
internal static class AssignedSymbols
{
    public static ISet<ISymbol> In(IOperation body)
    {
        HashSet<ISymbol> assigned = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAssignmentOperation assignment:
                    AddTarget(assignment.Target, assigned);
                    break;
                case IIncrementOrDecrementOperation increment:
                    AddTarget(increment.Target, assigned);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    AddTarget(argument.Value, assigned);
                    break;
                case IVariableDeclaratorOperation { Symbol.IsRef: true, Initializer: { } initializer }:
                    AddTarget(initializer.Value, assigned);
                    break;
            }
        }

        return assigned;
    }

    private static void AddTarget(IOperation target, HashSet<ISymbol> assigned)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                assigned.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                assigned.Add(parameter.Parameter);
                break;
            case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                AddTarget(instance, assigned);
                break;
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                AddTarget(instance, assigned);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AddTarget(element, assigned);
                }

                break;
            case IConversionOperation conversion:
                AddTarget(conversion.Operand, assigned);
                break;
        }
    }
}
