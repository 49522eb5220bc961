using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>A recursive method while it is being bound: its calls need no more of it than its shape.</summary>
internal sealed class RecursiveFunction(
    string name, IMethodSymbol method, string typeArguments, Frame? lexical, Receiver? receiver, FixedArguments given)
{
    public string Name { get; } = name;

    public IMethodSymbol Method { get; } = method;

    /// <summary>The type arguments that this function is for, as text.</summary>
    public string TypeArguments { get; } = typeArguments;

    /// <summary>For a local function the body around its declaration.</summary>
    public Frame? Lexical { get; } = lexical;

    /// <summary>For an instance method what <c>this</c> is in it.</summary>
    public Receiver? Receiver { get; } = receiver;

    public FixedArguments Fixed { get; } = given;

    /// <summary>One for each parameter, in their order; as many as its slot says where it is taken apart.</summary>
    public List<Variable> Parameters { get; } = [];

    /// <summary>For each parameter, what it has become.</summary>
    public List<RecursiveSlot> Slots { get; } = [];

    /// <summary>Which of the variables are passed by reference.</summary>
    public List<int> References { get; } = [];

    /// <summary>For a tuple or struct that is returned: what it is, and the variables of its parts.</summary>
    public AggregateShape? ResultShape { get; set; }

    public ImmutableArray<Variable> ResultParts { get; set; } = [];

    public IrType ReturnType { get; set; } = IrType.Void;

    public EquatableArray<Statement> Body { get; set; } = EquatableArray<Statement>.Empty;

    /// <summary>Why it cannot be followed.</summary>
    public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    public bool HasErrors { get; set; }

    public bool Fails => HasErrors || Refusals.Count > 0;

    /// <summary>It may use variables of the body around it.</summary>
    public bool SeesCaller => Method.MethodKind == MethodKind.LocalFunction || !Method.IsStatic || Fixed.Any;

    public FunctionModel Model => new(
        Name,
        Parameters.ToEquatableArray(),
        References.Select(i => Parameters[i]).Concat(ResultParts).ToEquatableArray(),
        ReturnType,
        Body);
}
