using System.Globalization;
using AutoDiff.GradientChecking;
using ImageClassifier.Data;

namespace ImageClassifier.Training;

/// <summary>
/// Before anything is trained: is the generated gradient of a sample the slope of its loss, and is the gradient of a batch
/// the mean of the gradients of its samples?
/// </summary>
internal static class GradientVerification
{
    private const int Samples = 3;

    // Both sides are the same sums in another order, so only rounding may differ.
    private const double BatchTolerance = 1e-9;

    /// <summary>Tells what was compared and how well it agreed.</summary>
    /// <exception cref="FailedCheckException">Something did not agree; the message tells what.</exception>
    public static Verification Run(Objective objective, double[] parameters, LabelledSet set, int seed)
    {
        var random = new Random(seed);
        int[] samples = new int[Math.Min(Samples, set.Count)];
        double worst = 0;
        List<GradientCheckResult> checks = [];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = random.Next(set.Count);
            GradientCheckResult check = OfSample(objective, parameters, set, samples[i]);
            checks.Add(check);

            // At a kink there is no one slope to compare with, and an unresolved one compares nothing.
            worst = check.Comparisons.Where(c => c.Verdict == GradientVerdict.Agrees).Select(c => c.RelativeError).Append(worst).Max();
        }

        double batch = OfBatch(objective, parameters, set, samples[..Math.Min(samples.Length, objective.Network.Capacity)]);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"gradient check: worst relative error {worst:0.0e+0} over {samples.Length} random samples{Environment.NewLine}")
            + string.Create(CultureInfo.InvariantCulture, $"gradient of a batch: relative error {batch:0.0e+0} against its samples");
        return new Verification(text, checks);
    }

    private static GradientCheckResult OfSample(Objective objective, double[] parameters, LabelledSet set, int sample)
    {
        GradientCheckResult result = GradientCheck.Run<double>(
            point => objective.OfSample(point, set.Row(sample), set.Labels[sample]),
            (point, gradient) => objective.SampleGradient(point, set.Row(sample), set.Labels[sample], gradient),
            parameters);
        if (!result.Passed)
        {
            throw new FailedCheckException(
                $"the gradient check of {objective.Classifier.Name} failed at sample {sample}, so it is not trained"
                + Environment.NewLine + result);
        }

        return result;
    }

    private static double OfBatch(Objective objective, double[] parameters, LabelledSet set, int[] samples)
    {
        double[] expected = new double[parameters.Length];
        double[] ofSample = new double[parameters.Length];
        foreach (int sample in samples)
        {
            objective.SampleGradient(parameters, set.Row(sample), set.Labels[sample], ofSample);
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] += ofSample[i] / samples.Length;
            }
        }

        double[] actual = new double[parameters.Length];
        objective.BatchGradient(
            parameters,
            samples.SelectMany(sample => set.Row(sample).ToArray()).ToArray(),
            samples.Select(sample => set.Labels[sample]).ToArray(),
            actual);

        double scale = double.Epsilon;
        double distance = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(expected[i]));
            distance = Math.Max(distance, Math.Abs(expected[i] - actual[i]));
        }

        double error = distance / scale;
        return error <= BatchTolerance ? error
            : throw new FailedCheckException(string.Create(
                CultureInfo.InvariantCulture,
                $"the gradient of a batch of {objective.Classifier.Name} is not the mean of its samples' ")
                + string.Create(CultureInfo.InvariantCulture, $"(relative error {error:0.0e+0}), so it is not trained"));
    }
}
