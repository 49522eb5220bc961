using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What is shared while one attributed method and all methods that it calls are bound.</summary>
internal sealed class BindingSession
{
    private const int StatementLimit = 5_000;

    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<Variable, Variable> viewSources = [];
    private readonly Dictionary<Variable, Variable> structsOf = [];
    private readonly Dictionary<Variable, Location> changing = [];
    private readonly Dictionary<Variable, Variable> takenOver = [];
    private readonly HashSet<Variable> assignedSequences = [];
    private readonly HashSet<Variable> rows = [];
    private readonly Stack<List<Statement>> around = [];
    private readonly Dictionary<string, Variable> staticVariables = [];
    private readonly ISymbol within;
    private CallGraph? calls;
    private int statementCount;

    /// <param name="within">The type or assembly that the generated methods stand in.</param>
    /// <param name="assumptions">What earlier bindings of the method have shown to be wrong is not in it.</param>
    public BindingSession(Compilation compilation, ISymbol within, NameScope names, ObjectAssumptions assumptions, CancellationToken cancellation)
    {
        Compilation = compilation;
        this.within = within;
        Names = names;
        Cancellation = cancellation;
        Records = new RecordTypes(this);
        Types = new TypeMap(compilation, Records.Of);
        Shapes = new ObjectShapes(this);
        Aggregates = new AggregateShapes(this);
        Owners = new Owners(this, assumptions);
        Jagged = new JaggedParameters(this);
        MemoryWrites = new MemoryWrites(this);
    }

    public Compilation Compilation { get; }

    public CancellationToken Cancellation { get; }

    public NameScope Names { get; }

    public TypeMap Types { get; }

    public ObjectShapes Shapes { get; }

    public Owners Owners { get; }

    public JaggedParameters Jagged { get; }

    /// <summary>The derivatives that the user supplies.</summary>
    public DerivativeRules Rules => DerivativeRules.Of(Compilation);

    public AggregateShapes Aggregates { get; }

    /// <summary>The structs of which arrays are followed.</summary>
    public RecordTypes Records { get; }

    /// <summary>Parts of objects that can be changed: whatever is called may change them.</summary>
    public HashSet<Variable> SharedVariables { get; } = [];

    /// <summary>The statements of the block that is being bound.</summary>
    public List<Statement> Block { get; private set; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>What to report where an active value flows into an <see cref="External"/>, by its site.</summary>
    public List<Refusal> Sites { get; } = [];

    public MemoryWrites MemoryWrites { get; }

    /// <summary>The methods of which there are to be no copies.</summary>
    public SharedMethods Shared { get; set; } = new();

    /// <summary>The recursive methods and those that are shared, as far as they are met.</summary>
    public List<RecursiveFunction> Functions { get; } = [];

    /// <summary>Which methods call which.</summary>
    public CallGraph Calls => calls ??= new CallGraph(this);

    public HashSet<SyntaxTree> FollowedTrees { get; } = [];

    /// <summary>The bodies that were followed.</summary>
    public HashSet<SyntaxNode> FollowedNodes { get; } = [];

    /// <summary>The generated methods that can be called.</summary>
    public DerivativeStubs Stubs { get; init; } = DerivativeStubs.None;

    public bool HasErrors { get; set; }

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
        {
            // Nullable analysis doubles the cost of binding and says nothing that lowering needs.
#pragma warning disable RSEXPERIMENTAL001
            model = Compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
            models[tree] = model;
        }

        return model;
    }

    /// <summary>From here on statements go to another block, until that is closed.</summary>
    public void Open(List<Statement> block)
    {
        around.Push(Block);
        Block = block;
    }

    public void Close() => Block = around.Pop();

    /// <summary>Whether the statement comes before all that is emitted from here on.</summary>
    public bool IsAhead(Statement statement) => around.Prepend(Block).Any(block => block.Any(s => ReferenceEquals(s, statement)));

