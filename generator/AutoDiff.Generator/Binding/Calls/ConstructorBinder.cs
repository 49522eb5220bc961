using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Follows a constructor: the fields' initializers, the base class's constructor, and the body, in the order of C#.</summary>
internal sealed class ConstructorBinder(BodyBinder caller, AggregatePlace place)
{
    private readonly BindingSession session = caller.Session;

    public void Run(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, IOperation operation)
    {
        IMethodSymbol definition = constructor.OriginalDefinition;
        if (definition.IsImplicitlyDeclared && definition.ContainingType.IsValueType)
        {
            return;
        }

        if (caller.Frame.IsWithin(definition, null))
        {
            throw LanguageFence.Refuse(RefusalId.Recursion, operation, "the recursive call of the constructor of '" + constructor.ContainingType.Name + "'", "write it as a loop");
        }

        SyntaxNode? syntax = definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
        if (syntax is null && !definition.IsImplicitlyDeclared)
        {
            throw LanguageFence.Refuse(operation);
        }

        IConstructorBodyOperation? own = syntax is null ? null : session.ModelOf(syntax.SyntaxTree).GetOperation(syntax, session.Cancellation) as IConstructorBodyOperation;
        Frame frame = new(definition, caller.Frame, null, own is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : AssignedSymbols.In(own)) { This = place };
        TypeArguments.Bind(caller, frame, constructor);
        new ArgumentBinder(caller, frame).Bind(arguments, definition);
        BodyBinder callee = new(session, frame);
        if (syntax is not null)
        {
            session.FollowedTrees.Add(syntax.SyntaxTree);
        }

        place.Construction = session.Block;
        IInvocationOperation? chained = ChainedCall(own, syntax);
        if (chained is { TargetMethod.ContainingType: { } target } && SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, definition.ContainingType))
        {
            new ConstructorBinder(callee, place).Run(chained.TargetMethod, chained.Arguments, chained);
        }
        else
        {
            SetParameters(callee, definition, syntax, operation);
            RunInitializers(callee, definition.ContainingType);
            RunBase(callee, definition, chained, operation);
        }

        if (own is { BlockBody: { } block })
        {
            RunBody(callee, block);
        }
        else if (own is { ExpressionBody: { } expression })
        {
            RunBody(callee, expression);
        }
    }

    private void RunBody(BodyBinder callee, IBlockOperation block)
    {
        List<Statement>? outer = place.Construction;
        bool isStraight = !CalleeBody.Returns(block).Any(r => !r.IsImplicit);
        List<Statement> statements = callee.Capture(() =>
        {
            place.Construction = isStraight ? session.Block : null;
            callee.Statements.Bind(block);
        });
        place.Construction = outer;
        caller.Inlining.EmitStructured(statements.ToEquatableArray(), IrType.Void);
    }

    private IInvocationOperation? ChainedCall(IConstructorBodyOperation? own, SyntaxNode? syntax)
    {
        IOperation? initializer = own?.Initializer;
        if (initializer is null && syntax is TypeDeclarationSyntax { BaseList.Types: var bases } && bases.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } parent)
        {
            initializer = session.ModelOf(parent.SyntaxTree).GetOperation(parent, session.Cancellation);
        }

        return initializer switch
        {
            IExpressionStatementOperation { Operation: IInvocationOperation call } => call,
            IInvocationOperation call => call,
            _ => null,
        };
    }

    private void RunBase(BodyBinder callee, IMethodSymbol definition, IInvocationOperation? chained, IOperation operation)
    {
        if (definition.ContainingType is not { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent })
        {
            return;
        }

        IMethodSymbol? target = chained?.TargetMethod ?? parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0);
        new ConstructorBinder(callee, place).Run(target ?? throw LanguageFence.Refuse(operation), chained?.Arguments ?? [], chained ?? operation);
    }

    /// <summary>A primary constructor's parameters become properties of a record, and hidden fields of another type.</summary>
    private void SetParameters(BodyBinder callee, IMethodSymbol constructor, SyntaxNode? syntax, IOperation operation)
    {
        if (syntax is not TypeDeclarationSyntax)
        {
            return;
        }

        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            AggregateField? field = place.Shape.Fields.FirstOrDefault(f =>
                SymbolEqualityComparer.Default.Equals(f.Member.OriginalDefinition, parameter)
                || (AggregateText.IsPositional(f, parameter, session) && SymbolEqualityComparer.Default.Equals(f.Member.ContainingType.OriginalDefinition, constructor.ContainingType)));
            if (field is not null)
            {
                Set(callee, field, callee.Frame.FindAggregate(parameter) is { } aggregate
                    ? new CallResult(Aggregate: aggregate.Value)
                    : callee.Frame.FindConstant(parameter) is { } constant ? new CallResult(constant)
                    : callee.Frame.Find(parameter) is { Type: SequenceType } sequence ? new CallResult(Sequence: sequence)
                    : new CallResult(new Read(callee.Frame.Find(parameter) ?? throw new RefusalException(null))), operation);
            }
        }
    }

    private void RunInitializers(BodyBinder callee, INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(session.Cancellation) is not TypeDeclarationSyntax declaration)
            {
                continue;
            }

            session.FollowedTrees.Add(declaration.SyntaxTree);
            foreach (EqualsValueClauseSyntax clause in declaration.Members.SelectMany(Initializers))
            {
                RunInitializer(callee, session.ModelOf(clause.SyntaxTree).GetOperation(clause, session.Cancellation));
            }
        }
    }

    private static IEnumerable<EqualsValueClauseSyntax> Initializers(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Initializer).OfType<EqualsValueClauseSyntax>(),
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        _ => [],
    };

    private void RunInitializer(BodyBinder callee, IOperation? initializer)
    {
        ISymbol? member = initializer switch
        {
            IFieldInitializerOperation { InitializedFields.Length: > 0 } e when e.InitializedFields[0] is { IsStatic: false, IsConst: false } => e.InitializedFields[0],
            IPropertyInitializerOperation { InitializedProperties.Length: > 0 } e when !e.InitializedProperties[0].IsStatic => e.InitializedProperties[0],
            _ => null,
        };
        if (member is not null && place.Shape.Find(member) is { } found && initializer is ISymbolInitializerOperation { Value: { } value })
        {
            Set(callee, found, callee.Aggregates.BindAny(value, found.Name), value);
        }
    }

    private void Set(BodyBinder callee, AggregateField field, CallResult value, IOperation operation)
    {
        if (field.Nested is not null)
        {
            AggregateValue aggregate = value.Aggregate ?? new AggregateValue(field.Nested, callee.Aggregates.LeavesOf(value, field.Nested, operation));
            callee.AggregateStores.Assign(place.Nested(field), aggregate, operation);
        }
        else if (value.Sequence is { } sequence)
        {
            callee.AggregateStores.AssignSequence(place, field.First, new Read(sequence), operation);
        }
        else
        {
            Expr scalar = value.Scalar ?? callee.Aggregates.LeavesOf(value, null, operation)[0];
            callee.Emit(place.Leaf(field).Assign(ConversionBinder.Numeric(scalar, place.Leaf(field).Type)));
        }
    }
}
