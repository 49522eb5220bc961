using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the random program of a seed.</summary>
internal sealed class ProgramWriter
{
    private readonly ProgramStyle style;
    private readonly int seed;

    // The optimizer takes a second for a large program, and most mistakes show in small ones.
    private readonly bool isLarge;
    private readonly List<Helper> helpers = [];
    private readonly List<SourceMethod> helperMethods = [];

    private ProgramWriter(int seed)
    {
        this.seed = seed;
        Random random = new(seed);
        style = new ProgramStyle(random, isSingle: random.Next(12) == 0, hasStructs: random.Next(4) == 0);
        isLarge = random.Next(12) == 0;
    }

    public static SourceProgram Write(int seed) => new ProgramWriter(seed).Write();

    private SourceProgram Write()
    {
        int count = style.Random.Next(isLarge ? 4 : 3);
        for (int i = 0; i < count; i++)
        {
            WriteHelper(i);
        }

        SourceMethod main = Main();
        return new SourceProgram(seed, Named(main), main, helperMethods)
        {
            Types = style.HasStructs ? StructWriter.Declaration(style) : "",
        };
    }

    private IReadOnlyList<string> Named(SourceMethod main)
    {
        SourceParameter[] candidates = [.. main.Parameters.Where(p => p.IsDifferentiable)];
        return style.OneIn(5) ? [.. candidates.Where(_ => style.OneIn(2)).Select(p => p.Name)] : [];
    }

    private string Range() => style.Pick(["", "", "=-1.2..1.3", "=0.2..0.9"]);

    private SourceMethod Main()
    {
        Scope scope = new(null);
        List<SourceParameter> parameters = [];
        int reals = style.Random.Next(0, 3);
        for (int i = 0; i < reals; i++)
        {
            string name = "xyz"[i].ToString();
            scope.Add(new RealVariable(name, IsWritable: true));
            parameters.Add(new SourceParameter(name, style.Real, Range()));
        }

        int sequences = style.Random.Next(reals == 0 ? 1 : 0, 4);
        bool writes = false;
        for (int i = 0; i < sequences; i++)
        {
            writes |= AddSequence("abc"[i].ToString(), scope, parameters);
        }

        bool hasReference = style.OneIn(4);
        if (hasReference)
        {
            scope.Add(new RealVariable("r", IsWritable: true));
            parameters.Add(new SourceParameter("r", "ref " + style.Real, Range()));
        }

        List<SourceStatement> start = [];
        bool hasOut = style.OneIn(8);
        if (hasOut)
        {
            parameters.Add(new SourceParameter("o", "out " + style.Real));
            start.Add(SourceStatement.Line("o = {0};", style.Constant(0.1, 1)));
            scope.Add(new RealVariable("o", IsWritable: true));
        }

        if (style.OneIn(2))
        {
            scope.Add(new IntegerVariable("n", 7, IsWritable: style.OneIn(3)));
            parameters.Add(new SourceParameter("n", "int", style.OneIn(2) ? ["=3"] : [string.Create(CultureInfo.InvariantCulture, $"={style.Random.Next(4)}"), "=2"]));
        }

        if (style.OneIn(6))
        {
            SequenceVariable gather = new("index", SequenceForm.Array, style.Random.Next(2, 6), true, false, null) { IntegerMaximum = 1 };
            scope.Add(gather);
            parameters.Add(new SourceParameter("index", "int[]", string.Create(CultureInfo.InvariantCulture, $"[{gather.Length}]=0..1")));
        }

        bool returnsReal = !(writes || hasReference || hasOut) || !style.OneIn(3);
        StatementWriter statements = new(style, helpers, returnsReal, isLarge ? style.Random.Next(12, 36) : style.Random.Next(3, 12));
        List<SourceStatement> body = [.. start, .. statements.Block(scope, isLarge ? style.Random.Next(4, 14) : style.Random.Next(2, 6))];
        if (returnsReal)
        {
            body.Add(Return(scope, statements.Expressions));
        }
        else if (!hasReference && !hasOut && !body.SelectMany(s => s.All()).Any(s => s.Writes is not null))
        {
            // With no result at all there would be nothing to differentiate.
            SequenceVariable result = scope.Sequences.First(s => s.IsWritable && s.Root == s.Name);
            body.Add(SourceStatement.Line(result.Name + "[0] += {0};", statements.Expressions.Bounded(scope, 2, 3)) with { Writes = result.Root });
        }

        return new SourceMethod($"F{seed}", returnsReal ? style.Real : "void", parameters, body);
    }

    private bool AddSequence(string name, Scope scope, List<SourceParameter> parameters)
    {
        SequenceForm form = style.Pick([SequenceForm.Array, SequenceForm.Array, SequenceForm.Span, SequenceForm.ReadOnlySpan, SequenceForm.ReadOnlySpan]);
        bool isWritable = form != SequenceForm.ReadOnlySpan && !style.OneIn(3);
        int length = style.Random.Next(1, 6);
        scope.Add(new SequenceVariable(name, form, length, IsLengthKnown: true, isWritable, name));
        parameters.Add(new SourceParameter(name, Type(form), string.Create(CultureInfo.InvariantCulture, $"[{length}]{Range()}")));
        return isWritable;
    }

