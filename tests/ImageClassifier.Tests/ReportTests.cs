using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ImageClassifier.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_page_has_its_parts_and_loads_nothing()
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Session).Assembly.Location, "--epochs", "30", "--baseline", "--schedule", "cosine", "--report", _path]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("nearest L1", output, StringComparison.Ordinal);
        string page = File.ReadAllText(_path);
        Assert.All(
            ["<b>loss</b>", "<b>accuracy</b>", "<b>learning rate</b>", "Confusion matrix", "Decision regions", "Gradient check", "random search", "--schedule cosine"],
            part => Assert.Contains(part, page, StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex("(src|href)=\"(?!data:)"), page);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }
}
