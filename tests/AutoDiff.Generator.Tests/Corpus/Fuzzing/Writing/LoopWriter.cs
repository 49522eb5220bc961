using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes loops of every kind, all of few iterations.</summary>
internal sealed class LoopWriter(
    ProgramStyle style, IndexWriter indices, ExpressionWriter expressions, Func<Scope, int, List<SourceStatement>> block)
{
    public IEnumerable<SourceStatement> Loop(Scope scope) => style.Random.Next(13) switch
    {
        12 => [Stepping(scope)],
        < 6 => [Counted(scope)],
        6 => [Triangular(scope)],
        7 => [While(scope)],
        8 => [CountingDown(scope)],
        9 => [DoWhile(scope)],
        10 => ForEach(scope),
        _ => [style.OneIn(2) ? TwoIndices(scope) : Endless(scope)],
    };

    /// <summary>A loop over all cells of a sequence, with the scope of its body.</summary>
    public SourceStatement Over(Scope scope, SequenceVariable sequence, Func<Scope, string, List<SourceStatement>> body)
    {
        Scope inside = Inside(scope);
        string index = inside.Fresh("i");
        inside.Add(new IntegerVariable(index, Highest(sequence), IsWritable: false, sequence));
        return new SourceStatement(new SourceClause(
            "for (int " + index + " = 0; " + index + " < {0}; " + index + "++)", [indices.Length(sequence)], body(inside, index)));
    }

    private static int Highest(SequenceVariable sequence) => sequence.IsLengthKnown ? sequence.Length - 1 : 9;

    private static Scope Inside(Scope scope, bool canContinue = true) =>
        new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = canContinue };

    // Deep loops are short, so that the products of their trip counts stay small.
    private int Trips(Scope scope) => style.Random.Next(1, scope.LoopDepth > 1 ? 3 : 5);

    private List<SourceStatement> Body(Scope inside) => block(inside, style.Random.Next(1, 5));

    /// <summary>A bound of a loop with its greatest value, and the sequence whose length it is.</summary>
    private (SourceExpression Bound, int Greatest, SequenceVariable? Of) Bound(Scope scope)
    {
        IReadOnlyList<SequenceVariable> sequences = scope.Sequences;
        switch (style.Random.Next(6))
        {
            case < 3 when sequences.Count > 0 && scope.LoopDepth < 2:
                SequenceVariable sequence = style.Pick(sequences);
                return (indices.Length(sequence), Highest(sequence) + 1, sequence);
            case 3:
                SourceExpression computed = indices.Below(scope, 4);
                return (computed, Math.Max(1, (int)computed.Bound), null);
            default:
                int trips = Trips(scope);
                return (IndexWriter.Constant(trips), trips, null);
        }
    }

    private SourceStatement Counted(Scope scope)
    {
        (SourceExpression bound, int greatest, SequenceVariable? of) = Bound(scope);
        Scope inside = Inside(scope);
        string i = inside.Fresh("i");
        IntegerVariable index = new(i, greatest - 1, IsWritable: false, of);
        string start = "0";
        (string header, SourceExpression[] operands) = style.Random.Next(10) switch
        {
            < 4 => ($"for (int {i} = 0; {i} < {{0}}; {i}++)", [bound]),
            4 => ($"for (int {i} = {start = "1"}; {i} < {{0}}; {i}++)", [bound]),
            5 => ($"for (int {i} = 0; {i} < {{0}}; {i} += 2)", [bound]),
            6 => ($"for (int {i} = {{0}} - 1; {i} >= 0; {i}--)", [bound]),
            7 => ($"for (int {i} = {{0}} - 1; {i} >= 0; {i} -= 2)", [bound]),
            8 => ($"for (int {i} = 0; {i} < {{0}} && {{1}}; {i}++)", [bound, expressions.Conditions.Condition(scope, expressions)]),
            _ => ((string, SourceExpression[]))($"for (int {i} = {{0}} - 1; {i} > 0; --{i})", [bound]),
        };
        inside.Add(index);
        return new SourceStatement(new SourceClause(header, operands, Body(inside)) { Unrolled = SourceStatement.Line($"int {i} = {start};") });
    }

    private SourceStatement Triangular(Scope scope)
    {
        if (scope.Integers.Count == 0)
        {
            return Counted(scope);
        }

        IntegerVariable outer = scope.Integers[^1];
        (SourceExpression bound, int greatest, SequenceVariable? of) = Bound(scope);
        Scope inside = Inside(scope);
        string j = inside.Fresh("j");
        (string header, int maximum, SequenceVariable? within) = style.Random.Next(4) switch
        {
            0 => ($"for (int {j} = 0; {j} < {outer.Name}; {j}++)", Math.Max(outer.Maximum - 1, 0), outer.Within),
            1 => ($"for (int {j} = 0; {j} <= {outer.Name}; {j}++)", outer.Maximum, outer.Within),
            2 => ($"for (int {j} = {outer.Name}; {j} >= 0; {j}--)", outer.Maximum, outer.Within),
            _ => ($"for (int {j} = {outer.Name} + 1; {j} < {{0}}; {j}++)", greatest - 1, of),
        };
        inside.Add(new IntegerVariable(j, maximum, IsWritable: false, outer.IsWritable && within == outer.Within ? null : within));
        return new SourceStatement(new SourceClause(header, [bound], Body(inside)) { Unrolled = SourceStatement.Line($"int {j} = {outer.Name};") });
    }

    private SourceStatement While(Scope scope)
    {
        int trips = Trips(scope);
        string k = scope.Fresh("n");
        SourceExpression more = expressions.Conditions.Condition(scope, expressions);
        bool first = style.OneIn(2);

        // With the step at the end, continue would skip it.
        Scope inside = Inside(scope, canContinue: first);
        inside.Add(new IntegerVariable(k, first ? trips : trips - 1, IsWritable: false));
        string condition = style.Pick([$"{k} < {trips}", $"{k} < {trips} && {{0}}", $"{{0}} && {k} < {trips}"]);
        SourceStatement loop = new(
            new SourceClause($"int {k} = 0;", []),
            new SourceClause($"while ({condition})", [more], Body(inside)) { First = first ? k + "++;" : null, Last = first ? null : k + "++;" });
        scope.Add(new IntegerVariable(k, trips, IsWritable: false));
        return loop;
    }

    private SourceStatement CountingDown(Scope scope)
    {
        int trips = Trips(scope);
        string k = scope.Fresh("n");
        Scope inside = Inside(scope);
        inside.Add(new IntegerVariable(k, trips, IsWritable: false));
        bool inCondition = style.OneIn(2);
        return new SourceStatement(
            new SourceClause($"int {k} = {trips};", []),
            new SourceClause(inCondition ? $"while ({k}-- > 0)" : $"while ({k} > 0)", [], Body(inside)) { First = inCondition ? null : k + "--;" });
    }

    private SourceStatement DoWhile(Scope scope)
    {
        int trips = Trips(scope);
        string k = scope.Fresh("n");
        SourceExpression more = expressions.Conditions.Condition(scope, expressions);
        Scope inside = Inside(scope);
        inside.Add(new IntegerVariable(k, trips, IsWritable: false));
        string condition = style.Pick([$"{k} < {trips}", $"{k} < {trips} && {{0}}"]);
        return new SourceStatement(
            new SourceClause($"int {k} = 0;", []),
            new SourceClause("do", [], Body(inside)) { First = k + "++;" },
            new SourceClause($"while ({condition});", [more]));
    }

    private IEnumerable<SourceStatement> ForEach(Scope scope)
    {
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => !s.IsList)];
        if (sequences.Length == 0)
        {
            return [Counted(scope)];
        }

        // Its body may write the sequence, as over any array or span.
        SequenceVariable sequence = style.Pick(sequences);
        Scope inside = Inside(scope);
        string element = inside.Fresh("e");
        inside.Add(new RealVariable(element, IsWritable: false));
        return [new SourceStatement(new SourceClause($"foreach ({style.Real} {element} in {sequence.Name})", [], Body(inside)))];
    }

    private SourceStatement TwoIndices(Scope scope)
    {
        (SourceExpression bound, int greatest, SequenceVariable? of) = Bound(scope);
        Scope inside = Inside(scope);
        string i = inside.Fresh("i");
        string j = inside.Fresh("j");
        inside.Add(new IntegerVariable(i, greatest - 1, IsWritable: false, of));
        inside.Add(new IntegerVariable(j, greatest - 1, IsWritable: false, of));
        return new SourceStatement(new SourceClause(
            $"for (int {i} = 0, {j} = {{0}} - 1; {i} < {j}; {i}++, {j}--)", [bound], Body(inside)));
    }

    private SourceStatement Stepping(Scope scope)
    {
        Scope inside = Inside(scope);
        string t = inside.Fresh("time");
        inside.Add(new RealVariable(t, IsWritable: false));

        // No number of steps comes near the end, where a float and its twin would part.
        SourceExpression step = style.Constant(0.3, 0.7);
        return new SourceStatement(new SourceClause(
            $"for ({style.Real} {t} = {style.Literal(0.1)}; {t} < {style.Literal(1.005)}; {t} += {{0}})", [step], Body(inside)));
    }

    private SourceStatement Endless(Scope scope)
    {
        int trips = Trips(scope);
        Scope inside = Inside(scope);
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, trips - 1, IsWritable: false));
        return new SourceStatement(new SourceClause($"for (int {i} = 0; ; {i}++)", [], Body(inside))
        {
            First = string.Create(CultureInfo.InvariantCulture, $"if ({i} >= {trips}) {{ break; }}"),
        });
    }
}
