using CurveFitting.Fitting;
using CurveFitting.Models;
using CurveFitting.Nist;

namespace CurveFitting.Tests;

public sealed class NistTests
{
    public static TheoryData<string> Problems
    {
        get
        {
            string? folder = ReferenceData.Folder("nist");
            return folder is null ? [string.Empty] : [.. Directory.GetFiles(folder, "*.dat").Select(f => Path.GetFileName(f)!)];
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Both_starts_reach_six_certified_digits(string file)
    {
        Assert.SkipWhen(file.Length == 0, "The NIST problems are not beside the project.");
        NistProblem problem = NistReader.Read(Path.Combine(ReferenceData.Folder("nist")!, file));
        Assert.All(problem.Starts, start =>
        {
            FitOutcome outcome = CurveFit.Run(Catalogue.Curves[problem.Name], problem.Responses, problem.Predictors, start);
            Assert.InRange(Agreement.Digits(outcome.Parameters, problem.Certified), 6, Agreement.Most);
            Assert.True(outcome.SumOfSquares <= problem.SumOfSquares * (1 + 1e-6) + 1e-20);
        });
    }
}
