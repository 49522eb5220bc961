using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>One method body that is being bound: the attributed method's, or that of a call that is followed.</summary>
/// <param name="caller">The body that holds the call, or null for the attributed method.</param>
/// <param name="lexical">For a local function the body around its declaration: it sees the variables there.</param>
internal sealed class Frame(IMethodSymbol method, Frame? caller, Frame? lexical, ISet<ISymbol> assigned)
{
    /// <summary>No program nests calls this deep, unless functions call each other without end.</summary>
    public const int DepthLimit = 64;

    private readonly Dictionary<ISymbol, Variable> variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, AggregatePlace> aggregates = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Expr> constants = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ListRef> lists = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Grid> grids = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Place> elements = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ObjectRef> objects = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, FunctionValue> functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Query> queries = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, FunctionArray> functionArrays = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> typeArguments = new(SymbolEqualityComparer.Default);
    private readonly AggregatePlace? instance;

    public IMethodSymbol Method { get; } = method;

    /// <summary>What <c>this</c> is here; null in a static method.</summary>
    public Receiver? Receiver { get; set; } = lexical?.Receiver;

    public Frame? Caller { get; } = caller;

    public Frame? Lexical { get; } = lexical;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>The functions that were passed in.</summary>
    public List<FunctionValue> Functions { get; } = [];

    /// <summary>The body may assign variables that are not its own, such as one that an argument reads.</summary>
    public bool MayChangeOuter { get; init; }

    /// <summary>A value that goes into a thrown exception or a guard goes nowhere else, so it may be active.</summary>
    public bool IsPassive { get; set; } = caller?.IsPassive ?? false;

    /// <summary>An argument of <c>StopGradient.Of</c> is being bound: what has no gradient may stand there.</summary>
    public bool IsStopped { get; set; }

    /// <summary>What stands before the <c>?.</c> of the expression that is being bound.</summary>
    public Expr? ConditionalReceiver { get; set; }

    public FunctionValue? ConditionalFunction { get; set; }

    /// <summary>The same for the value of a nullable struct.</summary>
    public AggregatePlace? ConditionalPlace { get; set; }

    /// <summary>For a method that returns an aggregate: the place of its result, unless its one return stands at the end.</summary>
    public AggregatePlace? AggregateResult { get; set; }

    /// <summary>The object or struct that the method works on, where that is taken apart.</summary>
    public AggregatePlace? This
    {
        get => instance ?? Lexical?.This;
        init => instance = value;
    }

    /// <summary>The objects whose initializers are being bound, the innermost on top.</summary>
    public Stack<AggregatePlace> Receivers { get; } = [];

    /// <summary>For a method that returns an array or span: the variable of it, unless its one return stands at the end.</summary>
    public Variable? SequenceResult { get; set; }

    /// <summary>What a single return at the end returns, where that is not a scalar.</summary>
    public CallResult? TailResult { get; set; }

    public bool HasTailReturn { get; set; }

    /// <summary>For a method that returns a function, where its one return does not stand at the end: what the returns give.</summary>
    public List<FunctionValue> ReturnedFunctions { get; } = [];

    public bool Assigns(ISymbol symbol) => assigned.Contains(symbol);

    public void Bind(ISymbol symbol, Variable variable) => variables[symbol] = variable;

    public void BindAggregate(ISymbol symbol, AggregatePlace place) => aggregates[symbol] = place;

    public void BindFunction(ISymbol symbol, FunctionValue function) => functions[symbol] = function;

    public void BindFunctions(ISymbol symbol, FunctionArray array) => functionArrays[symbol] = array;

    public FunctionValue? FindFunction(ISymbol symbol) =>
        functions.TryGetValue(symbol, out FunctionValue? function) ? function : Lexical?.FindFunction(symbol);

    public void BindQuery(ISymbol symbol, Query query) => queries[symbol] = query;

    public Query? FindQuery(ISymbol symbol) =>
        queries.TryGetValue(symbol, out Query? query) ? query : Lexical?.FindQuery(symbol);

    public FunctionArray? FindFunctions(ISymbol symbol) =>
        functionArrays.TryGetValue(symbol, out FunctionArray? array) ? array : Lexical?.FindFunctions(symbol);

