using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The main guard of the optimizer: random programs compute the same before and after, bit for bit.</summary>
public class RandomProgramTests
{
    [Theory]
    [InlineData("Exact", false)]
    [InlineData("Exact", true)]
    [InlineData("Smooth", true)]
    [InlineData("Wild", true)]
    public void Optimized_programs_compute_the_same(string flavor, bool strict)
    {
        int meaningful = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            meaningful += Compare(seed, Enum.Parse<ProgramFlavor>(flavor), strict) ? 1 : 0;
        }

        Assert.InRange(meaningful, 450, int.MaxValue);
    }

    /// <summary>Whether the seed gave a program whose results say anything.</summary>
    private static bool Compare(int seed, ProgramFlavor flavor, bool strict)
    {
        RandomProgram program = ProgramGenerator.Create(seed, flavor);
        ProgramOutcome expected = program.Run(program.Body);
        if (expected.Failure is not (null or nameof(ThrownException)) || (flavor != ProgramFlavor.Wild && !expected.IsTame))
        {
            return false;
        }

        VariableFactory variables = new(program.NextVariableId, Walk.Statements(program.Body).SelectMany(Names).Concat(program.Parameters.Select(p => p.Name)));
        OptimizerContext context = new(strict, program.Observable, program.SameLength, variables);
        EquatableArray<Statement> optimized = Optimizer.Optimize(program.Body, context);
        string Describe(string what) => $"seed {seed}, {flavor}: {what}\n{Listing.Of(program.Body)}\n---------\n{Listing.Of(optimized)}";
        try
        {
            BodyRules.Verify(optimized, program.Parameters);
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail(Describe(exception.Message));
        }

        string? difference = expected.DifferenceTo(program.Run(optimized));
        Assert.True(difference is null, Describe(difference ?? ""));
        return true;
    }

    private static IEnumerable<string> Names(Statement statement) => statement switch
    {
        Declare s => [s.Variable.Name],
        CountedLoop s => [s.Index.Name],
        _ => [],
    };
}
