using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Tuples of scalars: every part is a variable or value of its own.</summary>
internal sealed class TupleBinder(BodyBinder body)
{
    public ImmutableArray<Expr> Bind(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                return Bind(e.Operand);
            case ITupleOperation e:
                return [.. body.BindInOrder(e.Elements)];
            case ILocalReferenceOperation e when Parts(e) is { IsDefault: false } parts:
                return [.. parts.Select(part => new Read(part))];
            case IParameterReferenceOperation e when Parts(e) is { IsDefault: false } parts:
                return [.. parts.Select(part => new Read(part))];
            case IConversionOperation { OperatorMethod: null, Operand.Type: not null } e when IsTuple(e.Operand.Type):
                ImmutableArray<IrType> types = PartTypes((INamedTypeSymbol)body.Resolve(e.Type!), e);
                return [.. Bind(e.Operand).Select((value, i) => ConversionBinder.Numeric(value, types[i]))];
            case IInvocationOperation { TargetMethod: { Name: "SinCos", ContainingType: var owner } } e when KnownTypes.IsRealMath(owner):
                Expr angle = body.Bind(e.Arguments[0].Value);
                angle = angle is Read or RealConstant ? angle : body.Spill("angle", angle);
                return [new Call("Sin", EquatableArrays.Of(angle), angle.Type), new Call("Cos", EquatableArrays.Of(angle), angle.Type)];
            case IInvocationOperation e when body.Inlining.TryBind(e) is { Tuple.IsDefault: false } result:
                return result.Tuple;
            case IDefaultValueOperation e:
                return [.. PartTypes((INamedTypeSymbol)body.Resolve(e.Type!), e).Select(DefaultValue.Of)];
            default:
                throw operation is ITupleOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation
                    ? LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "this use of a tuple", "use separate local variables")
                    : LanguageFence.Refuse(operation);
        }
    }

    /// <summary>Declares one variable per part of a tuple variable.</summary>
    public ImmutableArray<Variable> Declare(string name, INamedTypeSymbol type, IOperation? initializer)
    {
        ImmutableArray<IrType> types = PartTypes(type, initializer);
        ImmutableArray<Expr> values = initializer is null ? default : Bind(initializer);
        ImmutableArray<Variable>.Builder parts = ImmutableArray.CreateBuilder<Variable>(types.Length);
        for (int i = 0; i < types.Length; i++)
        {
            string part = type.TupleElements[i].Name;
            Variable variable = body.Local(name + char.ToUpperInvariant(part[0]) + part.Substring(1), types[i]);
            body.Emit(new Declare(variable, values.IsDefault ? DefaultValue.Of(types[i]) : values[i]));
            parts.Add(variable);
        }

        return parts.MoveToImmutable();
    }

    /// <summary>The variable of <c>tuple.Part</c>, or null where the field is of something else.</summary>
    public Variable? TryPart(IFieldReferenceOperation field, IOperation instance)
    {
        ImmutableArray<Variable> parts = Parts(instance);
        if (parts.IsDefault || instance.Type is not INamedTypeSymbol { IsTupleType: true } type)
        {
            return null;
        }

        string item = (field.Field.CorrespondingTupleField ?? field.Field).Name;
        for (int i = 0; i < parts.Length; i++)
        {
            if ((type.TupleElements[i].CorrespondingTupleField ?? type.TupleElements[i]).Name == item)
            {
                return parts[i];
            }
        }

        return null;
    }

    /// <summary><c>(a, b) = …</c>: all values are computed before the first target is assigned.</summary>
    public void Assign(IOperation target, IOperation value, IOperation operation)
    {
        if (Flat(target) is { } targetElements && Flat(value) is { } valueElements && targetElements.Any(e => body.References.IsSequence(e)))
        {
            body.References.AssignAll(targetElements, valueElements, operation);
            return;
        }

        List<Target> targets = [.. Targets(target)];
        Expr[] values = [.. BindSource(value, operation)];
        if (values.Length != targets.Count)
        {
            throw LanguageFence.Refuse(operation);
        }

        for (int i = 1; i < values.Length; i++)
        {
            List<Statement> earlier = [.. targets.Take(i).Select((t, j) => t.Assign(values[j])).OfType<Statement>()];
            if (Interference.Disturbs(earlier, values[i]))
            {
                values[i] = body.Spill(targets[i].Place.Variable?.Name ?? "value", values[i]);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (targets[i].Assign(values[i]) is { } statement)
            {
                body.Emit(statement);
            }
            else
            {
                body.Assignments.Evaluate(values[i]);
            }
        }
    }

    /// <summary>The elements of a tuple expression, declared or not.</summary>
    private static ImmutableArray<IOperation>? Flat(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => Flat(e.Operand),
        IConversionOperation e => Flat(e.Operand),
        IDeclarationExpressionOperation { Expression: ITupleOperation declared } => declared.Elements,
        ITupleOperation e => e.Elements,
        _ => null,
    };

    private ImmutableArray<Expr> BindSource(IOperation value, IOperation operation)
    {
        IOperation source = value;
        while (source is IConversionOperation { Operand.Type: not null } conversion && IsTuple(conversion.Operand.Type))
        {
            source = conversion.Operand;
        }

        return IsTuple(source.Type) || source is ITupleOperation
            ? Bind(value)
            : throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "deconstructing '" + value.Syntax + "'", "read its members into separate variables");
    }

    private IEnumerable<Target> Targets(IOperation target)
    {
        switch (target)
        {
            case IParenthesizedOperation e:
                return Targets(e.Operand);
            case IConversionOperation e:
                return Targets(e.Operand);
            case IDeclarationExpressionOperation { Expression: ITupleOperation declared }:
                return [.. declared.Elements.Select(element => new Target(element is IDiscardOperation ? Place.Discard : Local(element), element is not IDiscardOperation))];
            case ITupleOperation e:
                return [.. e.Elements.Select(BindTarget)];
            case ILocalReferenceOperation or IParameterReferenceOperation when Parts(target) is { IsDefault: false } parts:
                return [.. parts.Select(part => new Target(Place.Of(part), false))];
            default:
                throw LanguageFence.Refuse(target);
        }
    }

    private Target BindTarget(IOperation element) => element switch
    {
        IDeclarationExpressionOperation declaration => new Target(Local(declaration.Expression), true),
        ILocalReferenceOperation { IsDeclaration: true } => new Target(Local(element), true),
        IDiscardOperation => new Target(Place.Discard, false),
        _ => new Target(body.Places.Stabilize(body.Places.BindTarget(element)), false),
    };

    private Place Local(IOperation operation) => operation is ILocalReferenceOperation local
        ? Place.Of(body.Statements.Declare(local.Local, body.TypeOf(local.Local.Type)))
        : throw LanguageFence.Refuse(operation);

    private ImmutableArray<Variable> Parts(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => body.Frame.FindTuple(local.Local),
        IParameterReferenceOperation parameter => body.Frame.FindTuple(parameter.Parameter),
        IParenthesizedOperation parenthesized => Parts(parenthesized.Operand),
        _ => default,
    };

    public bool IsTuple(ITypeSymbol? type) => type is not null && body.Resolve(type) is INamedTypeSymbol { IsTupleType: true };

    public ImmutableArray<IrType> PartTypes(INamedTypeSymbol type, IOperation? operation)
    {
        ImmutableArray<IrType> types = [.. type.TupleElements.Select(element => body.TypeOf(element.Type))];
        return operation is not null && types.Any(t => t is SequenceType || t.Text.StartsWith("(", System.StringComparison.Ordinal))
            ? throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "a tuple that holds more than scalars", "use separate local variables")
            : types;
    }

    private sealed record Target(Place Place, bool IsNew)
    {
        public Statement? Assign(Expr value) =>
            Place == Place.Discard ? null : IsNew ? new Declare(Place.Variable!, value) : Place.Assign(value);
    }
}
