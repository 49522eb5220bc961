using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>One call of a recursive function.</summary>
/// <param name="functionsNeed">What runs where the source makes a function that is passed, by the ordinal of the parameter.</param>
internal sealed class RecursiveCall(BodyBinder caller, RecursiveFunction function, IReadOnlyDictionary<int, List<Statement>> functionsNeed)
{
    private readonly List<int> slots = [];
    private readonly List<(int Slot, bool ComesIn, Place Place)> references = [];
    private Expr[] values = [];

    public CallResult Bind(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            BindArgument(argument, function.Method.Parameters[argument.Parameter!.Ordinal]);
        }

        CheckReferences(call);
        CheckAliases(call);
        Expr[] ordered = new Expr[function.Parameters.Count];
        for (int i = 0; i < values.Length; i++)
        {
            ordered[slots[i]] = Named(values[i], function.Parameters[slots[i]].BaseName);
        }

        foreach ((int slot, bool comesIn, Place place) in references)
        {
            Variable parameter = function.Parameters[slot];
            ordered[slot] = comesIn && place != Place.Discard ? Named(place.Value, parameter.BaseName) : DefaultValue.Of(parameter.Type);
        }

        int site = caller.Session.Site(new Refusal(
            RefusalId.Recursion, call.Syntax.GetLocation(), "the recursive call of '" + function.Method.Name + "'", "write it as a loop, or exclude its value with StopGradient.Of"));
        (Expr? value, IReadOnlyList<Variable> outputs) = Emit(ordered, site);
        for (int i = 0; i < references.Count; i++)
        {
            int output = function.References.IndexOf(references[i].Slot);
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
        List<Expr> arguments = [];
        List<Variable> targets = [];
        foreach (ParameterModel parameter in parameters.Where(p => p is { IsThis: false, Part: null } && !function.Fixed.Holds(p.Variable)))
        {
            IEnumerable<Variable> variables = parameter.Owner is { IsGrid: true } ? parameters.Where(p => p.Part?.Owner == parameter.Variable).Select(p => p.Variable)
                : function.Slots.Any(slot => slot.First == arguments.Count && slot.Shape is not null) ? PartsOf(parameter)
                : [parameter.Variable];
            arguments.AddRange(variables.Select(v => parameter.RefKind == ParameterRefKind.Out ? DefaultValue.Of(v.Type) : new Read(v)));
            targets.AddRange(variables);
        }

        (Expr? value, IReadOnlyList<Variable> outputs) = Emit([.. arguments], -1);
        for (int i = 0; i < function.References.Count; i++)
        {
            caller.Emit(new Assign(targets[function.References[i]], new Read(outputs[i])));
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

    private IEnumerable<Variable> PartsOf(ParameterModel parameter) => caller.Session.Owners.Of(parameter.Variable) is { } owner && caller.AggregatePlaces.KnownPlace(owner.Root) is { } place
        ? place.Variables
        : throw new RefusalException(new Refusal(
            RefusalId.Recursion, function.Method.Locations[0], "the recursive method '" + function.Method.Name + "' with '" + parameter.Variable.Name + "' as a parameter", "pass its numbers"));

    private void BindArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        RecursiveSlot slot = function.Slots[parameter.Ordinal];
        if (function.Fixed.Contains(parameter.Ordinal))
        {
            if (functionsNeed.TryGetValue(parameter.Ordinal, out List<Statement>? made))
            {
                caller.EmitAfter(made, values, values.Length);
            }

            return;
        }

        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            bool comesIn = parameter.RefKind == RefKind.Ref;
            (List<Statement> needed, Place[] places) = caller.Capture(() => Places(argument, parameter, slot));
            caller.EmitAfter(needed, values, values.Length);
            references.AddRange(places.Select((place, i) => (slot.First + i, comesIn, place)));
            return;
        }

        (List<Statement> before, IReadOnlyList<Expr> bound) = caller.Capture(() => Values(argument.Value, parameter, slot));
        caller.EmitAfter(before, values, values.Length);
        values = [.. values, .. bound];
        slots.AddRange(Enumerable.Range(slot.First, bound.Count));
    }