    private string Type(SequenceForm form) => form == SequenceForm.Array ? style.Real + "[]" : $"{form}<{style.Real}>";

    /// <summary>Returns something of everything, so that little of the program is dead.</summary>
    private SourceStatement Return(Scope scope, ExpressionWriter expressions)
    {
        List<SourceExpression> terms = [expressions.Bounded(scope, 2, 3)];
        terms.AddRange(scope.Reals.Where(_ => !style.OneIn(3)).Select(ExpressionWriter.Read));
        terms.AddRange(scope.RealSequences.Where(_ => !style.OneIn(3)).Select(s => expressions.Element(scope, s)));
        SourceExpression sum = terms.Aggregate((a, b) => new SourceExpression(
            ExpressionType.Real, "({0} " + style.Pick(["+", "-", "+", "*"]) + " {1})", a, b));
        return SourceStatement.Line("return {0};", sum);
    }

    private void WriteHelper(int index)
    {
        Scope scope = new(null);
        List<HelperParameter> described = [];
        List<SourceParameter> parameters = [];
        List<SourceStatement> start = [];
        void Real(string name, HelperParameterRole role, string modifier)
        {
            scope.Add(new RealVariable(name, IsWritable: true));
            described.Add(new HelperParameter(name, role, SequenceForm.Array));
            parameters.Add(new SourceParameter(name, modifier + style.Real));
        }

        void Sequence(string name, HelperParameterRole role, SequenceForm form)
        {
            scope.Add(new SequenceVariable(name, form, 1, IsLengthKnown: false, role == HelperParameterRole.Written, name));
            described.Add(new HelperParameter(name, role, form));
            parameters.Add(new SourceParameter(name, Type(form)));
        }

        bool returnsReal = true;
        bool isRecursive = false;
        switch (style.Random.Next(8))
        {
            case 7:
                isRecursive = true;
                Real("x", HelperParameterRole.Real, "");
                break;
            case 0:
                Real("x", HelperParameterRole.Real, "");
                break;
            case 1:
                Real("p", HelperParameterRole.Real, "");
                Real("q", HelperParameterRole.Real, "");
                break;
            case 2:
                Sequence("a", HelperParameterRole.Read, SequenceForm.ReadOnlySpan);
                Real("s", HelperParameterRole.Real, "");
                break;
            case 3:
                Sequence("a", HelperParameterRole.Read, style.Pick([SequenceForm.ReadOnlySpan, SequenceForm.Array]));
                Sequence("to", HelperParameterRole.Written, SequenceForm.Span);
                returnsReal = style.OneIn(3);
                break;
            case 4:
                Real("p", HelperParameterRole.Ref, "ref ");
                Real("q", HelperParameterRole.Real, "");
                returnsReal = style.OneIn(3);
                break;
            case 5:
                Real("x", HelperParameterRole.Real, "");
                Real("y", HelperParameterRole.Out, "out ");
                start.Add(SourceStatement.Line("y = {0};", style.Constant(0.1, 1)));
                break;
            default:
                Sequence("b", HelperParameterRole.Written, style.Pick([SequenceForm.Span, SequenceForm.Array]));
                Real("s", HelperParameterRole.Real, "");
                returnsReal = style.OneIn(2);
                break;
        }

        if (isRecursive || style.OneIn(3))
        {
            scope.Add(new IntegerVariable("k", 3, IsWritable: false));
            described.Add(new HelperParameter("k", HelperParameterRole.Integer, SequenceForm.Array));
            parameters.Add(new SourceParameter("k", "int"));
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"Helper{index}");
        StatementWriter statements = new(style, [.. helpers], returnsReal, style.Random.Next(isLarge ? 9 : 4) + 1);
        if (isRecursive)
        {
            start.Add(Recursion(scope, statements.Expressions, name));
        }

        List<SourceStatement> body = [.. start, .. statements.Block(scope, style.Random.Next(1, 5))];
        if (returnsReal)
        {
            body.Add(SourceStatement.Line("return {0};", statements.Expressions.Bounded(scope, 2, 3)));
        }

        helperMethods.Add(new SourceMethod(name, returnsReal ? style.Real : "void", parameters, body));
        helpers.Add(new Helper(name, returnsReal, described));
    }

    /// <summary>The end of the recursion and one or two calls: one statement, so that shrinking cannot take the end away.</summary>
    private SourceStatement Recursion(Scope scope, ExpressionWriter expressions, string name)
    {
        SourceClause end = new("if (k <= 0) return {0};", [expressions.Bounded(scope, 2, 3)]);
        SourceClause once = Call("r1", 1);
        if (style.OneIn(2))
        {
            return new SourceStatement(end, once);
        }

        return new SourceStatement(end, once, Call("r2", style.Random.Next(1, 3)));

        SourceClause Call(string result, int less)
        {
            SourceExpression argument = expressions.Bounded(scope, 2, 3);
            scope.Add(new RealVariable(result, IsWritable: true));
            return new SourceClause(string.Create(CultureInfo.InvariantCulture, $"{style.Real} {result} = {name}({{0}}, k - {less});"), [argument]);
        }
    }
}
