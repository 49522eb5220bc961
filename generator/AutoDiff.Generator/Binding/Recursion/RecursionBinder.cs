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
        Dictionary<int, ObjectRef> objects = FixedArguments.KnownObjects(
            definition, calleeBody, ordinal => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal) is { } argument ? body.Objects.Find(argument.Value) : null);
        Dictionary<int, List<Statement>> functionsNeed = [];
        RecursiveFunction function = Function(call.TargetMethod, definition, call.Instance, calleeBody, call, new FixedArguments(objects, FunctionsPassed(call, functionsNeed)));

        // What is refused may make errors of what follows it, so it comes first.
        if (function.Fails)
        {
            throw new RefusalException(function.Refusals.FirstOrDefault());
        }

        return new RecursiveCall(body, function, functionsNeed).Bind(call);
    }

    /// <summary>The attributed method calls itself: its body is one call of the function.</summary>
    public void BindWhole(IMethodSymbol method, IReadOnlyList<ParameterModel> parameters, IOperation methodBody, ReturnedAggregate? returned)
    {
        Dictionary<int, ObjectRef> objects = FixedArguments.KnownObjects(method, methodBody, ordinal => body.Frame.FindObject(method.Parameters[ordinal]));
        RecursiveFunction function = Function(method, method, null, methodBody, methodBody, new FixedArguments(objects, new Dictionary<int, FunctionValue>()));
        body.Session.Refusals.AddRange(function.Refusals);
        body.Session.HasErrors |= function.HasErrors;
        if (!function.Fails)
        {
            new RecursiveCall(body, function, new Dictionary<int, List<Statement>>()).BindWhole(parameters, returned);
        }
    }

    /// <summary>What the call passes for its delegate parameters, by ordinal, where that is known.</summary>
    /// <param name="needed">Gets what runs where the source makes one of them, which is in its turn among the arguments.</param>
    private Dictionary<int, FunctionValue> FunctionsPassed(IInvocationOperation call, Dictionary<int, List<Statement>> needed)
    {
        Dictionary<int, FunctionValue> functions = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { Type.TypeKind: TypeKind.Delegate, Ordinal: int ordinal })
            {
                continue;
            }

            (needed[ordinal], FunctionValue? passed) = body.Capture(() => body.Delegates.TryBind(argument.Value));
            if (passed is { } function)
            {
                functions[ordinal] = function is LambdaFunction or MethodFunction or NullFunction
                    ? function
                    : throw Refuse(argument, "the recursive call of '" + call.TargetMethod.Name + "' with one of several functions", "call it in the branches of an if");
            }
        }

        return functions;
    }

    private RecursiveFunction Function(
        IMethodSymbol method, IMethodSymbol definition, IOperation? instance, IOperation calleeBody, IOperation site, FixedArguments given)
    {
        Frame? lexical = body.Inlining.LexicalFrame(definition);
        Receiver? receiver = definition.IsStatic ? null : body.Inlining.ReceiverOf(instance) ?? body.Frame.Receiver;
        string typeArguments = TextOfTypeArguments(method);
        RecursiveFunction? known = body.Session.Functions.FirstOrDefault(f =>
            SymbolEqualityComparer.Default.Equals(f.Method, definition) && f.TypeArguments == typeArguments && f.Lexical == lexical && Equals(f.Receiver, receiver) && f.Fixed.IsSame(given));
        if (known is not null)
        {
            return known;
        }

        if (site is IInvocationOperation && body.Frame.IsWithin(definition))
        {
            throw Refuse(site, "the recursive call of '" + definition.Name + "' on another object, with other type arguments or with another function", "write it as a loop over arrays");
        }

        RecursiveFunction function = new(FreeName(definition.Name), definition, typeArguments, lexical, receiver, given);
        body.Session.Functions.Add(function);
        BindBody(function, method, calleeBody, site);
        return function;
    }

    private void BindBody(RecursiveFunction function, IMethodSymbol method, IOperation calleeBody, IOperation site)
    {
        BindingSession session = body.Session;
        Frame frame = new(function.Method, body.Frame, function.Lexical, AssignedSymbols.In(calleeBody)) { IsPassive = false, Receiver = function.Receiver };
        TypeArguments.Bind(body, frame, method);
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
        new RecursiveParameters(function, frame, callee, site).Bind();
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

    private string TextOfTypeArguments(IMethodSymbol method)
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
        // What implements a member of an interface explicitly has the interface in its name.
        name = name.Substring(name.LastIndexOf('.') + 1);
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
