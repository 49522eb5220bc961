using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Locals that hold functions. One that is assigned again becomes the number of the function that it holds.</summary>
internal sealed class DelegateVariables(BodyBinder body)
{
    /// <summary>Whether the local holds functions that are known; else it is a value like any other.</summary>
    public bool TryDeclare(ILocalSymbol local, IOperation? initializer, IOperation declaration)
    {
        if (local.Type is IArrayTypeSymbol { Rank: 1, ElementType.TypeKind: TypeKind.Delegate })
        {
            return initializer is not null && TryDeclareArray(local, initializer, declaration);
        }

        if (local.Type.TypeKind != TypeKind.Delegate)
        {
            return false;
        }

        if (body.Frame.Assigns(local))
        {
            DeclareSelector(local, initializer, declaration);
            return true;
        }

        if (initializer is null || body.Delegates.TryBind(initializer) is not { } function)
        {
            return false;
        }

        body.Frame.BindFunction(local, function);
        return true;
    }

    /// <summary>Binds <c>f = g</c>; false where the target is no such local.</summary>
    public bool TryAssign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: { Type.TypeKind: TypeKind.Delegate } local }
            || body.Frame.FindFunction(local) is not SelectedFunction { Selector: Read { Variable: var selector } } selected
            || body.Delegates.TryBind(assignment.Value) is not { } function)
        {
            return false;
        }

        int index = selected.Choices.ToList().IndexOf(function);
        if (index < 0)
        {
            throw Refuse(assignment, local);
        }

        body.Emit(new Assign(selector, IntegerConstant.Of(index)));
        return true;
    }

    private void DeclareSelector(ILocalSymbol local, IOperation? initializer, IOperation declaration)
    {
        List<FunctionValue> choices = [];
        Add(initializer);
        foreach (IOperation operation in Root(declaration).Descendants())
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment when Is(target):
                    Add(assignment.Value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target):
                    throw Refuse(operation, local);
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation target } when Is(target):
                    throw Refuse(operation, local);
            }
        }

        // Before its first assignment it calls nothing: C# sees to that.
        Variable selector = body.Local(local.Name + "Choice", IrType.Int);
        body.Emit(new Declare(selector, IntegerConstant.Of(0)));
        body.Frame.BindFunction(local, new SelectedFunction(new Read(selector), choices));

        bool Is(ILocalReferenceOperation target) => SymbolEqualityComparer.Default.Equals(target.Local, local);

        void Add(IOperation? value)
        {
            if (value is null)
            {
                return;
            }

            (List<Statement> before, FunctionValue? function) = body.Capture(() => body.Delegates.TryBind(value));
            if (function is null or SelectedFunction || before.Count > 0 || !CapturedSymbols.AreDeclaredAround(function, local))
            {
                throw Refuse(value, local);
            }

            if (!choices.Contains(function))
            {
                choices.Add(function);
            }
        }
    }

    private static RefusalException Refuse(IOperation operation, ILocalSymbol local) => LanguageFence.Refuse(
        RefusalId.DelegateChanges, operation, "this value of the delegate '" + local.Name + "'", "give it lambdas and methods, not other delegates that change, which use no variables from inside a nested block; or call them in the branches of an if");

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private bool TryDeclareArray(ILocalSymbol local, IOperation initializer, IOperation declaration)
    {
        IReadOnlyList<IOperation>? elements = initializer switch
        {
            IArrayCreationOperation { Initializer: { } e } => e.ElementValues,
            ICollectionExpressionOperation e => e.Elements,
            IConversionOperation { Operand: ICollectionExpressionOperation e } => e.Elements,
            _ => null,
        };
        if (elements is null || body.Frame.Assigns(local) || Root(declaration).Descendants().Any(o => IsElementAssigned(o, local)))
        {
            return false;
        }

        FunctionValue?[] functions = [.. elements.Select(body.Delegates.TryBind)];
        if (functions.Any(f => f is null))
        {
            return false;
        }

        body.Frame.BindFunctions(local, new FunctionArray([.. functions.OfType<FunctionValue>()]));
        return true;
    }

    private static bool IsElementAssigned(IOperation operation, ILocalSymbol array) =>
        (operation is IAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation assigned } } && Same(assigned.Local, array))
        || (operation is IArgumentOperation { Value: ILocalReferenceOperation passed } && Same(passed.Local, array))
        || (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref, Value: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation element } } && Same(element.Local, array));

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
