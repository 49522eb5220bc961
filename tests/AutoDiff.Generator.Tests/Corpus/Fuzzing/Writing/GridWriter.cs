using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes rectangular and jagged arrays: cells, loops over them, rows that change hands, eliminations in place.</summary>
internal sealed class GridWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;
    private readonly IndexWriter indices = statements.Indices;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        IReadOnlyList<GridVariable> known = scope.All<GridVariable>();
        if (known.Count == 0 || style.OneIn(6))
        {
            return Declare(scope);
        }

        GridVariable grid = style.Pick(known);
        GridVariable[] writable = [.. known.Where(g => g.IsWritable)];
        if (writable.Length > 0 && style.OneIn(2))
        {
            grid = style.Pick(writable);
        }

        return style.Random.Next(9) switch
        {
            0 or 1 when grid.IsWritable => [Store(scope, grid)],
            2 when grid.IsWritable => [Over(scope, grid, (inside, i, j) =>
                [SourceStatement.Line(Cell(grid, i, j) + style.Pick([" = ", " += ", " = "]) + "{0};", expressions.Bounded(inside, 2, 1)) with { Writes = grid.Root }])],
            3 when grid.IsWritable => [InPlace(scope, grid)],
            4 or 5 when grid.IsJagged => Rows(scope, grid),
            6 => Visit(scope, grid),
            7 => [Over(scope, grid, (inside, _, _) => statements.Block(inside, style.Random.Next(1, 3)))],
            _ => Sum(scope, grid),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        IReadOnlyList<GridVariable> known = scope.All<GridVariable>();
        return known.Count == 0 ? null : Read(scope, style.Pick(known));
    }

    private static string Cell(GridVariable grid, string row, string column) => string.Format(CultureInfo.InvariantCulture, grid.Cell, row, column);

    private SourceExpression Read(Scope scope, GridVariable grid)
    {
        (SourceExpression row, SourceExpression column) = Place(scope, grid);
        return new SourceExpression(ExpressionType.Real, grid.Cell, row, column) { Bound = 3 };
    }

    private (SourceExpression Row, SourceExpression Column) Place(Scope scope, GridVariable grid) =>
        (indices.Index(scope, grid.Rows, grid.RowCount), indices.Index(scope, grid.Columns, grid.ColumnCount));

    private SourceStatement Store(Scope scope, GridVariable grid)
    {
        (SourceExpression row, SourceExpression column) = Place(scope, grid);
        return statements.Update(scope, grid.Cell, [row, column]) with { Writes = grid.Root };
    }

    private List<SourceStatement> Declare(Scope scope)
    {
        bool isJagged = style.Has(Family.Jagged) && (!style.Has(Family.Rectangular) || style.OneIn(2));
        int rows = style.Random.Next(1, 4);
        int columns = style.Random.Next(1, 4);
        string name = scope.Fresh("grid");
        GridVariable grid = new(name, rows, columns, isJagged, true, null);
        List<SourceStatement> result = [];
        string dimensions = string.Create(CultureInfo.InvariantCulture, $"{rows}, {columns}");
        if (!isJagged)
        {
            result.Add(SourceStatement.Line($"{style.Real}[,] {name} = new {style.Real}[{dimensions}];"));
        }
        else if (style.OneIn(2))
        {
            SourceExpression[] cells = [.. Enumerable.Range(0, rows * columns).Select(_ => expressions.Bounded(scope, 1, 3))];
            string text = string.Join(", ", Enumerable.Range(0, rows).Select(r => "[" + string.Join(", ", Enumerable.Range(r * columns, columns).Select(c => $"{{{c}}}")) + "]"));
            result.Add(SourceStatement.Line($"{style.Real}[][] {name} = [{text}];", cells));
        }
        else
        {
            result.Add(new SourceStatement(
                new SourceClause(string.Create(CultureInfo.InvariantCulture, $"{style.Real}[][] {name} = new {style.Real}[{rows}][];"), []),
                new SourceClause(string.Create(CultureInfo.InvariantCulture, $"for (int i = 0; i < {rows}; i++) {{ {name}[i] = new {style.Real}[{columns}]; }}"), [])));
        }

        scope.AddOther(grid);
        if (!style.OneIn(4))
        {
            result.Add(Over(scope, grid, (inside, i, j) => [SourceStatement.Line(Cell(grid, i, j) + " = {0};", expressions.Bounded(inside, 2, 3))]));
        }

        return result;
    }

    private SourceStatement Over(Scope scope, GridVariable grid, Func<Scope, string, string, List<SourceStatement>> body)
    {
        Scope outer = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string i = outer.Fresh("i");
        outer.Add(new IntegerVariable(i, grid.HighestRow, IsWritable: false));
        Scope inner = new(outer) { LoopDepth = scope.LoopDepth + 2 };
        string j = inner.Fresh("j");
        inner.Add(new IntegerVariable(j, grid.HighestColumn, IsWritable: false));
        string width = grid.IsJagged && style.OneIn(2) ? $"{grid.Name}[{i}].Length" : grid.ColumnCount;
        SourceStatement inside = new(new SourceClause($"for (int {j} = 0; {j} < {width}; {j}++)", [], body(inner, i, j)));
        return new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {grid.RowCount}; {i}++)", [], [inside]));
    }

    private SourceStatement InPlace(Scope scope, GridVariable grid)
    {
        string i = scope.Fresh("i");
        string j = scope.Fresh("j");
        string k = scope.Fresh("k");
        string f = scope.Fresh("factor");
        string here = Cell(grid, i, j);
        int least = Math.Min(grid.Rows, grid.Columns);
        string number(int value) => value.ToString(CultureInfo.InvariantCulture);
        SourceStatement statement = style.Random.Next(3) switch
        {
            // An elimination.
            0 => new SourceStatement(new SourceClause($"for (int {k} = 0; {k} < {number(least)}; {k}++)", [],
            [
                new SourceStatement(new SourceClause($"for (int {i} = {k} + 1; {i} < {grid.RowCount}; {i}++)", [],
                [
                    SourceStatement.Line($"{style.Real} {f} = {Cell(grid, i, k)} / ({style.Literal(1.5)} + {Cell(grid, k, k)} * {Cell(grid, k, k)});"),
                    new SourceStatement(new SourceClause($"for (int {j} = {k}; {j} < {grid.ColumnCount}; {j}++)", [],
                        [SourceStatement.Line($"{here} -= {f} * {Cell(grid, k, j)};") with { Writes = grid.Root }])),
                ])),
            ])),

            // Sums from above and from the left.
            1 => new SourceStatement(new SourceClause($"for (int {i} = 1; {i} < {grid.RowCount}; {i}++)", [],
            [
                new SourceStatement(new SourceClause($"for (int {j} = 1; {j} < {grid.ColumnCount}; {j}++)", [],
                    [SourceStatement.Line($"{here} += {style.Literal(0.4)} * {Cell(grid, i + " - 1", j)} * {Cell(grid, i, j + " - 1")};") with { Writes = grid.Root }])),
            ])),

            // A transposition.
            _ => new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {number(least)}; {i}++)", [],
            [
                new SourceStatement(new SourceClause($"for (int {j} = 0; {j} < {i}; {j}++)", [],
                    [SourceStatement.Line($"({here}, {Cell(grid, j, i)}) = ({Cell(grid, j, i)}, {here});") with { Writes = grid.Root }])),
            ])),
        };
        return statement;
    }

    private List<SourceStatement> Rows(Scope scope, GridVariable grid)
    {
        SourceExpression row = indices.Index(scope, grid.Rows, grid.RowCount);
        if (grid.Root is null && style.OneIn(2))
        {
            SourceExpression other = indices.Index(scope, grid.Rows, grid.RowCount);
            return style.Random.Next(4) switch
            {
                0 => [SourceStatement.Line($"{grid.Name}[{{0}}] = ({style.Real}[]){grid.Name}[{{1}}].Clone();", row, other)],
                1 => [SourceStatement.Line(string.Create(CultureInfo.InvariantCulture, $"{grid.Name}[{{0}}] = new {style.Real}[{grid.Columns}];"), row)],
                2 => [SourceStatement.Line($"{grid.Name}[{{0}}] = {grid.Name}[{{1}}];", row, other)],
                _ => [SourceStatement.Line($"({grid.Name}[{{0}}], {grid.Name}[{{1}}]) = ({grid.Name}[{{1}}], {grid.Name}[{{0}}]);", row, other)],
            };
        }

        string name = scope.Fresh("row");
        scope.Add(new SequenceVariable(name, SequenceForm.Array, grid.Columns, grid.IsKnown, grid.IsWritable, grid.Root));
        return [SourceStatement.Line($"{style.Real}[] {name} = {grid.Name}[{{0}}];", row)];
    }

    private List<SourceStatement> Visit(Scope scope, GridVariable grid)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        if (grid.IsJagged)
        {
            string row = inside.Fresh("row");
            inside.Add(new SequenceVariable(row, SequenceForm.Array, grid.Columns, grid.IsKnown, grid.IsWritable, grid.Root) { IsLoopVariable = true });
            return [new SourceStatement(new SourceClause($"foreach ({style.Real}[] {row} in {grid.Name})", [], statements.Block(inside, style.Random.Next(1, 3))))];
        }

        string e = inside.Fresh("e");
        inside.Add(new RealVariable(e, IsWritable: false));
        return [new SourceStatement(new SourceClause($"foreach ({style.Real} {e} in {grid.Name})", [], statements.Block(inside, style.Random.Next(1, 3))))];
    }

    private List<SourceStatement> Sum(Scope scope, GridVariable grid)
    {
        string sum = scope.Fresh("t");
        List<SourceStatement> result = [SourceStatement.Line($"{style.Real} {sum} = 0;")];
        result.Add(Over(scope, grid, (inside, i, j) => [SourceStatement.Line($"{sum} += {Cell(grid, i, j)} * {{0}};", expressions.Bounded(inside, 2, 1))]));
        scope.Add(new RealVariable(sum, IsWritable: true));
        return result;
    }
}
