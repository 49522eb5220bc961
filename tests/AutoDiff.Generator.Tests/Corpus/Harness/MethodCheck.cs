namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Every check of one corpus method: at several points of each sample, in every build, and of the builds against each other.</summary>
internal sealed class MethodCheck(MethodShape method, IReadOnlyList<MethodBuild> builds)
{
    private const int PointsPerSample = 3;

    // More would only repeat the same mistake.
    private const int MaximalFailures = 8;

    public IReadOnlyList<string> Run()
    {
        List<string> problems = [];
        foreach (string sample in method.Samples)
        {
            Check(sample, problems);
        }

        return [.. problems.Take(MaximalFailures)];
    }

    private void Check(string sample, List<string> problems)
    {
        // The seed is the method's own, so that a failure stays where it is when the corpus grows.
        ProbeSource probes = new(method, builds[0].Adapter, sample, new Random(StableSeed(method.Id + sample)));
        for (int i = 0; i < PointsPerSample; i++)
        {
            if (probes.Next() is not { } probe)
            {
                problems.Add($"sample '{sample}': no point with a reliable difference was found");
                return;
            }

            Check(sample, probe, problems);
        }
    }

    private void Check(string sample, Probe probe, List<string> problems)
    {
        double[]? reference = null;
        foreach (MethodBuild build in builds)
        {
            Failures failures = new(build.Name, sample);
            try
            {
                double[] gradient = new DerivativeCheck(method, build.Adapter, probe, failures).Run();
                reference ??= gradient;
                CompareBuilds(gradient, reference, probe, failures);
            }
            catch (Exception exception)
            {
                failures.Add("threw", exception.ToString());
            }

            problems.AddRange(failures.Lines);
        }
    }

    private void CompareBuilds(double[] gradient, double[] reference, Probe probe, Failures failures)
    {
        Slots slots = new(method, probe.Point.Lengths);
        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsActiveInput)
            {
                double tolerance = method.IsSingle ? Precision.Single.Exact : Precision.Double.Exact;
                failures.Compare($"against build {builds[0].Name}", slots.Name(i), gradient[i], reference[i], tolerance, probe.GradientScale);
            }
        }
    }

    private static int StableSeed(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash & 0x7fffffff);
    }
}