    public void Emit(Statement statement)
    {
        Block.Add(statement);
        if (statement is Declare { Value: View view } declare)
        {
            viewSources[declare.Variable] = view.Source;
        }

        if (statement is Assign { Variable.Type: SequenceType } assign)
        {
            assignedSequences.Add(assign.Variable);
        }

        statementCount++;
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Notes a local that comes to name different arrays or spans, and where the source says so first.</summary>
    public void NoteChanging(Variable sequence, Location location)
    {
        if (!changing.ContainsKey(sequence))
        {
            changing.Add(sequence, location);
        }
    }

    /// <summary>The local comes to name different arrays or spans: what it names now may have another name, too.</summary>
    public bool IsChanging(Variable sequence) => changing.ContainsKey(sequence);

    /// <summary>Where the source gives a local another array or span.</summary>
    public Location? ChangeOf(IEnumerable<Variable> sequences) => sequences.Where(IsChanging).Select(v => changing[v]).FirstOrDefault();

    /// <summary>Emits a statement whose nested ones were not bound here.</summary>
    public void EmitDeep(Statement statement)
    {
        Emit(statement);
        foreach (Declare nested in Walk.Statements(EquatableArrays.Of(statement)).OfType<Declare>())
        {
            if (nested.Value is View view)
            {
                viewSources[nested.Variable] = view.Source;
            }

            statementCount++;
        }
    }

    /// <summary>Where the source first puts an array into an array of arrays that may be the caller's.</summary>
    public Location? RowStore { get; set; }

    /// <summary>Notes a variable that names a row of an array of arrays, which may be null.</summary>
    public void NoteRow(Variable row) => rows.Add(row);

    /// <summary>Notes the local that a parameter goes on under, which the method gives other arrays.</summary>
    public void NoteTakenOver(Variable local, Variable parameter) => takenOver[local] = parameter;

    /// <summary>The parameter that the variable still is here, given that no code before has changed it and none will come back; else null.</summary>
    public Variable? StillParameter(Variable local) => takenOver.TryGetValue(local, out Variable? parameter) && !assignedSequences.Contains(local) ? parameter : null;

    /// <summary>Whether the array is null is known of arrays that are made or passed in, not of what changes or is a row.</summary>
    public bool MayBeNull(Variable sequence) => IsChanging(RootOf(sequence)) || IsChanging(sequence) || rows.Contains(RootOf(sequence));

    public bool IsTooLarge => statementCount > StatementLimit || ExpressionCount > Shared.Limit;

    public int ExpressionCount { get; private set; }

    /// <summary>Called for every expression: small methods that call each other can grow large without a statement.</summary>
    public void CountExpression()
    {
        ExpressionCount++;
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The parameter, table or buffer whose memory a sequence variable names.</summary>
    public Variable RootOf(Variable sequence)
    {
        while (viewSources.TryGetValue(sequence, out Variable? source))
        {
            sequence = source;
        }

        return structsOf.TryGetValue(sequence, out Variable? structs) ? structs : sequence;
    }

    /// <summary>Notes the views and parameters that sequences of structs have become.</summary>
    public void NoteFlat(EquatableArray<Statement> statements, IEnumerable<KeyValuePair<Variable, IReadOnlyList<Variable>>> parameters)
    {
        foreach (Declare declare in Walk.Statements(statements).OfType<Declare>())
        {
            if (declare.Value is View view)
            {
                viewSources[declare.Variable] = view.Source;
            }
        }

        foreach (KeyValuePair<Variable, IReadOnlyList<Variable>> parameter in parameters)
        {
            foreach (Variable flat in parameter.Value)
            {
                structsOf[flat] = parameter.Key;
            }
        }
    }

    /// <summary>Loop variables that are below some integer while the body runs: one more does not overflow.</summary>
    public HashSet<int> BelowMaximum { get; } = [];

    /// <summary>Locals that stand in expressions: they live to the end of the statement and beyond.</summary>
    public HashSet<Variable> PatternVariables { get; } = [];

    /// <summary>The one variable that stands for a static field.</summary>
    public Variable StaticVariable(string name, IrType type)
    {
        if (!staticVariables.TryGetValue(name, out Variable? variable))
        {
            variable = Names.Factory.Fresh(name, type, VariableKind.Static, isTemporary: false);
            staticVariables[name] = variable;
        }

        return variable;
    }

    public int Site(Refusal ifActive)
    {
        Sites.Add(ifActive);
        return Sites.Count - 1;
    }

    /// <summary>Whether the generated methods may name a member of an object of the type.</summary>
    public bool CanName(ISymbol member, ITypeSymbol owner) => CanName(member) && Compilation.IsSymbolAccessibleWithin(member, within, owner);

    /// <summary>The arrays and spans that come out of <c>StopGradient.Of</c>, and where.</summary>
    public Dictionary<Variable, Location> Stopped { get; } = [];

    /// <summary>Whether the generated methods may name the symbol.</summary>
    public bool CanName(ISymbol symbol)
    {
        for (ITypeSymbol? type = symbol as ITypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type is INamedTypeSymbol { IsFileLocal: true })
            {
                return false;
            }
        }

        return symbol switch
        {
            ITypeParameterSymbol => true,
            IArrayTypeSymbol array => CanName(array.ElementType),
            INamedTypeSymbol { IsGenericType: true } named =>
                Compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, within) && named.TypeArguments.All(CanName),
            _ => Compilation.IsSymbolAccessibleWithin(symbol, within),
        };
    }
}
