using System.Collections.Frozen;

namespace ImageClassifier.CommandLine;

/// <summary>
/// Reads <c>--option value</c> and <c>--option=value</c>; what it does not understand is a <see cref="UsageException"/>.
/// </summary>
internal static class OptionParser
{
    // The weights between two hidden layers grow with its square: this many still fit into memory.
    private const int MostHidden = 4096;

    private static readonly FrozenDictionary<string, Func<Options, string, string, Options>> Readers =
        new Dictionary<string, Func<Options, string, string, Options>>
        {
            ["--model"] = (o, name, value) => o with { Models = [OptionValue.Choice<ModelKind>(name, value)] },
            ["--data"] = DataOption,
            ["--features"] = (o, name, value) => o with { Features = value == "histogram+hog" ? FeatureKind.HistogramHog : OptionValue.Choice<FeatureKind>(name, value) },
            ["--epochs"] = (o, name, value) => o with { Epochs = OptionValue.Integer(name, value, 1, int.MaxValue) },
            ["--batch"] = (o, name, value) => o with { Batch = OptionValue.Integer(name, value, 1, int.MaxValue) },
            ["--optimizer"] = (o, name, value) => o with { Optimizer = OptionValue.Choice<OptimizerKind>(name, value) },
            ["--learning-rate"] = (o, name, value) => o with { LearningRate = OptionValue.Positive(name, value) },
            ["--schedule"] = ScheduleOption,
            ["--momentum"] = (o, name, value) => o with { Momentum = OptionValue.Share(name, value) },
            ["--l1"] = (o, name, value) => o with { L1 = OptionValue.NotNegative(name, value) },
            ["--l2"] = (o, name, value) => o with { L2 = OptionValue.NotNegative(name, value) },
            ["--elastic"] = (o, name, value) => o with { Elastic = OptionValue.NotNegative(name, value) },
            ["--max-norm"] = (o, name, value) => o with { MaxNorm = OptionValue.Positive(name, value) },
            ["--dropout"] = (o, name, value) => o with { Dropout = OptionValue.Share(name, value) },
            ["--hidden"] = (o, name, value) => o with { Hidden = OptionValue.Integer(name, value, 1, MostHidden) },
            ["--activation"] = (o, name, value) => o with { Activation = OptionValue.Choice<Models.ActivationKind>(name, value) },
            ["--checkpoint"] = (o, name, value) => o with { Checkpoint = OptionValue.File(name, value) },
            ["--report"] = (o, name, value) => o with { Report = OptionValue.File(name, value) },
            ["--seed"] = (o, name, value) => o with { Seed = OptionValue.Integer(name, value, 0, int.MaxValue) },
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Func<Options, Options>> Switches =
        new Dictionary<string, Func<Options, Options>>
        {
            ["--baseline"] = o => o with { Baseline = true },
            ["--resume"] = o => o with { Resume = true },
        }.ToFrozenDictionary();

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

            if (Switches.TryGetValue(argument, out Func<Options, Options>? flip))
            {
                options = flip(options);
                continue;
            }

            int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=') : -1;
            string name = equals < 0 ? argument : argument[..equals];
            if (!Readers.TryGetValue(name, out Func<Options, string, string, Options>? read))
            {
                throw new UsageException($"unknown option '{name}'; --help lists them");
            }

            string value = equals >= 0 ? argument[(equals + 1)..]
                : i + 1 < arguments.Length ? arguments[++i]
                : throw new UsageException($"{name} needs a value; --help explains");
            options = read(options, name, value);
        }

        OptionCheck.Require(options);
        return options;
    }

    private static Options DataOption(Options options, string name, string value)
    {
        if (value == "spiral")
        {
            return options with { Data = DataKind.Spiral, Directory = null };
        }

        foreach (DataKind kind in (ReadOnlySpan<DataKind>)[DataKind.Mnist, DataKind.Cifar10])
        {
            string prefix = OptionValue.Spelling(kind) + ":";
            if (value.StartsWith(prefix, StringComparison.Ordinal))
            {
                string directory = value[prefix.Length..];
                return directory.Length > 0
                    ? options with { Data = kind, Directory = directory }
                    : throw new UsageException($"{name} {prefix} needs the folder of the data files after the colon");
            }
        }

        throw new UsageException($"{name} '{value}' is neither spiral nor mnist:DIR nor cifar10:DIR");
    }

    private static Options ScheduleOption(Options options, string name, string value)
    {
        const string Lambda = "lambda:";
        return value.StartsWith(Lambda, StringComparison.Ordinal)
            ? options with { Schedule = ScheduleKind.Lambda, ScheduleFactor = OptionValue.Positive(name + " " + Lambda, value[Lambda.Length..]) }
            : options with { Schedule = OptionValue.Choice<ScheduleKind>(name, value) };
    }
}
