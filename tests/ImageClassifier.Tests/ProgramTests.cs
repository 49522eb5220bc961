using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ImageClassifier.Tests.Data;

namespace ImageClassifier.Tests;

/// <summary>The program as the shell sees it.</summary>
public class ProgramTests
{
    [Fact]
    public void With_no_arguments_a_line_fails_on_the_spiral_and_the_network_does_not()
    {
        (int exitCode, string output, string error) = Run();
        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        Assert.Equal(2, Regex.Count(output, "^gradient check: worst relative error", RegexOptions.Multiline));
        Assert.InRange(Number(output, @"^ *softmax +\d+ +\S+ +(\S+)"), 0.45, 0.55);
        Assert.InRange(Number(output, @"^test accuracy (\d\.\d{4})\r?\n\z"), 0.96, 1);
    }

    [Fact]
    public void Help_names_every_option()
    {
        (int exitCode, string output, _) = Run("--help");
        Assert.Equal(0, exitCode);
        Assert.All(
            [
                "--model", "--data", "--epochs", "--batch", "--learning-rate", "--momentum", "--l2", "--hidden", "--activation",
                "--seed", "--help", "--optimizer", "--schedule", "--l1", "--elastic", "--max-norm", "--dropout", "--features", "--baseline",
                "--checkpoint", "--resume", "--report",
            ],
            option => Assert.Contains($" {option} ", output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--verbose")]
    [InlineData("--epochs", "ten")]
    [InlineData("--data", "mnist:no/such/folder")]
    public void What_cannot_be_done_is_one_line_and_exit_code_2(params string[] arguments) => AssertUnusable(Run(arguments));

    [Fact]
    public void Unusable_data_are_one_line_and_exit_code_2()
    {
        using var folder = new IdxFolder();
        folder.WritePair("t10k", 1, 2, 3, 4, 77);
        AssertUnusable(Run("--data", $"mnist:{folder.Path}"));
    }

    [Fact]
    public void A_loss_that_diverges_is_one_line_and_exit_code_1()
    {
        (int exitCode, _, string error) = Run("--model", "mlp2", "--learning-rate", "1e200");
        Assert.Equal(1, exitCode);
        Assert.Matches(@"^the loss became \w+ in epoch 1, batch 2;.*\r?\n$", error);
    }

    private static void AssertUnusable((int ExitCode, string Output, string Error) run)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Matches(@"^\S.*\r?\n$", run.Error);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    private static double Number(string output, string pattern) =>
        double.Parse(Regex.Match(output, pattern, RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Session).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
