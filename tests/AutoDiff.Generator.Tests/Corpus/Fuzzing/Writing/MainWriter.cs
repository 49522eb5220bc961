using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the differentiated method of a program.</summary>
internal sealed class MainWriter(ProgramStyle style, IReadOnlyList<Helper> helpers, int seed, bool isLarge)
{
    private readonly Scope scope = new(null);
    private readonly List<SourceParameter> parameters = [];

    // What stands first in the body.
    private readonly List<SourceStatement> start = [];
    private bool writes;

    public SourceMethod Write()
    {
        AddSpecial();
        int reals = style.Random.Next(0, parameters.Count > 0 ? 2 : 3);
        for (int i = 0; i < reals; i++)
        {
            string name = "xyz"[i].ToString();
            scope.Add(new RealVariable(name, IsWritable: true));
            parameters.Add(new SourceParameter(name, style.Real, Range()));
        }

        int sequences = style.Random.Next(parameters.All(p => p.IsPassive) ? 1 : 0, parameters.Count > 2 ? 3 : 4);
        for (int i = 0; i < sequences; i++)
        {
            AddSequence("abc"[i].ToString());
        }

        AddReferences();
        AddIntegers();
        HelperResult result = writes && style.OneIn(3) ? HelperResult.Nothing
            : !writes && style.Has(Family.ArrayResults) && style.OneIn(2) ? HelperResult.Array
            : style.Has(Family.StructResults) && !style.OneIn(3) ? HelperResult.Struct
            : style.Has(Family.Tuples) && style.OneIn(3) ? HelperResult.Tuple
            : HelperResult.Real;
        StatementWriter statements = new(style, helpers, result, isLarge ? style.Random.Next(12, 36) : style.Random.Next(3, 12));
        List<SourceStatement> body = [.. start, .. statements.Block(scope, isLarge ? style.Random.Next(4, 14) : style.Random.Next(2, 6))];
        foreach (Helper large in helpers.Where(h => h.IsLarge))
        {
            body.AddRange(new RepeatedCallWriter(statements).Calls(scope, large));
        }

        if (result == HelperResult.Real)
        {
            body.Add(SourceStatement.Line("return {0};", Everything(statements.Expressions)));
        }
        else if (result == HelperResult.Array)
        {
            body.Add(ReturnArray(statements.Expressions));
        }
        else if (result is HelperResult.Struct or HelperResult.Tuple)
        {
            string made = result == HelperResult.Tuple ? "({0}, {1})" : "new Pair({0}, {1})";
            StructVariable[] own = result == HelperResult.Struct ? [.. scope.All<StructVariable>()] : [];
            body.Add(own.Length > 0 && style.OneIn(2)
                ? SourceStatement.Line($"return {style.Pick(own).Name};")
                : SourceStatement.Line($"return {made};", Everything(statements.Expressions), statements.Expressions.Bounded(scope, 2, 3)));
        }
        else if (!parameters.Any(p => p.Declaration.StartsWith("ref", StringComparison.Ordinal) || p.Declaration.StartsWith("out", StringComparison.Ordinal))
            && !body.SelectMany(s => s.All()).Any(s => s.Writes is not null))
        {
            // With no result at all there would be nothing to differentiate.
            (string cell, string root) = scope.Sequences.Where(s => s.IsWritable && s.Root == s.Name).Select(s => (s.Name + "[0]", s.Name))
                .Concat(scope.All<GridVariable>().Where(g => g.IsWritable && g.Root == g.Name).Select(g => (string.Format(CultureInfo.InvariantCulture, g.Cell, 0, 0), g.Name)))
                .Concat(scope.All<StructArrayVariable>().Where(a => a.IsWritable && a.Root == a.Name).Select(a => (a.Name + "[0].A", a.Name)))
                .First();
            body.Add(SourceStatement.Line(cell + " += {0};", statements.Expressions.Bounded(scope, 2, 3)) with { Writes = root });
        }

        string type = result switch
        {
            HelperResult.Real => style.Real,
            HelperResult.Array => style.Real + "[]",
            HelperResult.Struct => "Pair",
            HelperResult.Tuple => $"({style.Real} Value, {style.Real} Slope)",
            _ => "void",
        };
        return new SourceMethod($"F{seed}", type, parameters, body);
    }

    private string Range() => style.Pick(["", "", "=-1.2..1.3", "=0.2..0.9"]);

