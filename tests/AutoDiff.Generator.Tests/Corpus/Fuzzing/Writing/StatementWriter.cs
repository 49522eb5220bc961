namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the statements of one method: scalars and cells by itself, loops, buffers and calls through their writers.</summary>
internal sealed class StatementWriter
{
    private const int MaximalDepth = 4;

    private readonly ProgramStyle style;
    private readonly IndexWriter indices;
    private readonly ExpressionWriter expressions;
    private readonly LoopWriter loops;
    private readonly BranchWriter branches;
    private readonly BufferWriter buffers;
    private readonly CallWriter calls;
    private readonly IntegerWriter integers;
    private readonly IReadOnlyList<IConstructWriter> constructs;
    private int budget;

    public StatementWriter(ProgramStyle style, IReadOnlyList<Helper> helpers, HelperResult result, int budget)
    {
        this.style = style;
        this.budget = budget;
        Helpers = helpers;
        indices = new IndexWriter(style);
        List<IConstructWriter> special = [];
        constructs = special;
        expressions = new ExpressionWriter(style, indices, helpers, special);
        special.AddRange(ConstructWriters.Of(this));
        loops = new LoopWriter(style, indices, expressions, Block);
        branches = new BranchWriter(style, indices, expressions, result, Block);
        buffers = new BufferWriter(style, indices, expressions);
        calls = new CallWriter(style, expressions, helpers);
        integers = new IntegerWriter(style, indices, expressions);
    }

    public ProgramStyle Style => style;

    public IndexWriter Indices => indices;

    public ExpressionWriter Expressions => expressions;

    public CallWriter Calls => calls;

    public IReadOnlyList<Helper> Helpers { get; }

    /// <summary>For the body of a function inside this method.</summary>
    public StatementWriter Inner(HelperResult result, int budget) => new(style, Helpers, result, budget);

    public List<SourceStatement> Block(Scope scope, int count)
    {
        List<SourceStatement> result = [];
        for (int i = 0; i < count && budget > 0; i++)
        {
            budget--;
            result.AddRange(Statement(scope));
        }

        if (result.Count == 0)
        {
            result.AddRange(style.OneIn(2) ? Assign(scope) : Store(scope));
        }
        else if (!style.OneIn(4))
        {
            result.AddRange(Outlive(scope));
        }

        return result;
    }

    /// <summary>Puts something that the block has declared where it lasts, so that less of the program is dead.</summary>
    private List<SourceStatement> Outlive(Scope scope)
    {
        // A function's body is not where its parameters last, and it does not see all that is around it.
        Scope? around = scope.IsFunction ? null : scope.Parent;
        RealVariable[] lasting = [.. around?.Reals.Where(r => r.IsWritable) ?? []];
        SequenceVariable[] cells = [.. around?.RealSequences.Where(s => s.IsWritable) ?? []];
        SequenceVariable[] own = [.. scope.OwnSequences.Where(s => s.IsReal)];
        if ((lasting.Length == 0 && cells.Length == 0) || (own.Length == 0 && scope.OwnReals.Count == 0))
        {
            return [];
        }

        SourceExpression value = own.Length > 0 && (scope.OwnReals.Count == 0 || style.OneIn(2))
            ? expressions.Element(scope, style.Pick(own))
            : ExpressionWriter.Read(style.Pick(scope.OwnReals));
        value = new SourceExpression(ExpressionType.Real, style.Literal(0.4) + " * {0}", value);
        if (cells.Length == 0 || (lasting.Length > 0 && style.OneIn(2)))
        {
            RealVariable kept = style.Pick(lasting);
            return [SourceStatement.Line(kept.Name + " += {0};", value) with { Writes = kept.Root }];
        }

        SequenceVariable target = style.Pick(cells);
        return [SourceStatement.Line(target.Name + "[{0}] += {1};", indices.Index(scope, target), value) with { Writes = target.Root }];
    }

    private IEnumerable<SourceStatement> Statement(Scope scope)
    {
        if (style.HasTable && !scope.Sequences.Any(s => s.Name == "table"))
        {
            scope.Add(new SequenceVariable("table", SequenceForm.Array, 3, IsLengthKnown: true, IsWritable: false, null));
        }

        bool isDeep = scope.Depth >= MaximalDepth;
        if (constructs.Count > 0 && style.OneIn(3))
        {
            return style.Pick(constructs).Statements(scope) ?? Assign(scope);
        }

        switch (style.Random.Next(isDeep ? 22 : 38))
        {
            case < 4:
                return [DeclareReal(scope)];
            case < 8:
                return Assign(scope);
            case < 13:
                return Store(scope);
            case 13:
                return Swap(scope);
            case < 16:
                return integers.Statements(scope);
            case < 18:
                return branches.Leave(scope) ?? Assign(scope);
            case < 20:
                return calls.Statement(scope) ?? Store(scope);
            case 20:
                return [branches.Guard(scope)];
            case 21:
                return integers.Flag(scope);
            case < 27:
                return branches.Branch(scope);
            case < 34:
                return loops.Loop(scope);
            case < 37:
                return buffers.Statements(scope, loops);
            default:
                return calls.Statement(scope) ?? Assign(scope);
        }
    }

