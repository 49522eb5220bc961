using AutoDiff.Activations;
using AutoDiff.Layers;
using AutoDiff.Losses;
using AutoDiff.Regularization;

namespace Corpus;

/// <summary>Calls of differentiable methods that a library was compiled with: their generated backward methods are the rules.</summary>
public static partial class LibraryCalls
{
    /// <summary>Logistic regression with a penalty.</summary>
    [Differentiable(nameof(weights), nameof(bias))]
    [Sample("weights[3] bias x[6] targets[2]")]
    public static double Logistic(ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> x, ReadOnlySpan<double> targets)
    {
        Span<double> logits = stackalloc double[2];
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = bias;
            for (int j = 0; j < weights.Length; j++)
            {
                logits[i] += weights[j] * x[i * weights.Length + j];
            }
        }

        return CrossEntropy.Binary(logits, targets) + WeightPenalty.L2(weights, 0.01);
    }

    /// <summary>Two layers, sample by sample, with the library's layer, activation and loss.</summary>
    [Differentiable(nameof(w1), nameof(w2))]
    [Sample("w1[6] b1[3] w2[6] b2[2] x[4]")]
    public static double TwoLayers(ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> x)
    {
        Span<double> hidden = stackalloc double[3];
        Span<double> scores = stackalloc double[2];
        double loss = 0;
        for (int sample = 0; sample < 2; sample++)
        {
            LinearScore.Of(w1, b1, x.Slice(2 * sample, 2), hidden);
            for (int i = 0; i < hidden.Length; i++)
            {
                hidden[i] = SmoothRectifier.Gelu(hidden[i]);
            }

            LinearScore.Of(w2, b2, hidden, scores);
            loss += CrossEntropy.Softmax<double>(scores, sample);
        }

        return loss / 2;
    }

    [Differentiable]
    [Sample("x slope")]
    public static double Activations(double x, double slope)
    {
        double a = Squashing.Sigmoid(x) * Squashing.Tanh(slope);
        double b = Rectifier.LeakyRelu(x - 0.3, slope) + Rectifier.Elu(-x, 1.5);
        return a * SmoothRectifier.Softplus(b) + SmoothRectifier.Silu(a + b) * Rectifier.Maxout(a, b);
    }

    [Differentiable(nameof(predictions))]
    [Sample("predictions[4] targets[4]")]
    public static double Regression(double[] predictions, double[] targets) =>
        RegressionLoss.Huber<double>(predictions, targets, 0.7) * RegressionLoss.MeanSquared<double>(predictions, targets);

    [Differentiable(nameof(scores))]
    [Sample("scores[4] label=2")]
    public static float HingeOfFloats(ReadOnlySpan<float> scores, int label) => HingeLoss.Squared(scores, label, 1f) + HingeLoss.Multiclass(scores, label, 0.5f);

    /// <summary>The margin has no gradient in the library, and needs none where nothing active goes in.</summary>
    [Differentiable(nameof(scores))]
    [Sample("scores[3] margin")]
    public static double MarginAsData(ReadOnlySpan<double> scores, double margin) => HingeLoss.Multiclass(scores, 1, margin * 2);

    [Differentiable]
    [Sample("scores[3] margin")]
    public static double MarginRounded(ReadOnlySpan<double> scores, double margin) => HingeLoss.Multiclass(scores, 1, Math.Floor(margin * 3) + 0.3) * margin;

    [Differentiable]
    [Sample("scores[3] margin")]
    [Refused("ADIFF020")]
    public static double MarginActive(ReadOnlySpan<double> scores, double margin) => HingeLoss.Multiclass(scores, 1, margin);

    [Differentiable(nameof(p), nameof(q))]
    [Sample("p[3] q[3]")]
    public static double Divergence(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => DistributionLoss.KullbackLeibler(p, q) + DistributionLoss.KullbackLeibler(q, p);

    [Differentiable]
    [Sample("x[3]")]
    public static double SameArrayTwice(double[] x) => DistributionLoss.KullbackLeibler<double>(x, x) + WeightPenalty.L1<double>(x, 0.3);

    /// <summary>The layer writes into what is read again.</summary>
    [Differentiable(nameof(w))]
    [Sample("w[9] b[3] x[3]")]
    public static double Recurrent(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double[] state = x.ToArray();
        double[] next = new double[3];
        for (int t = 0; t < 3; t++)
        {
            LinearScore.Of(w, b, state, next);
            for (int i = 0; i < 3; i++)
            {
                state[i] = Squashing.Tanh(next[i]) + 0.1 * state[i];
            }
        }

        return RegressionLoss.MeanSquared<double>(state, x);
    }
}
