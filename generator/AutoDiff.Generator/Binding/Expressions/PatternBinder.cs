using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Patterns on numbers, tuples of them, and data. A variable that a pattern declares is assigned in front of the test.</summary>
internal sealed class PatternBinder(BodyBinder body)
{
    public Expr Bind(IIsPatternOperation operation)
    {
        if (body.Delegates.TryBind(operation.Value) is { } function)
        {
            return Test(new PatternSubject(operation.Value.Type, null, Function: function), operation.Pattern);
        }

        if (body.Objects.Find(operation.Value) is { } known && NullPattern(operation.Pattern) is { } isNegated)
        {
            return body.Objects.NullTest(operation, known, isNegated);
        }

        return body.Grids.IsGrid(operation.Value) || body.Lists.Find(operation.Value) is not null || (body.TypeOf(operation.Value.Type) is SequenceType && operation.Pattern is IConstantPatternOperation or INegatedPatternOperation)
            ? body.NullTests.Bind(operation)
            : Test(Subject(operation.Value), operation.Pattern);
    }

    /// <summary>False for <c>null</c>, true for <c>not null</c> or <c>{ }</c>, null for any other pattern.</summary>
    private static bool? NullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0, DeclaredSymbol: null } => true,
        _ => null,
    };

    /// <summary>The value under names, since every test reads it.</summary>
    public PatternSubject Subject(IOperation operation)
    {
        if (operation is ITupleOperation || body.Aggregates.ShapeOf(operation.Type) is not null)
        {
            CallResult bound = body.Aggregates.BindAny(operation);
            return bound.Aggregate is { } value
                ? new PatternSubject(value.Shape.Type, null, value with { Leaves = [.. value.Leaves.Select(Stable)] })
                : new PatternSubject(operation.Type, Stable(bound.Scalar ?? throw LanguageFence.Refuse(operation)));
        }

        return operation.Type is not null && body.TypeOf(operation.Type) is SequenceType && !body.Sequences.IsMember(operation)
            ? new PatternSubject(operation.Type, null, Sequence: body.Sequences.Bind(operation, "array"))
            : new PatternSubject(operation.Type, body.Choices.Stable(operation));
    }

    private Expr Stable(Expr value) =>
        value is Literal or IntegerConstant or BoolConstant or RealConstant or Read ? value : body.Spill("value", value);

    public Expr Test(PatternSubject subject, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation or IRelationalPatternOperation or ITypePatternOperation or IRecursivePatternOperation or IDeclarationPatternOperation { MatchesNull: false }
            when subject.Aggregate is { Shape.IsNullable: true } nullable => TestNullable(nullable, pattern),
        IDiscardPatternOperation => new BoolConstant(true),
        IConstantPatternOperation constant when subject.Function is not null && IsNull(constant.Value) => new BoolConstant(subject.Function is NullFunction),
        IConstantPatternOperation constant when subject.Sequence is not null && IsNull(constant.Value) => body.NullTests.Of(subject.Sequence, pattern),
        IConstantPatternOperation constant when subject.Scalar is { } value => TestConstant(value, constant.Value),
        IRelationalPatternOperation relational when subject.Scalar is { } value && OperatorBinder.Map(relational.OperatorKind) is { } op =>
            new Binary(op, value, body.Bind(relational.Value), IrType.Bool),
        INegatedPatternOperation negated => Condition.Not(Test(subject, negated.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Both(subject, both),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Condition.Or(Test(subject, either.LeftPattern), Test(subject, either.RightPattern)),
        ITypePatternOperation type => TestType(subject, type.MatchedType, pattern),
        IDeclarationPatternOperation declaration => TestDeclaration(subject, declaration),
        IRecursivePatternOperation recursive => TestRecursive(subject, recursive),
        _ => throw LanguageFence.Refuse(pattern),
    };

    public Expr TestConstant(Expr value, IOperation constant)
    {
        if (IsNull(constant))
        {
            return value.Type is OpaqueType ? body.NullTests.Of(value, constant) : new BoolConstant(false);
        }

        // A pattern, unlike ==, finds NaN.
        Expr expected = body.Bind(constant);
        if (value.Type is OpaqueType && expected.Type != value.Type)
        {
            throw LanguageFence.Refuse(constant);
        }

        return expected is RealConstant real && double.IsNaN(real.Value)
            ? new Call("IsNaN", EquatableArrays.Of(value), IrType.Bool)
            : value.Type is OpaqueType && constant.Type?.TypeKind != TypeKind.Enum
                ? body.ExternalOperators.EqualityTest(value, expected, constant)
                : new Binary(BinaryOperator.Equal, value, expected, IrType.Bool);
    }

    /// <summary>What is not null is tried as what it holds.</summary>
    private Expr TestNullable(AggregateValue nullable, IPatternOperation pattern)
    {
        Expr hasValue = nullable.Leaves[0];
        if (pattern is IConstantPatternOperation constant && IsNull(constant.Value))
        {
            return Condition.Not(hasValue);
        }

        (List<Statement> before, Expr inner) = body.Capture(() => Test(Part(nullable, nullable.Shape.Fields[1]), pattern));
        return body.Operators.ShortCircuit(isAnd: true, hasValue, before, inner);
    }

    private static PatternSubject Part(AggregateValue value, AggregateField field) => field.Nested is null
        ? value.Leaves[field.First] is Read { Variable: { Type: SequenceType } sequence }
            ? new PatternSubject(field.Type, null, Sequence: sequence)
            : new PatternSubject(field.Type, value.Leaves[field.First])
        : new PatternSubject(field.Type, null, value.Nested(field));

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    /// <summary>What the right pattern needs is computed only where the left one matches.</summary>
    private Expr Both(PatternSubject subject, IBinaryPatternOperation both)
    {
        Expr left = Test(subject, both.LeftPattern);
        (List<Statement> before, Expr right) = body.Capture(() => Test(subject, both.RightPattern));
        return body.Operators.ShortCircuit(isAnd: true, left, before, right);
    }

    private Expr TestType(PatternSubject subject, ITypeSymbol type, IOperation pattern)
    {
        ITypeSymbol matched = body.Resolve(type);
        if (subject.Scalar is not { Type: OpaqueType } value)
        {
            return subject.Type is not null && SymbolEqualityComparer.Default.Equals(body.Resolve(subject.Type), matched) ? new BoolConstant(true) : throw LanguageFence.Refuse(pattern);
        }

        return SymbolEqualityComparer.Default.Equals(Underlying(subject.Type) ?? body.Resolve(subject.Type!), Underlying(matched) ?? matched)
            ? Condition.Not(body.NullTests.Of(value, pattern))
            : body.ExternalOperators.TypeTest(value, matched, pattern);
    }

    private Expr TestDeclaration(PatternSubject subject, IDeclarationPatternOperation declaration)
    {
        Expr test = declaration.MatchesNull || declaration.MatchedType is null ? new BoolConstant(true) : TestType(subject, declaration.MatchedType, declaration);
        Name(subject, declaration.DeclaredSymbol, declaration.MatchedType, test, declaration);
        return test;
    }

    /// <summary>Gives the matched value the name that the pattern declares.</summary>
    private void Name(PatternSubject subject, ISymbol? declared, ITypeSymbol? matched, Expr test, IOperation pattern)
    {
        if (declared is not ILocalSymbol local)
        {
            return;
        }

        if (subject.Aggregate is { } aggregate)
        {
            AggregatePlace place = body.AggregateStores.DeclareLocal(local, aggregate, pattern);
            body.Frame.BindAggregate(local, place);
            body.Session.PatternVariables.UnionWith(place.Variables);
            return;
        }

        if (subject.Scalar is not { } value)
        {
            throw LanguageFence.Refuse(pattern);
        }

        IrType type = body.TypeOf(local.Type);
        Variable variable = body.Declarations.Declare(local, type);
        if (type == value.Type)
        {
            Declared(variable, value);
            return;
        }

        if (value.Type is not OpaqueType)
        {
            throw LanguageFence.Refuse(pattern);
        }

        Expr converted = body.ExternalOperators.Cast(value, body.Resolve(matched ?? local.Type), type, pattern);
        Declared(variable, DefaultValue.Of(type));
        Statement assign = new Assign(variable, converted);
        body.Emit(test is BoolConstant ? assign : new If(test, EquatableArrays.Of(assign), EquatableArray<Statement>.Empty));
    }

    private Variable Declared(Variable variable, Expr value)
    {
        body.Emit(new Declare(variable, value));
        body.Session.PatternVariables.Add(variable);
        return variable;
    }

    private Expr TestRecursive(PatternSubject subject, IRecursivePatternOperation pattern)
    {
        Expr test = subject.Scalar is { Type: OpaqueType } || !SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType)
            ? TestType(subject, pattern.MatchedType, pattern)
            : new BoolConstant(true);
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            test = And(test, Part(subject, pattern, i), pattern.DeconstructionSubpatterns[i]);
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            Expr outer = test;
            (List<Statement> before, Expr inner) = body.Capture(() => Test(Member(Narrowed(subject, pattern), property), property.Pattern));
            test = body.Operators.ShortCircuit(isAnd: true, outer, before, inner);
        }

        Name(subject, pattern.DeclaredSymbol, pattern.MatchedType, test, pattern);
        return test;
    }

    /// <summary>What the members are read from where the type matches: the value as what it was found to be.</summary>
    private PatternSubject Narrowed(PatternSubject subject, IRecursivePatternOperation pattern)
    {
        ITypeSymbol matched = body.Resolve(pattern.MatchedType);
        if (subject is not { Scalar: { Type: OpaqueType } value, Type: { } type } || SymbolEqualityComparer.Default.Equals(body.Resolve(type), matched))
        {
            return subject;
        }

        return body.TypeOf(matched) is OpaqueType narrowed
            ? new PatternSubject(matched, body.ExternalOperators.Cast(value, matched, narrowed, pattern))
            : throw LanguageFence.Refuse(pattern);
    }

    private Expr And(Expr test, PatternSubject part, IPatternOperation pattern)
    {
        (List<Statement> before, Expr inner) = body.Capture(() => Test(part, pattern));
        return body.Operators.ShortCircuit(isAnd: true, test, before, inner);
    }

    private PatternSubject Member(PatternSubject subject, IPropertySubpatternOperation property)
    {
        ISymbol? member = property.Member switch
        {
            IPropertyReferenceOperation e => e.Property,
            IFieldReferenceOperation e => e.Field,
            _ => null,
        };
        switch (subject)
        {
            case { Sequence: { } sequence } when member?.Name == "Length":
                return new PatternSubject(property.Member.Type, new Length(sequence));
            case { Scalar: { Type: OpaqueType } value } when member is not null:
                return new PatternSubject(property.Member.Type, body.Spill(member.Name.ToLowerInvariant(), body.ExternalMembers.MemberOf(value, member, property.Member)));
            case { Aggregate: { } value } when member is not null && value.Shape.Find(member) is { } field:
                return Part(value, field);
            default:
                throw LanguageFence.Refuse(property);
        }
    }

    /// <summary>A part of a tuple, or of a record by the parameter that its constructor has for it.</summary>
    private static PatternSubject Part(PatternSubject subject, IRecursivePatternOperation pattern, int index)
    {
        AggregateField? field = subject.Aggregate?.Shape switch
        {
            { Type.IsTupleType: true } shape => shape.Fields[index],
            { } shape when pattern.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: true } method => shape.Fields.FirstOrDefault(f => f.Member.Name == method.Parameters[index].Name),
            _ => null,
        };
        return field is null ? throw LanguageFence.Refuse(pattern) : Part(subject.Aggregate!, field);
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => type is INamedTypeSymbol nullable && ChoiceBinder.IsNullable(nullable) ? nullable.TypeArguments[0] : null;
}