    private void AddSpecial()
    {
        ModelTypes models = new(style);
        if (style.Has(Family.Instance))
        {
            string path = style.Pick(["", "this."]);
            parameters.Add(new SourceParameter("this", "") { Members = models.Describe(scope, path, "this.", canWrite: true) });
        }

        if (style.Has(Family.Objects))
        {
            parameters.Add(new SourceParameter("model", ModelTypes.Model) { Members = models.Describe(scope, "model.", "model.", canWrite: true) });
            scope.AddOther(new ObjectVariable("model", IsLocal: false, IsWritable: style.OneIn(4)));
        }

        if (style.Has(Family.StructParameters))
        {
            bool isIn = style.OneIn(3);
            parameters.Add(new SourceParameter("s", (isIn ? "in " : "") + "Pair") { Members = [new SourceParameter("s.A", ""), new SourceParameter("s.B", "")] });
            scope.Add(new RealVariable("s.A", !isIn) { IsByReference = isIn });
            scope.Add(new RealVariable("s.B", !isIn) { IsByReference = isIn });
            if (!isIn)
            {
                scope.AddOther(new StructVariable("s"));
            }
        }

        if (style.Has(Family.StructArrays) && !style.OneIn(3))
        {
            SequenceForm form = style.Pick([SequenceForm.Array, SequenceForm.Span, SequenceForm.ReadOnlySpan]);
            bool isWritable = form != SequenceForm.ReadOnlySpan && style.OneIn(2);
            int length = style.Random.Next(1, 4);
            writes |= isWritable;
            scope.AddOther(new StructArrayVariable("pairs", form, length, isWritable, "pairs"));
            parameters.Add(new SourceParameter("pairs", form == SequenceForm.Array ? "Pair[]" : $"{form}<Pair>", string.Create(CultureInfo.InvariantCulture, $"[{length}]")));
        }

        foreach (Family family in new[] { Family.Rectangular, Family.Jagged })
        {
            if (style.Has(family) && !style.OneIn(3))
            {
                AddGrid(family == Family.Jagged ? "rows" : "grid", family == Family.Jagged);
            }
        }

        if (style.Has(Family.Lists) && style.OneIn(2))
        {
            int length = style.Random.Next(1, 5);
            bool isWritable = style.OneIn(4);
            writes |= isWritable;
            scope.Add(new SequenceVariable("list", SequenceForm.List, length, IsLengthKnown: true, isWritable, "list"));
            parameters.Add(new SourceParameter("list", style.TypeOf(SequenceForm.List), string.Create(CultureInfo.InvariantCulture, $"[{length}]{Range()}")));
        }

        if (style.Has(Family.ShortSequences))
        {
            AddShort();
        }

        if (style.Has(Family.StructCopies) && style.OneIn(2))
        {
            parameters.Add(new SourceParameter("dial", "Gauge") { Members = [new SourceParameter("dial.Level", ""), new SourceParameter("dial.Rate", "")] });
            GaugeWriter.Add(scope, "dial", isWritable: true);
        }

        if (style.Has(Family.Enums) && !style.OneIn(3))
        {
            scope.AddOther(new EnumVariable("mode", IsWritable: style.OneIn(3)));
            parameters.Add(new SourceParameter("mode", "Mode", style.Pick<string[]>([["=0", "=2"], ["=1"], ["=0", "=1", "=2"]])) { IsPassive = true });
        }
    }

    /// <summary>Points without elements alone would have nothing to differentiate.</summary>
    private void AddShort()
    {
        SequenceForm form = style.Pick([SequenceForm.Array, SequenceForm.Span, SequenceForm.ReadOnlySpan, SequenceForm.List]);
        bool isWritable = form is SequenceForm.Array or SequenceForm.Span && !style.Has(Family.ArrayResults) && style.OneIn(2);
        scope.AddOther(new ShortVariable("few", form, isWritable, "few"));
        parameters.Add(new SourceParameter("few", style.TypeOf(form), style.Pick<string[]>([["[0]", "[2]"], ["[1]", "[0]"], ["[0]"]])));
        scope.Add(new RealVariable("z", IsWritable: true));
        parameters.Add(new SourceParameter("z", style.Real, Range()));
    }

