using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The parameters of a random program with the values that they are given, and the names and numbers that it goes on to use.</summary>
internal sealed class ProgramInputs
{
    private readonly ProgramFlavor flavor;
    private readonly List<Variable> parameters = [];
    private readonly List<Variable> observable = [];
    private readonly Dictionary<Variable, object> data = [];
    private readonly List<BufferPair> sameLength = [];
    private int nextId = 1;

    public ProgramInputs(int seed, ProgramFlavor flavor)
    {
        Random = new Random(seed);
        this.flavor = flavor;
        Columns = Random.Next(0, 5);
        Rows = Random.Next(0, 4);
        HasExternals = Random.Next(3) == 0;
        Expressions = new ExpressionGenerator(Random, flavor);
        ColumnCount = AddInteger("columns", Columns);
        RowCount = AddInteger("rows", Rows);
        Shortage = AddInteger("shortage", -Random.Next(3));
        foreach (string name in new[] { "x", "y", "upstream" })
        {
            Variable scalar = Parameter(name, IrType.Double);
            data[scalar] = Number();
            Root.Reals.Add(scalar);
        }

        AddSequence("a", Columns, SequenceKind.ReadOnlySpan);
        AddSequence("b", Rows, SequenceKind.ReadOnlySpan);
        AddSequence("w", Rows * Columns, SequenceKind.Array);
        AddSequence("data", Columns, SequenceKind.Span);
        AddSequence("wide", 12, SequenceKind.Span);
        foreach (string name in new[] { "xGradient", "yGradient" })
        {
            Variable gradient = Parameter(name, IrType.Double);
            data[gradient] = Number();
            observable.Add(gradient);
            Root.Reals.Add(gradient);
            Root.Writable.Add(gradient);
        }
    }

    public Random Random { get; }

    public ExpressionGenerator Expressions { get; }

    /// <summary>What can be named anywhere.</summary>
    public ProgramScope Root { get; } = new();

    public int Columns { get; }

    public int Rows { get; }

    public Variable ColumnCount { get; }

    public Variable RowCount { get; }

    /// <summary>A count that is zero or negative.</summary>
    public Variable Shortage { get; }

    /// <summary>The program calls code without source.</summary>
    public bool HasExternals { get; }

    public RandomProgram Program(IEnumerable<Statement> body) => new(
        body.ToEquatableArray(), parameters.ToEquatableArray(), observable.ToEquatableArray(), sameLength.ToEquatableArray(), data, nextId);

    public Variable Named(string name) => parameters.Single(p => p.Name == name);

    public Variable Local(string name, IrType type, bool isTemporary = true, VariableKind kind = VariableKind.Local) =>
        new(nextId, name + nextId++, type, kind) { IsTemporary = isTemporary };

    public Variable Scalar() => Random.Next(4) switch
    {
        0 => Local("s", IrType.Double, isTemporary: false),
        1 => Local("t", IrType.Double),
        _ => Local("g" + (char)('a' + Random.Next(26)), IrType.Double) is var v ? v with { Name = v.Name + "Gradient" } : v,
    };

    public Expr Real(ProgramScope scope) => Expressions.Real(scope, Random.Next(1, 4));

    private Variable AddInteger(string name, int value)
    {
        Variable variable = Parameter(name, IrType.Int);
        data[variable] = value;
        Root.Integers.Add((variable, value, value));
        return variable;
    }

    private void AddSequence(string name, int length, SequenceKind kind)
    {
        Variable primal = Parameter(name, new SequenceType(kind, IrType.Double));
        Variable gradient = Parameter(name + "Gradient", new SequenceType(SequenceKind.Span, IrType.Double));
        sameLength.Add(new BufferPair(gradient, primal));
        data[primal] = Enumerable.Range(0, length).Select(_ => Number()).ToArray();
        data[gradient] = Enumerable.Range(0, length).Select(_ => Number()).ToArray();
        Root.Sequences.Add((primal, length, kind == SequenceKind.Span));
        Root.Sequences.Add((gradient, length, true));
    }

    private Variable Parameter(string name, IrType type)
    {
        Variable variable = new(nextId++, name, type, VariableKind.Parameter);
        parameters.Add(variable);
        return variable;
    }

    private double Number() => flavor switch
    {
        ProgramFlavor.Exact => Random.Next(-4, 5) / 2.0,
        ProgramFlavor.Smooth => (Random.NextDouble() * 2) - 1,
        _ => Random.Next(8) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => double.NegativeInfinity,
            3 => 0,
            _ => (Random.NextDouble() * 4) - 2,
        },
    };
}
