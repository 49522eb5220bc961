using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Draws arguments as a sample asks for.</summary>
internal sealed class PointSource(MethodShape method, string sample, Random random)
{
    private const double DefaultLow = 0.3;
    private const double DefaultHigh = 1.7;

    private readonly IReadOnlyDictionary<string, ParameterSample> entries = Validated(method, sample);

    public Point Next()
    {
        List<double> reals = [];
        List<long> integers = [];
        List<int> lengths = [];
        foreach (CorpusParameter parameter in method.Parameters)
        {
            ParameterSample? entry = EntryOf(entries, parameter);
            if (parameter.IsSequence)
            {
                lengths.Add(entry!.Length!.Value);
            }

            for (int i = 0; i < (parameter.IsSequence ? entry!.Length : 1); i++)
            {
                if (parameter.IsReal)
                {
                    double value = Real(entry, i);
                    reals.Add(parameter.IsSingle ? (float)value : value);
                }
                else
                {
                    integers.Add(entry is null ? 0 : Integer(entry, i));
                }
            }
        }

        return new Point([.. reals], [.. integers], [.. lengths]);
    }

    private static IReadOnlyDictionary<string, ParameterSample> Validated(MethodShape method, string sample)
    {
        IReadOnlyDictionary<string, ParameterSample> entries = SampleText.Parse(sample);
        foreach (string name in entries.Keys.Except(method.Parameters.Select(p => p.Name)).Except(method.Parameters.Select(p => p.Array).OfType<string>()))
        {
            throw new FormatException($"{method.Id}: the sample '{sample}' names '{name}', which is no parameter.");
        }

        foreach (CorpusParameter parameter in method.Parameters.Where(p => p.IsSequence || (!p.IsReal && p.RefKind != RefKind.Out)))
        {
            if (EntryOf(entries, parameter) is not { } entry || entry.Length is null == parameter.IsSequence)
            {
                throw new FormatException($"{method.Id}: the sample '{sample}' does not say enough of '{parameter.Name}'.");
            }
        }

        return entries;
    }

    /// <summary>What is said of the members of the structs of an array, or of the array.</summary>
    private static ParameterSample? EntryOf(IReadOnlyDictionary<string, ParameterSample> entries, CorpusParameter parameter) =>
        entries.TryGetValue(parameter.Name, out ParameterSample? entry) || (parameter.Array is { } array && entries.TryGetValue(array, out entry)) ? entry : null;

    private double Real(ParameterSample? entry, int index)
    {
        if (entry is { Values.Count: > 0 })
        {
            return entry.Values[index % entry.Values.Count];
        }

        double low = entry?.Low ?? DefaultLow;
        return low + (((entry?.High ?? DefaultHigh) - low) * random.NextDouble());
    }

    private long Integer(ParameterSample entry, int index) => entry.Values.Count > 0
        ? (long)entry.Values[index % entry.Values.Count]
        : random.NextInt64((long)(entry.Low ?? 0), (long)(entry.High ?? 0) + 1);
}