    private void AddGrid(string name, bool isJagged)
    {
        int rows = style.Random.Next(1, 4);
        int columns = style.Random.Next(1, 4);
        bool isWritable = style.OneIn(2);
        writes |= isWritable;
        scope.AddOther(new GridVariable(name, rows, columns, isJagged, isWritable, name));
        string sample = isJagged
            ? "[" + string.Join("+", Enumerable.Repeat(columns.ToString(CultureInfo.InvariantCulture), rows)) + "]"
            : string.Create(CultureInfo.InvariantCulture, $"[{rows},{columns}]");
        parameters.Add(new SourceParameter(name, style.Real + (isJagged ? "[][]" : "[,]"), sample + Range()));
    }

    private void AddSequence(string name)
    {
        SequenceForm form = style.Pick([SequenceForm.Array, SequenceForm.Array, SequenceForm.Span, SequenceForm.ReadOnlySpan, SequenceForm.ReadOnlySpan]);
        bool isWritable = form != SequenceForm.ReadOnlySpan && !style.OneIn(3);
        int length = style.Random.Next(1, 6);
        bool isLengthKnown = !style.OneIn(5);
        string range = Range();
        int[] lengths = isLengthKnown ? [length] : [length + style.Random.Next(1, 3), length];
        scope.Add(new SequenceVariable(name, form, length, isLengthKnown, isWritable, name));
        parameters.Add(new SourceParameter(name, style.TypeOf(form), [.. lengths.Select(l => string.Create(CultureInfo.InvariantCulture, $"[{l}]{range}"))]));
        writes |= isWritable;
    }

    private void AddReferences()
    {
        if (style.OneIn(4))
        {
            scope.Add(new RealVariable("r", IsWritable: true) { IsByReference = true });
            parameters.Add(new SourceParameter("r", "ref " + style.Real, Range()));
            writes = true;
        }

        if (style.OneIn(8))
        {
            parameters.Add(new SourceParameter("o", "out " + style.Real));
            start.Add(SourceStatement.Line("o = {0};", style.Constant(0.1, 1)));
            scope.Add(new RealVariable("o", IsWritable: true) { IsByReference = true });
            writes = true;
        }
    }

    private void AddIntegers()
    {
        if (style.OneIn(2))
        {
            scope.Add(new IntegerVariable("n", 7, IsWritable: style.OneIn(3)));
            parameters.Add(new SourceParameter("n", "int", style.OneIn(2) ? ["=3"] : [string.Create(CultureInfo.InvariantCulture, $"={style.Random.Next(4)}"), "=2"]) { IsPassive = true });
        }

        if (style.OneIn(6))
        {
            SequenceVariable gather = new("index", SequenceForm.Array, style.Random.Next(2, 6), true, false, null) { IntegerMaximum = 1 };
            scope.Add(gather);
            parameters.Add(new SourceParameter("index", "int[]", string.Create(CultureInfo.InvariantCulture, $"[{gather.Length}]=0..1")) { IsPassive = true });
        }
    }

    /// <summary>Something of everything, so that little of the program is dead.</summary>
    private SourceExpression Everything(ExpressionWriter expressions)
    {
        List<SourceExpression> terms = [expressions.Bounded(scope, 2, 3)];
        terms.AddRange(scope.Reals.Where(_ => !style.OneIn(3)).Select(ExpressionWriter.Read));
        terms.AddRange(scope.RealSequences.Where(_ => !style.OneIn(3)).Select(s => expressions.Element(scope, s)));
        return terms.Aggregate((a, b) => new SourceExpression(
            ExpressionType.Real, "({0} " + style.Pick(["+", "-", "+", "*"]) + " {1})", a, b));
    }

    private SourceStatement ReturnArray(ExpressionWriter expressions)
    {
        SequenceVariable[] own = [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array, Root: null, IsLengthKnown: true })];
        SourceStatement result;
        int length;
        if (own.Length > 0 && !style.OneIn(3))
        {
            SequenceVariable array = style.Pick(own);
            length = array.Length;
            result = SourceStatement.Line($"return {array.Name};");
        }
        else
        {
            length = 2;
            result = SourceStatement.Line("return [{0}, {1}];", Everything(expressions), expressions.Bounded(scope, 2, 3));
        }

        parameters.Add(new SourceParameter(SourceParameter.Returned, "", string.Create(CultureInfo.InvariantCulture, $"[{length}]")) { IsPassive = true });
        return result;
    }
}
