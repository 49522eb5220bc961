using System.Globalization;
using ImageClassifier.Models;

namespace ImageClassifier.CommandLine;

/// <summary>
/// Reads <c>--option value</c> and <c>--option=value</c>; what it does not understand is a <see cref="UsageException"/>.
/// </summary>
internal static class OptionParser
{
    // The weights between two hidden layers grow with its square: this many still fit into memory.
    private const int MostHidden = 4096;

    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            if (argument is "--help" or "-h")
            {
                return new Options { Help = true };
            }

            int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=') : -1;
            string name = equals < 0 ? argument : argument[..equals];
            RequireKnown(name);
            string value = equals >= 0 ? argument[(equals + 1)..]
                : i + 1 < arguments.Length ? arguments[++i]
                : throw new UsageException($"{name} needs a value; --help explains");
            options = With(options, name, value);
        }

        RequireUsed(options);
        return options;
    }

    private static void RequireKnown(string name)
    {
        if (name is not ("--model" or "--data" or "--epochs" or "--batch" or "--learning-rate" or "--momentum" or "--l2"
            or "--hidden" or "--activation" or "--seed"))
        {
            throw new UsageException($"unknown option '{name}'; --help lists them");
        }
    }

    private static Options With(Options options, string name, string value) => name switch
    {
        "--model" => options with { Models = [Choice<ModelKind>(name, value)] },
        "--data" => options with { MnistDirectory = MnistDirectory(value) },
        "--epochs" => options with { Epochs = Integer(name, value, 1, int.MaxValue) },
        "--batch" => options with { Batch = Integer(name, value, 1, int.MaxValue) },
        "--learning-rate" => options with { LearningRate = Real(name, value, r => r > 0, "above 0") },
        "--momentum" => options with { Momentum = Real(name, value, r => r is >= 0 and < 1, "of at least 0 and below 1") },
        "--l2" => options with { L2 = Real(name, value, r => r >= 0, "of at least 0") },
        "--hidden" => options with { Hidden = Integer(name, value, 1, MostHidden) },
        "--activation" => options with { Activation = Choice<ActivationKind>(name, value) },
        _ => options with { Seed = Integer(name, value, 0, int.MaxValue) },
    };

    /// <summary>An option that none of the chosen models reads would be ignored in silence.</summary>
    private static void RequireUsed(Options options)
    {
        if (options.Activation is not null && !options.Models.Contains(ModelKind.Mlp3))
        {
            throw new UsageException("--activation is for --model mlp3; the others have none to choose");
        }

        if (options.Hidden is not null && !options.Models.Any(model => model is ModelKind.Mlp2 or ModelKind.Mlp3))
        {
            throw new UsageException("--hidden is for --model mlp2 and mlp3; the others have no hidden units");
        }
    }

    private static string? MnistDirectory(string value)
    {
        if (value == "spiral")
        {
            return null;
        }

        if (!value.StartsWith("mnist:", StringComparison.Ordinal))
        {
            throw new UsageException($"--data '{value}' is neither spiral nor mnist:DIR");
        }

        string directory = value["mnist:".Length..];
        return directory.Length > 0 ? directory
            : throw new UsageException("--data mnist: needs the folder of the IDX files after the colon");
    }

    private static T Choice<T>(string name, string value)
        where T : struct, Enum
    {
        foreach (T candidate in Enum.GetValues<T>())
        {
            if (string.Equals(candidate.ToString(), value, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        string known = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        throw new UsageException($"{name} '{value}' is not one of {known}");
    }

    private static int Integer(string name, string value, int smallest, int largest) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        && number >= smallest && number <= largest
            ? number
            : throw new UsageException($"{name} '{value}' is not a whole number from {smallest} to {largest}");

    private static double Real(string name, string value, Func<double, bool> allowed, string range) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) && allowed(number)
            ? number
            : throw new UsageException($"{name} '{value}' is not a number {range}");
}
