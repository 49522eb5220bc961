using System.IO.Compression;
using AutoDiff.Generator.Tests.Binding;

namespace AutoDiff.Generator.Tests.Packaging;

/// <summary>The package as a user gets it: one file with the library, the generator and the code fixes, which a new project can use.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("autodiff-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_new_project_differentiates_with_nothing_but_the_package()
    {
        string root = Sources.RepositoryRoot();
        Tool.Run(root, "pack", Path.Combine("src", "AutoDiff"), "--no-build", "-c", Tool.Configuration, "-o", folder.FullName);
        string package = Assert.Single(folder.GetFiles("*.nupkg")).FullName;
        using (ZipArchive archive = ZipFile.OpenRead(package))
        {
            string[] names = [.. archive.Entries.Select(e => e.FullName)];
            string[] expected =
            [
                "lib/net10.0/AutoDiff.dll", "lib/net10.0/AutoDiff.xml", "README.md",
                "analyzers/dotnet/cs/AutoDiff.Generator.dll", "analyzers/dotnet/cs/AutoDiff.CodeFixes.dll",
            ];
            Assert.Empty(expected.Except(names));
            Assert.DoesNotContain(names, n => n.StartsWith("lib/", StringComparison.Ordinal) && n.Contains("Generator", StringComparison.Ordinal));
        }

        string version = Path.GetFileNameWithoutExtension(package)["AutoDiff.".Length..];
        DirectoryInfo project = folder.CreateSubdirectory("project");
        File.WriteAllText(Path.Combine(project.FullName, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(project.FullName, "project.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreSources>{folder.FullName}</RestoreSources>
                <RestorePackagesPath>{Path.Combine(folder.FullName, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Tool.PackageCache}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutoDiff" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project.FullName, "Program.cs"), """
            using System;
            using AutoDiff;
            using AutoDiff.Losses;

            double loss = Fit.LossGradient([1, 2, 3], [2, 4, 7], 1.5, out double slope);
            Console.WriteLine(FormattableString.Invariant($"{loss} {slope}"));

            internal static partial class Fit
            {
                [Differentiable(nameof(w))]
                public static double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double w)
                {
                    Span<double> predictions = stackalloc double[3];
                    for (int i = 0; i < x.Length; i++)
                    {
                        predictions[i] = w * x[i];
                    }

                    return RegressionLoss.MeanSquared(predictions, y);
                }
            }
            """);

        // (0.5² + 1² + 2.5²) / 3 and −2 (0.5 · 1 + 1 · 2 + 2.5 · 3) / 3.
        string[] words = Tool.Run(project.FullName, "run").Trim().Split(' ');
        Assert.Equal(2.5, double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(-20.0 / 3, double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), 1e-12);
    }
}
