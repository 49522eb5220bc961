using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Calls of methods that a <c>[DerivativeOf]</c> method gives the derivative of. Every input gets a name, and a span that the call may
/// change goes in as a copy that is copied back, so that the later stages see ordinary stores to the caller's memory.
/// </summary>
internal sealed class RuleBinder(BodyBinder body)
{
    /// <summary>The bound call, or null where it has no rule.</summary>
    public CallResult? TryBind(IInvocationOperation call)
    {
        if (body.Frame.IsPassive || body.Session.Rules.Find(call.TargetMethod) is not { } found)
        {
            return null;
        }

        (RuleTarget target, IMethodSymbol rule) = found;
        body.Externals.CheckNameable(call, rule);
        body.Externals.CheckNameable(call, call.TargetMethod);
        IParameterSymbol[] parameters = [.. target.Method.Parameters];
        bool mayDisturb = call.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => o is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation));
        Expr[] values = new Expr[parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            values[argument.Parameter!.Ordinal] = BindArgument(argument, mayDisturb);
        }

        IrType type = body.TypeOf(call.Type);
        string typeArguments = call.TargetMethod.TypeArguments.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", call.TargetMethod.TypeArguments.Select(t => TypeMap.TextOf(body.Resolve(t)))) + ">";
        CodeText text = new CodeText().Append(Name(call.TargetMethod) + typeArguments + "(");
        List<RuleInput> inputs = [];
        List<(Variable From, Variable To)> results = [];
        List<Statement> afterwards = [];
        for (int i = 0; i < parameters.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ");
            inputs.Add(Input(parameters[i], values[i], target, call, text, results, afterwards));
        }

        External external = text.Append(")").ToExternal(type, Site(call, target, out string refusal), refusal) with
        {
            Rule = new CustomRule(Name(rule) + typeArguments, inputs.ToEquatableArray(), type.IsReal),
        };
        Expr? result = null;
        if (type == IrType.Void)
        {
            body.Emit(new Evaluate(external));
        }
        else
        {
            result = body.Spill(char.ToLowerInvariant(call.TargetMethod.Name[0]) + call.TargetMethod.Name.Substring(1), external);
        }

        foreach (Statement statement in afterwards)
        {
            body.Emit(statement);
        }

        foreach ((Variable from, Variable to) in results)
        {
            body.Sequences.EmitCopy(from, to);
        }

        return new CallResult(result);
    }

    /// <summary>What is told where an active value turns out to go into a parameter that the rule has no gradient for.</summary>
    private int Site(IInvocationOperation call, RuleTarget target, out string refusal)
    {
        if (call.TargetMethod.Parameters.All(p => !(body.TypeOf(p.Type).IsReal || body.TypeOf(p.Type).IsRealSequence) || target.HasGradient(target.Method.Parameters[p.Ordinal])))
        {
            refusal = string.Empty;
            return body.Externals.Site(call, RefusalId.CallWithoutRule);
        }

        refusal = RefusalId.CallWithoutRule;
        string method = "'" + call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name + "'";
        return body.Session.Site(new Refusal(
            refusal, call.Syntax.GetLocation(), "the call of " + method,
            "have " + method + " name it in its [Differentiable], or exclude the value with StopGradient.Of"));
    }

    private static string Name(IMethodSymbol method) => TypeMap.TextOf(method.ContainingType) + "." + Identifier.Escape(method.Name);

    private Expr BindArgument(IArgumentOperation argument, bool mayDisturb)
    {
        IOperation value = argument.Value;
        if (value.Type is not null && body.TypeOf(argument.Parameter!.Type) is SequenceType)
        {
            return value is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
                ? throw LanguageFence.Refuse(RefusalId.SequenceShape, value, "null for '" + argument.Parameter.Name + "'", "pass an array or span")
                : new Read(body.Sequences.Bind(value, argument.Parameter.Name));
        }

        Expr bound = body.Bind(value);
        return bound switch
        {
            RealConstant or IntegerConstant or BoolConstant or Literal => bound,
            Read { Variable.Type: not OpaqueType } read when !mayDisturb => read,
            Read { Variable: { Type: OpaqueType, Kind: VariableKind.Parameter or VariableKind.Static } } read => read,
            _ when bound.Type is OpaqueType => throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, value, "the argument '" + argument.Parameter!.Name + "' here", "make it a parameter of the differentiated method"),
            _ => body.Spill(argument.Parameter!.Name, bound),
        };
    }

    private RuleInput Input(
        IParameterSymbol parameter, Expr value, RuleTarget target, IInvocationOperation call, CodeText text, List<(Variable From, Variable To)> results, List<Statement> afterwards)
    {
        bool isTrailing = target.IsTrailing(parameter);
        IrType type = body.TypeOf(call.TargetMethod.Parameters[parameter.Ordinal].Type);
        if (type is not SequenceType sequence)
        {
            text.Hole(value);
            return new RuleInput(parameter.Name, value, null, target.HasGradient(parameter), string.Empty, isTrailing);
        }

        Variable given = ((Read)value).Variable;
        bool asksForArray = sequence.Kind == SequenceKind.Array;
        bool isWritten = target.HasGradient(parameter) && (sequence.Kind == SequenceKind.Span || (asksForArray && (call.TargetMethod.ReturnsVoid || target.MayWriteAnyArray)));
        if (!isWritten)
        {
            if (sequence.Kind == SequenceKind.Span && !type.IsRealSequence)
            {
                throw LanguageFence.Refuse(
                    RefusalId.SequencePassed, call, "the span '" + parameter.Name + "' passed to '" + call.TargetMethod.Name + "', which may write it", "pass a read-only span");
            }

            // Whatever is not a parameter is a span in the generated code.
            string suffix = asksForArray && given is not { Kind: VariableKind.Parameter or VariableKind.Static, Type: SequenceType { Kind: SequenceKind.Array } } ? ".ToArray()" : string.Empty;
            text.Hole(value).Append(suffix);
            return new RuleInput(parameter.Name, value, null, target.HasGradient(parameter), suffix, isTrailing);
        }

        body.Places.CheckWritable(given, call);
        SequenceType local = new(SequenceKind.Array, sequence.Element);
        Variable before = Copy(given, parameter.Name + "Before", local);
        Variable after = Copy(before, parameter.Name + "After", local);
        results.Add((after, given));
        if (asksForArray)
        {
            Variable array = body.Temporary(parameter.Name + "Array", new OpaqueType(local.Text));
            body.Emit(new Declare(array, new CodeText().Hole(new Read(after)).Append(".ToArray()").ToExternal(array.Type, -1, string.Empty)));
            text.Hole(new Read(array));
            afterwards.Add(new Evaluate(new CodeText().Append("global::System.MemoryExtensions.CopyTo(").Hole(new Read(array)).Append(", ").Hole(new Read(after)).Append(")").ToExternal(IrType.Void, -1, string.Empty)));
        }
        else
        {
            text.Hole(new Read(after));
        }

        return new RuleInput(parameter.Name, new Read(before), after, true, asksForArray ? ".ToArray()" : string.Empty, isTrailing);
    }

    private Variable Copy(Variable from, string name, SequenceType type)
    {
        Variable copy = body.Temporary(name, type);
        body.Emit(new Declare(copy, new Allocate(type.Element, new Length(from), OnStack: false)));
        body.Sequences.EmitCopy(from, copy);
        return copy;
    }
}
