using CurveFitting.Nist;

namespace CurveFitting.Tests;

public sealed class NistReaderTests : IDisposable
{
    private const string Whole = """
        NIST/ITL StRD
        Dataset Name:  Toy               (Toy.dat)

        File Format:   ASCII
                       Starting Values   (lines 9 to 10)
                       Certified Values  (lines 9 to 12)
                       Data              (lines 14 to 15)

          b1 =   500         250           2.3894212918E+02  2.7070075241E+00
          b2 =     0.0001      0.0005      5.5015643181E-04  7.2668688436E-06

        Residual Sum of Squares:                    1.2455138894E-01
        Data:   y              x1            x2
              15.00E0         1E0         180E0
              17.00E0         1E0         190E0
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Reads_what_the_header_says()
    {
        NistProblem problem = Read(Whole);
        Assert.Equal("Toy", problem.Name);
        Assert.Equal([500, 0.0001], problem.Starts[0]);
        Assert.Equal([250, 0.0005], problem.Starts[1]);
        Assert.Equal([238.94212918, 5.5015643181E-04], problem.Certified);
        Assert.Equal(0.12455138894, problem.SumOfSquares);
        Assert.Equal([15, 17], problem.Responses);
        Assert.Equal([1, 190], problem.Predictors[1]);
    }

    [Theory]
    [InlineData("Dataset Name", "Name", "Dataset Name")]
    [InlineData("lines 14 to 15", "lines 14 to 99", "lines 14 to 99")]
    [InlineData("190E0", "", "as many predictors")]
    [InlineData("190E0", "many", "'many'")]
    [InlineData("2.7070075241E+00", "", "deviation")]
    [InlineData("Residual Sum", "Sum", "Residual Sum")]
    public void A_damaged_file_is_named_with_what_is_wrong(string part, string replacement, string complaint)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(Whole.Replace(part, replacement, StringComparison.Ordinal))).Message;
        Assert.Contains(_path, message, StringComparison.Ordinal);
        Assert.Contains(complaint.Replace("lines 14 to 99", "14 to 99", StringComparison.Ordinal), message, StringComparison.Ordinal);
    }

    private NistProblem Read(string text)
    {
        File.WriteAllText(_path, text);
        return NistReader.Read(_path);
    }
}
