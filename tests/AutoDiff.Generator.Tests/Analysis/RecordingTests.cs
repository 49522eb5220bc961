using AutoDiff.Generator.Tests.Binding;

namespace AutoDiff.Generator.Tests.Analysis;

/// <summary>
/// The two builds of the corpus differ in what they remember: the optimised one computes again what is cheap, the plain one puts all of it on
/// tapes. So every method of the corpus is also a comparison of the recorded with the recomputed.
/// </summary>
public class RecordingTests
{
    private const string CheapLocal = "double s = 0; for (int i = 0; i < x.Length; i++) { double w = y * i; s += Math.Sin(x[i] * w); } return s;";
    private const string CountedWhile = "double s = y; int k = 0; while (k < x.Length) { s += Math.Sin(x[k] * s); k++; } return s;";

    [Theory]
    [InlineData(CheapLocal)]
    [InlineData(CountedWhile)]
    public void Plain_code_records_what_optimised_code_computes_again(string body) =>
        Assert.True(Tapes(body, "Optimize = false") > Tapes(body, "Optimize = true"));

    private static int Tapes(string body, string option)
    {
        string text = Pipeline.Generate(Sources.Model("[Differentiable(" + option + ")] static double F(double[] x, double y) { " + body + " }"));
        return text.Split("AutoDiff.Tape<").Length - 1;
    }
}
