using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What is carried over as text: it has no derivative, which matters only where an active value flows into it.</summary>
internal sealed class ExternalBinder(BodyBinder body)
{
    private readonly ExternalArgumentBinder arguments = new(body);

    public Expr Bind(IOperation operation)
    {
        if (body.Objects.TryData(operation) is { } data)
        {
            return data;
        }

        switch (operation)
        {
            case IInvocationOperation e:
                return BindCall(e, null);
            case IObjectCreationOperation { Initializer: null, Constructor: { } constructor } e:
                CheckNameable(e, constructor);
                CodeText creation = new CodeText().Append("new " + Text(e, e.Type!) + "(");
                arguments.Append(creation, e.Arguments, null);
                return Finish(creation.Append(")"), e, RefusalId.ValueLeaves);
            case ITypeParameterObjectCreationOperation { Initializer: null } e:
                return Finish(new CodeText().Append("new " + Text(e, e.Type!) + "()"), e, RefusalId.ValueLeaves);
            case IPropertyReferenceOperation e:
                return body.ExternalMembers.BindProperty(e, null);
            case IFieldReferenceOperation e:
                return body.ExternalMembers.BindField(e);
            case IArrayElementReferenceOperation e:
                return body.ExternalMembers.BindArrayElement(e);
            case IInterpolatedStringOperation e:
                return new InterpolationText(body).Bind(e);
            case IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation content }:
                return new InterpolationText(body).Bind(content);
            case ITypeOfOperation e:
                return Finish(new CodeText().Append("typeof(" + Text(e, e.TypeOperand) + ")"), e, RefusalId.ValueLeaves);
            case IIsTypeOperation e:
                return Finish(new CodeText().Append("(").Receiver(body.Bind(e.ValueOperand)).Append(" is " + Text(e, e.TypeOperand) + ")"), e, RefusalId.ValueLeaves);
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    public External BindCall(IInvocationOperation call, Refusal? ifActive, Expr? owner = null)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction || method.MethodKind == MethodKind.DelegateInvoke && call.Instance is null)
        {
            throw ifActive is null ? LanguageFence.Refuse(call) : new RefusalException(ifActive);
        }

        CheckNameable(call, method);
        CheckImplicit(call, method, call.ConstrainedToType);
        if (!body.Frame.IsPassive)
        {
            body.Session.Owners.NoteCall(call, [call.Instance?.Type, .. call.Arguments.Select(a => a.Value is IConversionOperation { IsImplicit: true } boxed ? boxed.Operand.Type : a.Value.Type)]);
        }

        string typeArguments = method.IsGenericMethod ? "<" + string.Join(", ", method.TypeArguments.Select(t => Text(call, t))) + ">" : string.Empty;
        CodeText text = new();
        IOperation[] receiver = call.Instance is null || owner is not null ? [] : [call.Instance];
        Expr[] values = body.BindInOrder([.. receiver, .. ExternalArguments.Of(call.Arguments)], o => arguments.Bind(o, call));
        if (call.Instance is null)
        {
            text.Append(Text(call, call.ConstrainedToType ?? method.ContainingType));
        }
        else
        {
            text.Receiver(owner ?? values[0]);
        }

        // A delegate is called as f.Invoke(x), which is what f(x) means.
        text.Append("." + Identifier.Escape(method.Name) + typeArguments + "(");
        ExternalArguments.Append(text, call.Arguments, [.. values.Skip(receiver.Length)]);
        text.Append(")");
        string withoutRule = method.MethodKind == MethodKind.DelegateInvoke ? RefusalId.UnknownTarget : RefusalId.CallWithoutRule;
        string id = ifActive?.Id ?? (IsPiecewiseConstant(call) ? string.Empty : withoutRule);
        IrType type = body.TypeOf(call.Type);
        if (type is SequenceType)
        {
            throw LanguageFence.Refuse(RefusalId.SequencePassed, call, "the array or span that '" + method.Name + "' returns", "pass it in as a parameter");
        }

