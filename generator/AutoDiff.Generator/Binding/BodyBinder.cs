using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The binders of one method body, one per kind of construct, which call each other through here.</summary>
internal sealed class BodyBinder
{
    public BodyBinder(BindingSession session, Frame frame)
    {
        Session = session;
        Frame = frame;
        Statements = new StatementBinder(this);
        Declarations = new DeclarationBinder(this);
        Returns = new ReturnBinder(this);
        Loops = new LoopBinder(this);
        ForEachLoops = new ForEachBinder(this);
        Expressions = new ExpressionBinder(this);
        Evaluated = new EvaluatedOperands(this);
        Operators = new OperatorBinder(this);
        Conversions = new ConversionBinder(this);
        NullTests = new NullTestBinder(this);
        Choices = new ChoiceBinder(this);
        MissingValues = new MissingValueBinder(this);
        Switches = new SwitchBinder(this);
        Patterns = new PatternBinder(this);
        Places = new PlaceBinder(this);
        Assignments = new AssignmentBinder(this);
        Sequences = new SequenceBinder(this);
        FilledSequences = new FilledSequences(this);
        SequenceMethods = new SequenceMethodBinder(this);
        References = new ReferenceBinder(this);
        Exchanges = new ReferenceExchange(this);
        Grids = new GridBinder(this);
        Lists = new ListBinder(this);
        Records = new RecordBinder(this);
        Aggregates = new AggregateBinder(this);
        AggregatePlaces = new AggregatePlaces(this);
        AggregateStores = new AggregateStores(this);
        AggregateMembers = new AggregateMembers(this);
        AggregateWholes = new AggregateWholes(this);
        AggregateAssignments = new AggregateAssignmentBinder(this);
        Creations = new CreationBinder(this);
        Deconstructions = new DeconstructionBinder(this);
        Nullables = new NullableBinder(this);
        NullableAccesses = new NullableAccessBinder(this);
        Equalities = new EqualityBinder(this);
        Objects = new ObjectBinder(this);
        Calls = new CallBinder(this);
        Inlining = new InlineBinder(this);
        MethodCalls = new MethodCallBinder(this);
        FollowedMembers = new FollowedMembers(this);
        Recursion = new RecursionBinder(this);
        Rules = new RuleBinder(this);
        Nested = new NestedDerivativeBinder(this);
        Functions = new FunctionBinder(this);
        Delegates = new DelegateBinder(this);
        Queries = new QueryBinder(this);
        QueryValues = new QueryValues(this);
        QueryArrays = new QueryArrays(this);
        Members = new MemberBinder(this);
        Externals = new ExternalBinder(this);
        ExternalOperators = new ExternalOperatorBinder(this);
        ExternalMembers = new ExternalMemberBinder(this);
    }

    public BindingSession Session { get; }

    public Frame Frame { get; }

    public StatementBinder Statements { get; }

    public DeclarationBinder Declarations { get; }

    public ReturnBinder Returns { get; }

    public LoopBinder Loops { get; }

    public ForEachBinder ForEachLoops { get; }

    public ExpressionBinder Expressions { get; }

    public EvaluatedOperands Evaluated { get; }

    public OperatorBinder Operators { get; }

    public ConversionBinder Conversions { get; }

    public NullTestBinder NullTests { get; }

    public ChoiceBinder Choices { get; }

    public MissingValueBinder MissingValues { get; }

    public SwitchBinder Switches { get; }

    public PatternBinder Patterns { get; }

    public PlaceBinder Places { get; }

    public AssignmentBinder Assignments { get; }

    public SequenceBinder Sequences { get; }

    public FilledSequences FilledSequences { get; }

    public SequenceMethodBinder SequenceMethods { get; }

    public ReferenceBinder References { get; }

    public ReferenceExchange Exchanges { get; }

    public GridBinder Grids { get; }

    public ListBinder Lists { get; }

    public RecordBinder Records { get; }

    public AggregateBinder Aggregates { get; }

    public AggregatePlaces AggregatePlaces { get; }

    public AggregateStores AggregateStores { get; }

    public AggregateMembers AggregateMembers { get; }

    public AggregateWholes AggregateWholes { get; }

    public AggregateAssignmentBinder AggregateAssignments { get; }

    public CreationBinder Creations { get; }

    public DeconstructionBinder Deconstructions { get; }

    public NullableBinder Nullables { get; }

    public NullableAccessBinder NullableAccesses { get; }

    public EqualityBinder Equalities { get; }

    public ObjectBinder Objects { get; }

    public CallBinder Calls { get; }

