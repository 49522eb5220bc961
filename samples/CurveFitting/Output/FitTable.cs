using System.Globalization;
using CurveFitting.Fitting;
using CurveFitting.Nist;
using Spectre.Console;

namespace CurveFitting.Output;

/// <summary>One row for each problem and start.</summary>
internal sealed class FitTable
{
    private readonly Table _table = new Table().Border(TableBorder.Simple)
        .AddColumns("problem", "start", "parameters")
        .AddColumn(new TableColumn("digits").RightAligned())
        .AddColumn(new TableColumn("iterations").RightAligned())
        .AddColumn("outcome");

    public void Add(NistProblem problem, int start, FitOutcome outcome, double digits) => _table.AddRow(
        Markup.Escape(problem.Name),
        (start + 1).ToString(CultureInfo.InvariantCulture),
        string.Join(' ', outcome.Parameters.Select(b => b.ToString("G7", CultureInfo.InvariantCulture))),
        digits.ToString("0.0", CultureInfo.InvariantCulture),
        outcome.Iterations.ToString(CultureInfo.InvariantCulture),
        outcome.Outcome.ToString());

    public void Write(IAnsiConsole console) => console.Write(_table);
}
