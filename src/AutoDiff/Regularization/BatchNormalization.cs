using System.Numerics;

namespace AutoDiff.Regularization;

/// <summary>
/// Batch normalization: every feature is shifted and scaled to mean 0 and variance 1 over the batch, then to a mean β and a spread γ
/// that are learned: y = γ (x − mean) / √(variance + ε) + β. Source: Ioffe and Szegedy (2015).
/// </summary>
public static partial class BatchNormalization
{
    /// <summary>In training: with the mean and variance of the batch itself, through which the gradient goes too.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">Inputs, one row of features a sample.</param>
    /// <param name="gamma">γ, one a feature.</param>
    /// <param name="beta">β, one a feature.</param>
    /// <param name="epsilon">ε &gt; 0, against a variance of 0; commonly 1e-5.</param>
    /// <param name="y">Is set; as large as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    [Differentiable(nameof(x), nameof(gamma), nameof(beta))]
    public static void Train<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gamma, ReadOnlySpan<T> beta, T epsilon, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        RequireShapes(x.Length, gamma.Length, beta.Length, y.Length);
        int features = gamma.Length;
        int samples = x.Length / features;
        T count = T.CreateChecked(samples);
        for (int j = 0; j < features; j++)
        {
            T mean = T.Zero;
            for (int i = 0; i < samples; i++)
            {
                mean += x[i * features + j];
            }

            mean /= count;
            T variance = T.Zero;
            for (int i = 0; i < samples; i++)
            {
                T deviation = x[i * features + j] - mean;
                variance += deviation * deviation;
            }

            variance /= count;
            T scale = gamma[j] / T.Sqrt(variance + epsilon);
            for (int i = 0; i < samples; i++)
            {
                y[i * features + j] = (x[i * features + j] - mean) * scale + beta[j];
            }
        }
    }

    /// <summary>At test time: with a mean and variance that were averaged over training.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">Inputs, one row of features a sample.</param>
    /// <param name="gamma">γ, one a feature.</param>
    /// <param name="beta">β, one a feature.</param>
    /// <param name="mean">The running mean, one a feature.</param>
    /// <param name="variance">The running variance, one a feature.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="y">Is set; as large as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    [Differentiable(nameof(x), nameof(gamma), nameof(beta))]
    public static void Infer<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> gamma, ReadOnlySpan<T> beta, ReadOnlySpan<T> mean, ReadOnlySpan<T> variance, T epsilon, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        RequireShapes(x.Length, gamma.Length, beta.Length, y.Length);
        RequireShapes(x.Length, mean.Length, variance.Length, y.Length);
        int features = gamma.Length;
        int samples = x.Length / features;
        for (int i = 0; i < samples; i++)
        {
            for (int j = 0; j < features; j++)
            {
                T scale = gamma[j] / T.Sqrt(variance[j] + epsilon);
                y[i * features + j] = (x[i * features + j] - mean[j]) * scale + beta[j];
            }
        }
    }

    /// <summary>
    /// Moves the running mean and variance towards those of a batch: r ← (1 − m) r + m b. The batch's variance is the unbiased one,
    /// Σ(x − mean)²/(n − 1), as the paper has it for inference; of a single sample, 0.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="x">Inputs, one row of features a sample.</param>
    /// <param name="momentum">m, from 0 to 1; commonly 0.1.</param>
    /// <param name="mean">The running mean, one a feature; changed in place.</param>
    /// <param name="variance">The running variance, one a feature; changed in place.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void Track<T>(ReadOnlySpan<T> x, T momentum, Span<T> mean, Span<T> variance)
        where T : IFloatingPointIeee754<T>
    {
        RequireShapes(x.Length, mean.Length, variance.Length, x.Length);
        int features = mean.Length;
        int samples = x.Length / features;
        for (int j = 0; j < features; j++)
        {
            T sum = T.Zero;
            for (int i = 0; i < samples; i++)
            {
                sum += x[i * features + j];
            }

            T batchMean = sum / T.CreateChecked(samples);
            T squares = T.Zero;
            for (int i = 0; i < samples; i++)
            {
                T deviation = x[i * features + j] - batchMean;
                squares += deviation * deviation;
            }

            T batchVariance = samples > 1 ? squares / T.CreateChecked(samples - 1) : T.Zero;
            mean[j] += momentum * (batchMean - mean[j]);
            variance[j] += momentum * (batchVariance - variance[j]);
        }
    }

    private static void RequireShapes(int inputs, int features, int others, int outputs)
    {
        if (features == 0 || inputs == 0 || inputs % features != 0)
        {
            throw new ArgumentException($"{inputs} inputs are not one or more rows of {features} features.");
        }

        if (others != features || outputs != inputs)
        {
            throw new ArgumentException($"For {inputs} inputs of {features} features there were {others} per-feature values and {outputs} outputs.");
        }
    }
}
