using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Differentiation;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Calls of generated derivatives inside a differentiated method: the derivative's own body takes the place of the call, and is then
/// differentiated with the rest.
/// </summary>
internal sealed class NestedDerivativeBinder(BodyBinder body)
{
    /// <summary>The bound call, or null where it is not one of a generated method.</summary>
    public CallResult? TryBind(IInvocationOperation call)
    {
        if (body.Session.Stubs.Find(call.TargetMethod) is not { } binding)
        {
            return null;
        }

        MethodModel model = binding.Model ?? throw Refuse(call, "which cannot be written itself", "correct the method that it belongs to first");
        string suffix = call.TargetMethod.Name.Substring(model.Signature.Name.Length);
        if (call.TargetMethod.IsGenericMethod || call.TargetMethod.ContainingType.IsGenericType)
        {
            throw Refuse(call, "which is generic", "call it from a method that is not differentiated, or differentiate a copy for double");
        }

        if (model.Signature.Struct is not null)
        {
            throw Refuse(call, "of a method that returns a struct", "differentiate a method that returns a number");
        }

        if (call.Instance is not null)
        {
            throw Refuse(call, "which has a receiver", "differentiate a static method of numbers, arrays and spans");
        }

        if (!System.Enum.TryParse(suffix, out DerivativeKind kind) || Pipeline.Nest(model, kind) is not { } nested)
        {
            throw Refuse(call, "which must remember values in a way that cannot be differentiated", "use loops with fixed bounds, and no arrays that are made inside of a loop");
        }

        return Splice(call, model.Signature.Name, nested);
    }

    private CallResult Splice(IInvocationOperation call, string name, NestedDerivative nested)
    {
        Dictionary<string, Variable> parameters = nested.Parameters.ToDictionary(p => p.Name);
        Dictionary<Variable, Variable> arguments = [];
        List<(Place Place, Variable Value)> results = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (!parameters.TryGetValue(argument.Parameter!.Name, out Variable? parameter))
            {
                throw Refuse(call, "whose parameters are not numbers, arrays or spans", "differentiate a method of numbers, arrays and spans");
            }

            arguments.Add(parameter, Argument(argument, parameter, results));
        }

        if (parameters.Values.Any(p => !arguments.ContainsKey(p)))
        {
            throw Refuse(call, "whose parameters are not numbers, arrays or spans", "differentiate a method of numbers, arrays and spans");
        }

        Variable[] roots = [.. arguments.Values.Where(v => v.Type is SequenceType).Select(body.Session.RootOf)];
        if (roots.Distinct().Count() < roots.Length)
        {
            throw Refuse(call, "whose arguments share memory", "pass a copy of one of them");
        }

        int site = body.Session.Site(new Refusal(
            RefusalId.GeneratedCode, call.Syntax.GetLocation(), "the call of '" + call.TargetMethod.Name + "', which sends the value through code without a derivative", "differentiate the computation without that code, or exclude the value with StopGradient.Of"));
        Transplant transplant = new(body.Session, arguments, site);
        foreach (Statement statement in transplant.Visit(nested.Body))
        {
            body.Session.EmitDeep(statement);
        }

        Expr? value = nested.Value is null ? null : transplant.Visit(nested.Value);
        Expr? tangent = nested.Tangent is null ? null : transplant.Visit(nested.Tangent);
        foreach ((Place place, Variable result) in results)
        {
            // Where the value goes may be what the result still reads.
            value = value is null ? null : body.Spill(char.ToLowerInvariant(name[0]) + name.Substring(1), value);
            tangent = tangent is null ? null : body.Spill("tangent", tangent);
            body.Emit(place.Assign(new Read(result)));
        }

        return tangent is null ? new CallResult(value) : new CallResult(Aggregate: new AggregateValue(body.Aggregates.ShapeOf(call.Type)!, [value!, tangent]));
    }

    private Variable Argument(IArgumentOperation argument, Variable parameter, List<(Place Place, Variable Value)> results)
    {
        if (parameter.Type is SequenceType)
        {
            return body.Sequences.Bind(argument.Value, parameter.Name);
        }

        if (argument.Parameter!.RefKind is not (RefKind.Ref or RefKind.Out))
        {
            return body.Spill(parameter.Name, ConversionBinder.Numeric(body.Bind(argument.Value), parameter.Type)).Variable;
        }

        Place place = body.Places.BindTarget(argument.Value);
        if (place != Place.Discard)
        {
            place = body.Places.Stabilize(place);
        }

        bool comesIn = argument.Parameter.RefKind == RefKind.Ref;
        Variable value = body.Spill(parameter.Name, comesIn ? place.Value : DefaultValue.Of(parameter.Type)).Variable;
        if (place != Place.Discard)
        {
            results.Add((place, value));
        }

        return value;
    }

    private static RefusalException Refuse(IInvocationOperation call, string reason, string advice) =>
        LanguageFence.Refuse(RefusalId.GeneratedCode, call, "the call of the generated '" + call.TargetMethod.Name + "', " + reason, advice);
}
