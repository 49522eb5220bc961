using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>One call of a recursive function.</summary>
internal sealed class RecursiveCall(BodyBinder caller, RecursiveFunction function)
{
    private readonly List<int> ordinals = [];
    private readonly List<(int Ordinal, Place Place)> references = [];
    private Expr[] values = [];

    public CallResult Bind(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            BindArgument(argument, function.Method.Parameters[argument.Parameter!.Ordinal]);
        }

        CheckReferences(call);
        Expr[] ordered = new Expr[function.Parameters.Count];
        for (int i = 0; i < values.Length; i++)
        {
            ordered[ordinals[i]] = Named(values[i], function.Parameters[ordinals[i]].BaseName);
        }

        foreach ((int ordinal, Place place) in references)
        {
            Variable parameter = function.Parameters[ordinal];
            bool comesIn = place != Place.Discard && function.Method.Parameters[ordinal].RefKind == RefKind.Ref;
            ordered[ordinal] = comesIn ? Named(place.Value, parameter.BaseName) : DefaultValue.Of(parameter.Type);
        }

        int site = caller.Session.Site(new Refusal(
            RefusalId.Recursion, call.Syntax.GetLocation(), "the recursive call of '" + function.Method.Name + "'", "write it as a loop, or exclude its value with StopGradient.Of"));
        (Expr? value, IReadOnlyList<Variable> outputs) = Emit(ordered, site);
        for (int i = 0; i < references.Count; i++)
        {
            int output = function.References.IndexOf(references[i].Ordinal);
            if (references[i].Place != Place.Discard)
            {
                caller.Emit(references[i].Place.Assign(new Read(outputs[output])));
            }
        }

        return function.ResultShape is { } shape
            ? new CallResult(Aggregate: new AggregateValue(shape, [.. outputs.Skip(function.References.Count).Select(part => new Read(part))]) { IsNew = true })
            : new CallResult(value);
    }

    /// <summary>The call that is all that the attributed method does.</summary>
    public void BindWhole(IReadOnlyList<ParameterModel> parameters, ReturnedAggregate? returned)
    {
        Expr[] arguments = [.. parameters.Select(p => p.RefKind == ParameterRefKind.Out ? DefaultValue.Of(p.Variable.Type) : new Read(p.Variable))];
        (Expr? value, IReadOnlyList<Variable> outputs) = Emit(arguments, -1);
        for (int i = 0; i < function.References.Count; i++)
        {
            caller.Emit(new Assign(parameters[function.References[i]].Variable, new Read(outputs[i])));
        }

        if (function.ResultShape is not null)
        {
            returned?.Finish(caller, [.. outputs.Skip(function.References.Count).Select(part => new Read(part))], null);
        }
        else if (value is not null)
        {
            caller.Emit(new Return(value));
        }
    }

    private void BindArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            references.Add((parameter.Ordinal, caller.Places.Stabilize(caller.Places.Bind(argument.Value))));
            return;
        }

        (List<Statement> before, Expr value) = caller.Capture(() => function.Parameters[parameter.Ordinal].Type is SequenceType
            ? new Read(caller.Sequences.Bind(argument.Value, parameter.Name))
            : caller.Bind(argument.Value));
        caller.EmitAfter(before, values, values.Length);
        values = [.. values, value];
        ordinals.Add(parameter.Ordinal);
    }

    /// <summary>References are passed as values that come in and go out, which is the same where nothing else reaches the variable meanwhile.</summary>
    private void CheckReferences(IInvocationOperation call)
    {
        List<Place> places = [.. references.Select(r => r.Place).Where(p => p != Place.Discard)];
        bool reachesOther = places.Any(p => p.ReadOnlyValue is not null)
            || places.Where(p => !p.IsElement).GroupBy(p => p.Variable).Any(g => g.Count() > 1)
            || (places.Any(p => p.IsElement) && (function.SeesCaller || places.Count > 1 || values.Any(v => v is Read { Variable.Type: SequenceType })));
        if (reachesOther)
        {
            throw LanguageFence.Refuse(
                RefusalId.Recursion, call, "the recursive call of '" + function.Method.Name + "' with these references", "pass local variables, a different one for each parameter");
        }
    }

    /// <summary>Real arguments are names or constants, so that adjoints of what they are computed from are made where they are computed.</summary>
    private Expr Named(Expr value, string name)
    {
        bool mayStay = value switch
        {
            Read or RealConstant => true,
            _ => !value.Type.IsReal && !Walk.All(value).Any(e => e is External),
        };
        return mayStay ? value : caller.Spill(name, value);
    }

    private (Expr? Value, IReadOnlyList<Variable> Outputs) Emit(Expr[] arguments, int site)
    {
        FunctionModel shape = function.Model;
        List<Variable> results = [];
        if (shape.ReturnType != IrType.Void)
        {
            results.Add(caller.Temporary(char.ToLowerInvariant(function.Name[0]) + function.Name.Substring(1), shape.ReturnType));
        }

        List<Variable> outputs = [.. shape.Outputs.Select(o => caller.Temporary(o.BaseName, o.Type))];
        results.AddRange(outputs);
        foreach (Variable result in results)
        {
            caller.Emit(new Declare(result, null));
        }

        caller.Emit(new Invoke(function.Name, arguments.Select(a => new Argument(a)).ToEquatableArray(), results.ToEquatableArray())
        {
            SeesCaller = function.SeesCaller,
            Site = site,
        });
        return (shape.ReturnType == IrType.Void ? null : new Read(results[0]), outputs);
    }
}
