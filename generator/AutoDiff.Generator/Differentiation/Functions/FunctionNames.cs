using System.Collections.Generic;
using System.Globalization;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>The names of the local functions of one generated method.</summary>
internal sealed class FunctionNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = [.. taken];
    private readonly Dictionary<(string Function, FunctionVersion Version), string> names = [];
    private readonly Dictionary<string, (string Function, FunctionVersion Version)> meanings = [];

    public string Of(string function, FunctionVersion version)
    {
        if (!names.TryGetValue((function, version), out string? name))
        {
            string plain = function + (version == FunctionVersion.Value ? "" : version.ToString());
            name = plain;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = plain + number.ToString(CultureInfo.InvariantCulture);
            }

            names.Add((function, version), name);
            meanings.Add(name, (function, version));
        }

        return name;
    }

    public (string Function, FunctionVersion Version) MeaningOf(string name) => meanings[name];
}