    /// <summary>What is passed by reference, at places that stand still.</summary>
    private Place[] Places(IArgumentOperation argument, IParameterSymbol parameter, RecursiveSlot slot) => slot.Shape is null
        ? [caller.Places.BindReference(argument.Value) ?? throw Refuse(argument, "'" + argument.Syntax + "' as an argument")]
        : [.. (caller.AggregateStores.Referenced(argument.Value, parameter.Name, slot.Shape) ?? throw Refuse(argument, "'" + argument.Syntax + "' as an argument")).Leaves];

    private IReadOnlyList<Expr> Values(IOperation argument, IParameterSymbol parameter, RecursiveSlot slot)
    {
        if (slot.Shape is { } shape)
        {
            IReadOnlyList<Expr> leaves = caller.Aggregates.LeavesOf(caller.Aggregates.BindAny(argument, parameter.Name), shape, argument);
            return [.. leaves.Select((value, i) => ConversionBinder.Numeric(value, shape.Leaves[i].Type))];
        }

        if (slot.IsGrid)
        {
            Grid grid = caller.Grids.Bind(argument, parameter.Name);
            return [new Read(grid.Elements), .. grid.Lengths];
        }

        return function.Parameters[slot.First].Type is SequenceType ? [new Read(caller.Sequences.Bind(argument, parameter.Name))] : [caller.Bind(argument)];
    }

    private RefusalException Refuse(IOperation operation, string with) => LanguageFence.Refuse(
        RefusalId.Recursion, operation, "the recursive call of '" + function.Method.Name + "' with " + with, "pass local variables, a different one for each parameter");

    /// <summary>The function, or what it calls, may use a variable that it is given a reference to; or it is given two of them.</summary>
    private void CheckAliases(IInvocationOperation call)
    {
        IArgumentOperation[] passed = [.. call.Arguments.Where(a => function.Method.Parameters[a.Parameter!.Ordinal].RefKind != RefKind.None)];
        ISymbol[] written = [.. passed.Where(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out).Select(a => CapturedArgument.RootOf(a.Value)).OfType<ISymbol>()];
        foreach (IArgumentOperation argument in passed)
        {
            ISymbol? root = CapturedArgument.RootOf(argument.Value);
            bool isRead = argument.Parameter!.RefKind is not (RefKind.Ref or RefKind.Out);
            bool isReached = function.SeesCaller && (CapturedArgument.IsOfThis(argument.Value) || (root is not null && (CapturedArgument.IsCaptured(root, caller.Session, orByLambda: function.Method.MethodKind == MethodKind.LocalFunction) || function.Fixed.Reaches(root))));
            bool isAlias = root is ILocalSymbol { IsRef: true } || (root is IParameterSymbol parameter && IsAlias(parameter));
            bool mayChange = isRead && (isAlias || MemoryWrites.IsElement(argument.Value)) && caller.Session.MemoryWrites.MayHappenIn(function.Method);
            if (isReached || (isAlias && function.SeesCaller) || mayChange || (isRead && root is not null && written.Contains(root, SymbolEqualityComparer.Default)))
            {
                throw Refuse(argument, "'" + argument.Value.Syntax + "', which it may reach in another way,");
            }
        }
    }

    /// <summary>A parameter by reference of a call that is followed is another name for a variable or element around that call.</summary>
    private bool IsAlias(IParameterSymbol parameter)
    {
        Frame? frame = caller.Frame;
        while (frame is not null && !SymbolEqualityComparer.Default.Equals(CallGraph.Definition(frame.Method), CallGraph.Definition((IMethodSymbol)parameter.ContainingSymbol)))
        {
            frame = frame.Lexical;
        }

        return parameter.RefKind != RefKind.None && frame?.Caller is not null
            && !caller.Session.Functions.Any(f => SymbolEqualityComparer.Default.Equals(f.Method, CallGraph.Definition(frame.Method)));
    }

    /// <summary>References are passed as values that come in and go out, which is the same where nothing else reaches the variable meanwhile.</summary>
    private void CheckReferences(IInvocationOperation call)
    {
        List<Place> places = [.. references.Select(r => r.Place).Where(p => p != Place.Discard)];
        bool reachesOther = places.Any(p => p.Variable is { } variable && function.Fixed.Reaches(variable, caller.Session))
            || places.Where(p => !p.IsElement).GroupBy(p => p.Variable).Any(g => g.Count() > 1)
            || (places.Any(p => p.IsElement) && (function.SeesCaller || places.Count > 1 || values.Any(v => v is Read { Variable.Type: SequenceType })));
        if (reachesOther)
        {
            throw Refuse(call, "these references");
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