    public InlineBinder Inlining { get; }

    public MethodCallBinder MethodCalls { get; }

    public FollowedMembers FollowedMembers { get; }

    public RuleBinder Rules { get; }

    public NestedDerivativeBinder Nested { get; }

    public RecursionBinder Recursion { get; }

    public FunctionBinder Functions { get; }

    public DelegateBinder Delegates { get; }

    public QueryBinder Queries { get; }

    public QueryValues QueryValues { get; }

    public QueryArrays QueryArrays { get; }

    public MemberBinder Members { get; }

    public ExternalBinder Externals { get; }

    public ExternalOperatorBinder ExternalOperators { get; }

    public ExternalMemberBinder ExternalMembers { get; }

    public Expr Bind(IOperation operation) => Expressions.Bind(operation);

    public ITypeSymbol Resolve(ITypeSymbol type) => Frame.Resolve(type, Session.Compilation);

    public IrType TypeOf(ITypeSymbol? type)
    {
        if (type is null or IErrorTypeSymbol)
        {
            throw new RefusalException(null);
        }

        return Session.Types.Map(Resolve(type));
    }

    public bool IsInt(IOperation operation) => operation.Type is not null && TypeOf(operation.Type) == IrType.Int;

    public void Emit(Statement statement) => Session.Emit(statement);

    public Variable Temporary(string name, IrType type) => Session.Names.Foreign(name, type);

    /// <summary>A variable for one that the source of this body declares.</summary>
    public Variable Local(string name, IrType type) => Frame.Caller is null
        ? Session.Names.Own(name, type)
        : Session.Names.Foreign(name, type, isTemporary: false);

    /// <summary>The index of a loop that the source does not write.</summary>
    public Variable Index() => Session.Names.Foreign("i", IrType.Int, VariableKind.LoopIndex);

    /// <summary>Gives the value a name of its own here.</summary>
    public Read Spill(string name, Expr value)
    {
        if (value is Read { Variable: { Type: SequenceType } sequence })
        {
            return new Read(References.Snapshot(sequence));
        }

        Variable variable = Temporary(name, value.Type);
        Emit(new Declare(variable, value));
        return new Read(variable);
    }

    /// <summary>Runs a binder and keeps what it emits apart.</summary>
    public (List<Statement> Statements, TResult Result) Capture<TResult>(Func<TResult> bind)
    {
        List<Statement> inner = [];
        Session.Open(inner);
        try
        {
            return (inner, bind());
        }
        finally
        {
            Session.Close();
        }
    }

    public List<Statement> Capture(Action bind) => Capture(() =>
    {
        bind();
        return true;
    }).Statements;

    /// <summary>Emits statements that were captured, after giving names to the values before them that they would change.</summary>
    public void EmitAfter(List<Statement> statements, Expr[] earlier, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (earlier[i] is Read { Variable: { Type: SequenceType } sequence })
            {
                earlier[i] = new Read(References.KeepThrough(statements, sequence));
            }
            else if (Interference.Disturbs(statements, earlier[i]))
            {
                earlier[i] = Spill("operand", earlier[i]);
            }
        }

        foreach (Statement statement in statements)
        {
            Session.Block.Add(statement);
        }
    }

    /// <summary>Gives names to the first values, as far as something is called for them: what is emitted next runs after it.</summary>
    public void NameCalls(Expr[] values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = Walk.All(values[i]).Any(e => e is External) ? Spill("value", values[i]) : values[i];
        }
    }

    /// <summary>Binds operands from left to right.</summary>
    public Expr[] BindInOrder(IReadOnlyList<IOperation> operations) => BindInOrder(operations, Bind);

    /// <summary>The same where an operand has any number of values.</summary>
    public Expr[] BindAllInOrder(IReadOnlyList<IOperation> operations, Func<IOperation, IReadOnlyList<Expr>> bind)
    {
        Expr[] values = [];
        foreach (IOperation operation in operations)
        {
            (List<Statement> before, IReadOnlyList<Expr> next) = Capture(() => bind(operation));
            EmitAfter(before, values, values.Length);
            values = [.. values, .. next];
        }

        return values;
    }

    public Expr[] BindInOrder(IReadOnlyList<IOperation> operations, Func<IOperation, Expr> bind)
    {
        Expr[] values = new Expr[operations.Count];
        for (int i = 0; i < values.Length; i++)
        {
            IOperation operation = operations[i];
            (List<Statement> before, values[i]) = Capture(() => bind(operation));
            EmitAfter(before, values, i);
        }

        return values;
    }
}
