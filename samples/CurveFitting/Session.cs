using System.Globalization;
using CurveFitting.Fitting;
using CurveFitting.Models;
using CurveFitting.Nist;
using CurveFitting.Output;
using Spectre.Console;

namespace CurveFitting;

/// <summary>A run of the program.</summary>
internal static class Session
{
    /// <summary>The digits that a fit is to reach.</summary>
    private const double Goal = 6;

    /// <summary>Fits every problem of a folder from both starts.</summary>
    /// <returns>The number of fits that missed the goal.</returns>
    /// <exception cref="InvalidDataException">A file is damaged, or there is none.</exception>
    public static int FitFolder(string folder, IAnsiConsole console)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.dat").Order(StringComparer.OrdinalIgnoreCase)];
        if (files.Length == 0)
        {
            throw new InvalidDataException($"'{folder}' has no .dat files.");
        }

        FitTable table = new();
        int missed = 0;
        int fits = 0;
        foreach (string file in files)
        {
            NistProblem problem = NistReader.Read(file);
            if (!Catalogue.Curves.TryGetValue(problem.Name, out Curve? curve))
            {
                console.MarkupLineInterpolated($"{problem.Name}: its curve is not among those of this program, so it is left out");
                continue;
            }

            for (int start = 0; start < problem.Starts.Length; start++)
            {
                FitOutcome outcome = CurveFit.Run(curve, problem.Responses, problem.Predictors, problem.Starts[start]);
                double digits = Agreement.Digits(outcome.Parameters, problem.Certified);
                table.Add(problem, start, outcome, digits);
                fits++;
                missed += digits < Goal ? 1 : 0;
            }
        }

        table.Write(console);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fits - missed} of {fits} fits agree with the certified values to {Goal:0} digits or more"));
        return missed;
    }

    /// <summary>Fits data that are made here: two peaks on a decaying baseline, with noise.</summary>
    public static void FitOwnData(IAnsiConsole console)
    {
        OwnData data = OwnData.Make(seed: 7);
        FitOutcome outcome = CurveFit.Run(data.Curve, data.Responses, data.Predictors, data.Start);
        Table table = new Table().Border(TableBorder.Simple).AddColumns("parameter", "made with", "started at", "fitted");
        for (int j = 0; j < data.True.Length; j++)
        {
            table.AddRow([$"b{j + 1}", .. new[] { data.True[j], data.Start[j], outcome.Parameters[j] }.Select(b => b.ToString("G5", CultureInfo.InvariantCulture))]);
        }

        console.WriteLine("y = " + data.Curve.Formula);
        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Responses.Length} points, noise {OwnData.Noise}, fitted in {outcome.Iterations} iterations: standard deviation of the residuals {Math.Sqrt(outcome.SumOfSquares / (data.Responses.Length - data.True.Length)):0.000}"));
    }
}
