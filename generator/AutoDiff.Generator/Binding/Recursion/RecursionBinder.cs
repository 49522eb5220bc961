using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>Recursive methods: bound once as a function, and called.</summary>
internal sealed class RecursionBinder(BodyBinder body)
{
    public CallResult Bind(IInvocationOperation call, IMethodSymbol definition, IOperation calleeBody)
    {
        IReadOnlyDictionary<int, ObjectRef> objects = Objects(
            definition, calleeBody, ordinal => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal) is { } argument ? body.Objects.Find(argument.Value) : null);
        RecursiveFunction function = Function(call.TargetMethod, definition, call.Instance, calleeBody, call, objects);

        // What is refused may make errors of what follows it, so it comes first.
        if (function.Fails)
        {
            throw new RefusalException(function.Refusals.FirstOrDefault());
        }

        return new RecursiveCall(body, function).Bind(call);
    }

    /// <summary>The attributed method calls itself: its body is one call of the function.</summary>
    public void BindWhole(IMethodSymbol method, IReadOnlyList<ParameterModel> parameters, IOperation methodBody, ReturnedAggregate? returned)
    {
        IReadOnlyDictionary<int, ObjectRef> objects = Objects(method, methodBody, ordinal => body.Frame.FindObject(method.Parameters[ordinal]));
        RecursiveFunction function = Function(method, method, null, methodBody, methodBody, objects);
        body.Session.Refusals.AddRange(function.Refusals);
        body.Session.HasErrors |= function.HasErrors;
        if (!function.Fails)
        {
            new RecursiveCall(body, function).BindWhole(parameters, returned);
        }
    }

    private RecursiveFunction Function(IMethodSymbol method, IMethodSymbol definition, IOperation? instance, IOperation calleeBody, IOperation site, IReadOnlyDictionary<int, ObjectRef> objects)
    {
        Frame? lexical = body.Inlining.LexicalFrame(definition);
        Receiver? receiver = definition.IsStatic ? null : body.Inlining.ReceiverOf(instance) ?? body.Frame.Receiver;
        string typeArguments = TypeArguments(method);
        RecursiveFunction? known = body.Session.Functions.FirstOrDefault(f =>
            SymbolEqualityComparer.Default.Equals(f.Method, definition) && f.TypeArguments == typeArguments && f.Lexical == lexical && Equals(f.Receiver, receiver) && f.HasSameObjects(objects));
        if (known is not null)
        {
            return known;
        }

        if (site is IInvocationOperation && body.Frame.IsWithin(definition))
        {
            throw Refuse(site, "the recursive call of '" + definition.Name + "' on another object or with other type arguments", "write it as a loop over arrays");
        }

        RecursiveFunction function = new(FreeName(definition.Name), definition, typeArguments, lexical, receiver) { Objects = objects };
        body.Session.Functions.Add(function);
        BindBody(function, method, calleeBody, site);
        return function;
    }

    /// <summary>The parameters that name a known object throughout: one that no variable picks.</summary>
    private static Dictionary<int, ObjectRef> Objects(IMethodSymbol method, IOperation methodBody, System.Func<int, ObjectRef?> find)
    {
        ISet<ISymbol> assigned = AssignedSymbols.In(methodBody);
        Dictionary<int, ObjectRef> objects = [];
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => p.RefKind == RefKind.None && p.Type.IsReferenceType && !assigned.Contains(p)))
        {
            if (find(parameter.Ordinal) is { Element: null } known)
            {
                objects.Add(parameter.Ordinal, known);
            }
        }

        return objects;
    }

    private void BindBody(RecursiveFunction function, IMethodSymbol method, IOperation calleeBody, IOperation site)
    {
        BindingSession session = body.Session;
        Frame frame = new(function.Method, body.Frame, function.Lexical, AssignedSymbols.In(calleeBody)) { IsPassive = false, Receiver = function.Receiver };
        InlineBinder.BindTypeArguments(body, frame, method);
        BodyBinder callee = new(session, frame);
        int before = session.Refusals.Count;
        bool hadErrors = session.HasErrors;
        session.HasErrors = false;
        try
        {
            BindShape(function, frame, callee, site);
            List<Statement> declarations = callee.Capture(() =>
            {
                callee.References.TakeOver(function.Method.Parameters);
                if (function.ResultShape is { } shape)
                {
                    frame.AggregateResult = callee.AggregateStores.Declare("result", shape, null);
                    function.ResultParts = [.. frame.AggregateResult.Variables];
                }
            });
            function.Body = declarations.Concat(callee.Statements.Block(calleeBody)).ToEquatableArray();
        }
        catch (RefusalException refused) when (refused.Refusal?.Id != RefusalId.TooLarge)
        {
            session.HasErrors |= refused.Refusal is null;
            session.Refusals.AddRange(refused.Refusal is null ? [] : [refused.Refusal]);
        }

        function.Refusals = [.. session.Refusals.Skip(before)];
        function.HasErrors = session.HasErrors;
        session.Refusals.RemoveRange(before, session.Refusals.Count - before);
        session.HasErrors = hadErrors;
    }

    private void BindShape(RecursiveFunction function, Frame frame, BodyBinder callee, IOperation site)
    {
        foreach (IParameterSymbol parameter in function.Method.Parameters)
        {
            AggregateShape? parts = callee.Aggregates.ShapeOf(parameter.Type);
            function.Slots.Add((function.Parameters.Count, null));
            if (function.Objects.TryGetValue(parameter.Ordinal, out ObjectRef? known))
            {
                frame.BindObject(parameter, known);
                continue;
            }

            if (parts is { HasReal: true, HasSequence: false, IsShared: false, Type.IsValueType: true })
            {
                BindParts(function, frame, callee, parameter, parts);
                continue;
            }

            if (parts is { HasReal: true } || (callee.TypeOf(parameter.Type) is OpaqueType && RealContents.Has(callee.Resolve(parameter.Type))))
            {
                throw Refuse(site, "the recursive method '" + function.Method.Name + "' with '" + parameter.Name + "', which holds real numbers, as a parameter", "pass the numbers, or a struct of them");
            }

            if (parameter.Type.TypeKind == TypeKind.Delegate)
            {
                throw Refuse(site, "the recursive method '" + function.Method.Name + "' with '" + parameter.Name + "', a function, as a parameter", "call a method instead, or write a loop");
            }

            IrType type = callee.TypeOf(parameter.Type);
            if (type is SequenceType && parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                throw Refuse(site, "the recursive method '" + function.Method.Name + "' with an array or span passed by reference", "pass the part of it that is meant");
            }

            Variable variable = callee.Session.Names.Foreign(parameter.Name, type, isTemporary: false);
            frame.Bind(parameter, variable);
            Add(function, parameter, variable);
        }

        if (callee.Aggregates.ShapeOf(function.Method.ReturnType) is { Type.IsValueType: true, HasSequence: false } shape)
        {
            function.ResultShape = shape;
            return;
        }

        function.ReturnType = callee.TypeOf(function.Method.ReturnType);
        if (function.ReturnType is SequenceType || (function.ReturnType is OpaqueType && RealContents.Has(callee.Resolve(function.Method.ReturnType))))
        {
            throw Refuse(site, "the recursive method '" + function.Method.Name + "', which returns an array or an object,", "fill a span that the caller passes in");
        }
    }

    /// <summary>A struct or tuple: each of its parts is passed by itself.</summary>
    private static void BindParts(RecursiveFunction function, Frame frame, BodyBinder callee, IParameterSymbol parameter, AggregateShape shape)
    {
        function.Slots[function.Slots.Count - 1] = (function.Parameters.Count, shape);
        Variable[] parts = [.. shape.Leaves.Select(leaf => callee.Session.Names.Foreign(parameter.Name + leaf.Name, leaf.Type, isTemporary: false))];
        bool isReadOnly = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;
        frame.BindAggregate(parameter, new AggregatePlace(shape, parts.Select(Place.Of), isReadOnly));
        foreach (Variable part in parts)
        {
            Add(function, parameter, part);
        }
    }

    private static void Add(RecursiveFunction function, IParameterSymbol parameter, Variable variable)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            function.References.Add(function.Parameters.Count);
        }

        function.Parameters.Add(variable);
    }

    private string TypeArguments(IMethodSymbol method)
    {
        IEnumerable<ITypeSymbol> arguments = method.TypeArguments;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            arguments = arguments.Concat(type.TypeArguments);
        }

        return string.Join(",", arguments.Select(a => TypeMap.TextOf(body.Resolve(a))));
    }

    private string FreeName(string name)
    {
        string plain = char.ToUpperInvariant(name[0]) + name.Substring(1);
        string free = plain;
        for (int number = 2; body.Session.Functions.Any(f => f.Name == free); number++)
        {
            free = plain + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static RefusalException Refuse(IOperation site, string subject, string advice) =>
        LanguageFence.Refuse(RefusalId.Recursion, site, subject, advice);
}