    /// <summary>A parameter whose argument is a constant, which stands for it everywhere.</summary>
    public void BindConstant(ISymbol symbol, Expr constant) => constants[symbol] = constant;

    /// <summary>A parameter or local that names a known object, or a struct parameter of the attributed method.</summary>
    public void BindObject(ISymbol symbol, ObjectRef known) => objects[symbol] = known;

    public void BindList(ISymbol symbol, ListRef list) => lists[symbol] = list;

    public ListRef? FindList(ISymbol symbol) => lists.TryGetValue(symbol, out ListRef? list) ? list : Lexical?.FindList(symbol);

    public void BindGrid(ISymbol symbol, Grid grid) => grids[symbol] = grid;

    public Grid? FindGrid(ISymbol symbol) => grids.TryGetValue(symbol, out Grid? grid) ? grid : Lexical?.FindGrid(symbol);

    /// <summary>A reference to an element: a ref local, a ref or in parameter. Its index never changes.</summary>
    public void BindReference(ISymbol symbol, Place place)
    {
        if (place.IsElement)
        {
            elements[symbol] = place;
        }
        else
        {
            variables[symbol] = place.Variable!;
        }
    }

    public void BindType(ITypeParameterSymbol parameter, ITypeSymbol argument) => typeArguments[parameter] = argument;

    /// <summary>Whether the local or parameter stands for anything here.</summary>
    public bool Knows(ISymbol symbol) => Find(symbol) is not null || FindAggregate(symbol) is not null || FindObject(symbol) is not null || FindElement(symbol) is not null
        || FindGrid(symbol) is not null || FindList(symbol) is not null || FindConstant(symbol) is not null || FindFunction(symbol) is not null
        || FindQuery(symbol) is not null || FindFunctions(symbol) is not null;

    public Variable? Find(ISymbol symbol) =>
        variables.TryGetValue(symbol, out Variable? variable) ? variable : Lexical?.Find(symbol);

    /// <summary>The element that a reference stands for, or null where the symbol is a variable.</summary>
    public Place? FindElement(ISymbol symbol) =>
        elements.TryGetValue(symbol, out Place? place) ? place : Lexical?.FindElement(symbol);

    public Expr? FindConstant(ISymbol symbol) =>
        constants.TryGetValue(symbol, out Expr? constant) ? constant : Lexical?.FindConstant(symbol);

    public ObjectRef? FindObject(ISymbol symbol) =>
        objects.TryGetValue(symbol, out ObjectRef? known) ? known : Lexical?.FindObject(symbol);

    public AggregatePlace? FindAggregate(ISymbol symbol) =>
        aggregates.TryGetValue(symbol, out AggregatePlace? place) ? place : Lexical?.FindAggregate(symbol);

    /// <summary>The type with the type arguments of the call in place of the callee's type parameters.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type, Compilation compilation)
    {
        if (typeArguments.Count == 0)
        {
            return Lexical?.Resolve(type, compilation) ?? type;
        }

        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return typeArguments.TryGetValue(parameter, out ITypeSymbol? argument) ? argument : Lexical?.Resolve(type, compilation) ?? type;
            case IArrayTypeSymbol array:
                return compilation.CreateArrayTypeSymbol(Resolve(array.ElementType, compilation), array.Rank);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named:
                INamedTypeSymbol definition = named.ContainingType is { IsGenericType: true } outer
                    ? ((INamedTypeSymbol)Resolve(outer, compilation)).GetTypeMembers(named.Name, named.Arity)[0]
                    : named.OriginalDefinition;
                return named.Arity == 0 ? definition : definition.Construct([.. named.TypeArguments.Select(a => Resolve(a, compilation))]);
            default:
                return type;
        }
    }

    /// <summary>
    /// Whether the body of the method is being bound already: a call of it is recursive. With other functions passed in, or other
    /// variables around it, it is another function, as in an integral of an integral.
    /// </summary>
    public bool IsWithin(IMethodSymbol callee, Frame? around = null, IReadOnlyList<FunctionValue>? given = null)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, callee.OriginalDefinition)
                && (frame.Caller is null || ReferenceEquals(frame.Lexical, around))
                && (frame.Caller is null || given is null || frame.Functions.SequenceEqual(given)))
            {
                return true;
            }
        }

        return false;
    }
}
