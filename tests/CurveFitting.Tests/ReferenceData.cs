using System.Runtime.CompilerServices;

namespace CurveFitting.Tests;

/// <summary>Where the NIST problems lie on machines that have them: beside the project's root.</summary>
internal static class ReferenceData
{
    public static string? Folder(string name, [CallerFilePath] string here = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "shared", "data", name));
        return Directory.Exists(folder) ? folder : null;
    }
}