        int site = ifActive is null ? Site(call, withoutRule) : body.Session.Site(ifActive);
        return text.ToExternal(type, site, body.Frame.IsPassive ? string.Empty : id);
    }

    /// <summary>A static method that is called through a delegate.</summary>
    public External BindCall(IMethodSymbol method, IReadOnlyList<Expr> values, IOperation call)
    {
        CheckNameable(call, method);
        CodeText text = new CodeText().Append(Text(call, method.ContainingType) + "." + Identifier.Escape(method.Name) + "(");
        for (int i = 0; i < values.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Hole(values[i]);
        }

        return Finish(text.Append(")"), call, RefusalId.CallWithoutRule, body.TypeOf(method.ReturnType));
    }

    /// <summary>Whether the call can stand in generated code as it is.</summary>
    public bool CanCarry(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.Ordinary
        && body.Session.CanName(call.TargetMethod)
        && !call.TargetMethod.ReturnsByRef
        && body.TypeOf(call.Type) is not SequenceType
        && body.Aggregates.ShapeOf(call.Type) is not { Type.IsTupleType: true }
        && (call.Instance is not IInstanceReferenceOperation || (body.Frame.Receiver is not null && call.Instance.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax))
        && call.Arguments.All(a => a.Parameter is { RefKind: RefKind.None or RefKind.In } && a.Value.Type is not null && body.TypeOf(a.Value.Type) is not SequenceType && body.Aggregates.ShapeOf(a.Value.Type) is not { Type.IsTupleType: true });

    /// <summary>The value of a nullable that is not null.</summary>
    public External ValueOf(Expr nullable, IrType type, IOperation operation) =>
        Finish(new CodeText().Receiver(nullable).Append(".Value"), operation, RefusalId.ValueLeaves, type);

    /// <summary>Throws a new exception of the type.</summary>
    public Throw Throw(string exception, IOperation operation) => new(new External(
        EquatableArrays.Of("new " + exception + "()"), EquatableArray<Expr>.Empty, new OpaqueType(exception), Site(operation, RefusalId.CallWithoutRule), string.Empty));

    /// <summary>Emits what throws such an exception where the condition holds.</summary>
    public void EmitThrow(Expr condition, string exception, IOperation operation) =>
        body.Emit(new If(condition, EquatableArrays.Of<Statement>(Throw(exception, operation)), EquatableArray<Statement>.Empty));

    public void CheckNameable(IOperation operation, ISymbol symbol)
    {
        if (!body.Session.CanName(symbol))
        {
            throw LanguageFence.Refuse(
                RefusalId.Inaccessible, operation, "'" + symbol.Name + "', which the generated code may not name", "make the member internal; if it belongs to the type of the method, making that type partial will do");
        }
    }

    public void CheckImplicit(IOperation operation, IMethodSymbol? method, ITypeSymbol? constrained)
    {
        if (StaticMember.IsExplicit(method, constrained, body))
        {
            throw LanguageFence.Refuse(
                RefusalId.CallWithoutRule, operation, "'" + operation.Syntax + "', which only the interface has,", "write out what it means");
        }
    }

    public int Site(IOperation operation, string id) => body.Session.Site(ActiveValue.Refusal(operation, id));

    public External Finish(CodeText text, IOperation operation, string id, IrType? type = null)
    {
        int site = Site(operation, id.Length == 0 ? RefusalId.ValueLeaves : id);
        return text.ToExternal(type ?? body.TypeOf(operation.Type), site, body.Frame.IsPassive ? string.Empty : id);
    }

    public string Text(IOperation operation, ITypeSymbol type)
    {
        ITypeSymbol resolved = body.Resolve(type);
        CheckNameable(operation, resolved);
        return TypeMap.TextOf(resolved);
    }

    /// <summary>A value of which only finitely many can occur is piecewise constant in what it is computed from.</summary>
    private bool IsDiscrete(ITypeSymbol? type) => type is not null && (body.TypeOf(type) is IntegerType or BoolType || type.TypeKind == TypeKind.Enum);

    private bool IsPiecewiseConstant(IInvocationOperation call) =>
        IsPure(call.TargetMethod) && (IsDiscrete(call.Type) || call.TargetMethod.Name == "Round");

    private static bool IsPure(IMethodSymbol method) =>
        (method.ContainingType.IsValueType && KnownTypes.IsIn(method.ContainingType, "System")) || KnownTypes.IsMath(method.ContainingType);
}
