using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// The variables of the bodies around them that functions use, by themselves or through the local functions and delegates that they call.
/// They must live as long as the functions.
/// </summary>
internal sealed class CapturedVariables
{
    private readonly BindingSession session;
    private readonly HashSet<Variable> found = [];
    private readonly HashSet<(IOperation Code, Frame Frame)> seen = [];

    private CapturedVariables(BindingSession session) => this.session = session;

    public static ISet<Variable> Of(IEnumerable<FunctionValue> functions, BindingSession session)
    {
        CapturedVariables captured = new(session);
        captured.Add(functions);
        return captured.found;
    }

    /// <summary>Only numbers can be declared in front of the block that they belong to.</summary>
    public static void RefuseArrays(ISet<Variable> captured, EquatableArray<Statement> statements, IOperation operation)
    {
        if (captured.Any(v => v.Type is SequenceType && Hoisting.IsNested(statements, v)))
        {
            throw LanguageFence.Refuse(RefusalId.DelegateChanges, operation, "a function that uses an array of a nested block", "declare the array where the method begins");
        }
    }

    private void Add(IEnumerable<FunctionValue> functions)
    {
        foreach (FunctionValue function in functions)
        {
            Add(function);
        }
    }

    private void Add(FunctionValue function)
    {
        switch (function)
        {
            case LambdaFunction lambda:
                Add(lambda.Body, lambda.Lexical);
                break;
            case SelectedFunction selected:
                found.UnionWith(Walk.Variables(selected.Selector));
                Add(selected.Choices);
                break;
        }
    }

    private void Add(IOperation code, Frame frame)
    {
        if (!seen.Add((code, frame)))
        {
            return;
        }

        foreach (IOperation operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation e:
                    Add(e.Local, frame);
                    break;
                case IParameterReferenceOperation e:
                    Add(e.Parameter, frame);
                    break;
            }
        }

        foreach (IMethodSymbol called in LocalFunctions.CalledIn(code))
        {
            if (CalleeBody.Of(called, session) is { } body)
            {
                Add(body, frame);
            }
        }
    }

    private void Add(ISymbol symbol, Frame frame)
    {
        found.UnionWith(new[] { frame.Find(symbol), frame.FindElement(symbol)?.Variable, frame.FindGrid(symbol)?.Elements, frame.FindList(symbol)?.Items, frame.FindList(symbol)?.Buffer }.OfType<Variable>());
        found.UnionWith(frame.FindAggregate(symbol)?.Variables ?? []);
        found.UnionWith(frame.FindGrid(symbol)?.Lengths.SelectMany(Walk.Variables) ?? []);
        found.UnionWith(frame.FindElement(symbol)?.Index is { } index ? Walk.Variables(index) : []);
        Add(frame.FindFunctions(symbol)?.Elements ?? []);
        if (frame.FindFunction(symbol) is { } function)
        {
            Add(function);
        }
    }
}