    private SourceStatement DeclareReal(Scope scope)
    {
        SourceExpression value = expressions.Bounded(scope, 3, 3);
        string name = scope.Fresh(style.Pick(["s", "t", "u"]));
        if (style.Has(Family.MixedPrecision) && style.OneIn(3))
        {
            scope.Add(new RealVariable($"(float){name}", IsWritable: false));
            return SourceStatement.Line("double " + name + " = " + style.Pick(["{0};", "1.5 * {0};", "Math.Sin({0});"]), value);
        }

        scope.Add(new RealVariable(name, IsWritable: true));
        return SourceStatement.Line(style.Real + " " + name + " = {0};", value);
    }

    private IEnumerable<SourceStatement> Assign(Scope scope)
    {
        RealVariable[] writable = [.. scope.Reals.Where(r => r.IsWritable)];
        if (writable.Length == 0)
        {
            return [DeclareReal(scope)];
        }

        RealVariable target = style.Pick(writable);
        RealVariable[] others = [.. writable.Where(r => r.IsFree)];
        if (others.Length > 0 && style.OneIn(12))
        {
            return [SourceStatement.Line(target.Name + " = " + style.Pick(others).Name + " = {0};", expressions.Bounded(scope, 2, 3)) with { Writes = target.Root }];
        }

        return [Update(scope, target.Name, []) with { Writes = target.Root }];
    }

    /// <summary>An assignment of any kind to a variable or cell.</summary>
    public SourceStatement Update(Scope scope, string target, IReadOnlyList<SourceExpression> cell)
    {
        int next = cell.Count;
        string hole = "{" + next.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";
        double step = scope.LoopDepth > 0 ? 1 : 3;
        (string format, SourceExpression value) = style.Random.Next(12) switch
        {
            < 4 => (" = " + hole, expressions.Bounded(scope, 3, 3)),
            < 7 => (" += " + hole, expressions.Bounded(scope, 3, step)),
            7 => (" -= " + hole, expressions.Bounded(scope, 2, step)),
            8 => (" *= " + hole, expressions.Bounded(scope, 2, 1)),
            9 => (" *= " + style.Literal(0.9) + " + " + style.Literal(0.2) + " * " + hole, expressions.Bounded(scope, 2, 1)),
            10 => (" /= " + style.Literal(1.4) + " + " + style.Literal(0.3) + " * " + hole, expressions.Bounded(scope, 2, 1)),
            _ => (" = " + style.Math + ".Sin(" + target + " + " + hole + ")", expressions.Bounded(scope, 1, step)),
        };
        return SourceStatement.Line(target + format + ";", [.. cell, value]);
    }

    private IEnumerable<SourceStatement> Store(Scope scope)
    {
        SequenceVariable[] writable = [.. scope.RealSequences.Where(s => s.IsWritable)];
        if (writable.Length == 0)
        {
            return Assign(scope);
        }

        SequenceVariable sequence = style.Pick(writable);
        SourceStatement store = Update(scope, sequence.Name + "[{0}]", [indices.Index(scope, sequence)]);
        return [store with { Writes = sequence.Root }];
    }

    private IEnumerable<SourceStatement> Swap(Scope scope)
    {
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => s.IsWritable)];
        RealVariable[] reals = [.. scope.Reals.Where(r => r.IsFree)];
        if (sequences.Length > 0 && !style.OneIn(3))
        {
            SequenceVariable s = style.Pick(sequences);
            string cells = "(" + s.Name + "[{0}], " + s.Name + "[{1}]) = (" + s.Name + "[{1}], " + s.Name + "[{0}]);";
            return [SourceStatement.Line(cells, indices.Index(scope, s), indices.Index(scope, s)) with { Writes = s.Root }];
        }

        if (reals.Length < 2)
        {
            return [DeclareReal(scope)];
        }

        string first = style.Pick(reals).Name;
        string second = style.Pick(reals).Name;
        string third = style.Pick(reals).Name;
        return first == second
            ? Assign(scope)
            : style.OneIn(2)
            ? [SourceStatement.Line($"({first}, {second}) = ({second}, {first});")]
            : [SourceStatement.Line("(" + first + ", " + second + ") = (" + third + ", {0});", expressions.Bounded(scope, 2, 3))];
    }
}
