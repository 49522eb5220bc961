using System.Collections.Generic;
using System.Linq;
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
                case IInvocationOperation { Instance: { Type.IsReferenceType: false } instance, TargetMethod: { IsReadOnly: false, ContainingType.IsReadOnly: false } }:
                    AddTarget(instance, assigned);
                    break;
                case IVariableDeclaratorOperation { Symbol.IsRef: true, Initializer: { } initializer }:
                    AddTarget(initializer.Value, assigned);
                    break;
            }
        }

        return assigned;
    }

    /// <summary>Whether a method of a struct may change the value that it is called on.</summary>
    public static bool ChangesThis(IOperation body) => body.DescendantsAndSelf().OfType<IInstanceReferenceOperation>().Any(IsChanged);

    private static bool IsChanged(IOperation operation) => operation.Parent switch
    {
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false, Property.GetMethod: null or { IsReadOnly: true } } or IParenthesizedOperation =>
            IsChanged(operation.Parent),
        IAssignmentOperation assignment => assignment.Target == operation,
        IIncrementOrDecrementOperation => true,
        ITupleOperation or IConversionOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IInvocationOperation call => call.Instance == operation && !call.TargetMethod.IsReadOnly && !call.TargetMethod.ContainingType.IsReadOnly,
        IPropertyReferenceOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        _ => false,
    };

    /// <summary>An element of a span lies outside of the span.</summary>
    private static bool IsSpanElement(IPropertyReferenceOperation property) =>
        property.Property is { IsIndexer: true, ContainingType.Name: "Span" } && KnownTypes.IsIn(property.Property.ContainingType, "System");

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
            case IFieldReferenceOperation { Instance: { Type.IsReferenceType: false } instance }:
                AddTarget(instance, assigned);
                break;
            case IPropertyReferenceOperation { Instance: { Type.IsReferenceType: false } instance } property when !IsSpanElement(property):
                AddTarget(instance, assigned);
                break;
            case IDeclarationExpressionOperation declaration:
                AddTarget(declaration.Expression, assigned);
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
