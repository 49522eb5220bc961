namespace Corpus;

public static partial class Losses
{
    [Differentiable(nameof(w))]
    [Sample("w[12] x[4] label=1 margin=0.5")]
    [Sample("w[12]=-1..1 x[4]=-1..1 label=0 margin=1")]
    public static double Hinge(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int label, double margin)
    {
        int classes = w.Length / x.Length;
        double correct = 0;
        for (int j = 0; j < x.Length; j++)
        {
            correct += w[label * x.Length + j] * x[j];
        }

        double loss = 0;
        for (int c = 0; c < classes; c++)
        {
            if (c == label)
            {
                continue;
            }

            double score = 0;
            for (int j = 0; j < x.Length; j++)
            {
                score += w[c * x.Length + j] * x[j];
            }

            loss += Math.Max(0, score - correct + margin);
        }

        return loss;
    }

    [Differentiable]
    [Sample("scores[5]=-2..2 label=3")]
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> scores, int label)
    {
        double maximum = double.NegativeInfinity;
        for (int i = 0; i < scores.Length; i++)
        {
            maximum = Math.Max(maximum, scores[i]);
        }

        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            sum += Math.Exp(scores[i] - maximum);
        }

        return Math.Log(sum) + maximum - scores[label];
    }

    [Differentiable(nameof(w1), nameof(b1), nameof(w2), nameof(b2))]
    [Sample("w1[6]=-1..1 b1[3]=-0.5..0.5 w2[6]=-1..1 b2[2] x[2]=-1..1 label=1 l2=0.1")]
    public static double TwoLayerRelu(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> x, int label, double l2)
    {
        Span<double> hidden = stackalloc double[3];
        for (int h = 0; h < hidden.Length; h++)
        {
            double z = b1[h];
            for (int i = 0; i < x.Length; i++)
            {
                z += w1[h * x.Length + i] * x[i];
            }

            hidden[h] = Math.Max(0, z);
        }

        Span<double> scores = stackalloc double[2];
        for (int c = 0; c < scores.Length; c++)
        {
            double z = b2[c];
            for (int h = 0; h < hidden.Length; h++)
            {
                z += w2[c * hidden.Length + h] * hidden[h];
            }

            scores[c] = z;
        }

        double sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            sum += Math.Exp(scores[c] - scores[0]);
        }

        double loss = Math.Log(sum) - scores[label] + scores[0];
        double squares = 0;
        foreach (double w in w1)
        {
            squares += w * w;
        }

        foreach (double w in w2)
        {
            squares += w * w;
        }

        return loss + l2 * squares;
    }

    [Differentiable]
    [Sample("p[13]=-1..1 x[2] target=0.5")]
    public static double TwoLayerSigmoid(double[] p, double[] x, double target)
    {
        const int Hidden = 3;
        double y = p[12];
        for (int h = 0; h < Hidden; h++)
        {
            double z = p[9 + h];
            for (int i = 0; i < x.Length; i++)
            {
                z += p[h * x.Length + i] * x[i];
            }

            y += p[6 + h] * (1 / (1 + Math.Exp(-z)));
        }

        return 0.5 * (y - target) * (y - target);
    }

    [Differentiable(nameof(p))]
    [Sample("p[2] x[5] y[5]")]
    public static double LeastSquares(double[] p, double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Pow(p[0] * x[i] + p[1] - y[i], 2);
        }

        return sum / x.Length;
    }

    [Differentiable]
    [Sample("p[4] y[4]=0,1,1,0")]
    public static double LogisticLoss(double[] p, double[] y)
    {
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double q = 1 / (1 + Math.Exp(-p[i]));
            loss -= y[i] * Math.Log(q) + (1 - y[i]) * Math.Log(1 - q);
        }

        return loss;
    }

    [Differentiable]
    [Sample("r[5]=-2..2 delta=0.7")]
    public static double Huber(ReadOnlySpan<double> r, double delta)
    {
        double sum = 0;
        foreach (double v in r)
        {
            double a = Math.Abs(v);
            sum += a <= delta ? 0.5 * v * v : delta * (a - 0.5 * delta);
        }

        return sum;
    }

    [Differentiable(nameof(means), nameof(logWeights))]
    [Sample("means[2]=0.2,1.4 logWeights[2] x[4]")]
    public static double MixtureLogLikelihood(ReadOnlySpan<double> means, ReadOnlySpan<double> logWeights, ReadOnlySpan<double> x)
    {
        Span<double> terms = stackalloc double[2];
        double total = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double maximum = double.NegativeInfinity;
            for (int k = 0; k < terms.Length; k++)
            {
                double d = x[n] - means[k];
                terms[k] = logWeights[k] - 0.5 * d * d;
                if (terms[k] > maximum)
                {
                    maximum = terms[k];
                }
            }

            double sum = 0;
            for (int k = 0; k < terms.Length; k++)
            {
                sum += Math.Exp(terms[k] - maximum);
            }

            total += maximum + Math.Log(sum);
        }

        return total;
    }

    [Differentiable]
    [Sample("w[4] x[2] y=1 squared=1")]
    [Sample("w[4] x[2] y=0 squared=0 margin=1")]
    public static double HingeWithDefaults(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int y, double margin = 0.5, bool squared = true)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += (w[2 * y + i] - w[2 - 2 * y + i]) * x[i];
        }

        double loss = Math.Max(0, margin + 4 - s);
        return squared ? loss * loss : loss;
    }

    [Differentiable]
    [Sample("bias=0.5 x[3]")]
    [Sample("bias=0.5 x[0]")]
    public static double ParamsArray(double bias, params double[] x)
    {
        double sum = bias;
        foreach (double v in x)
        {
            sum *= v + bias;
        }

        return sum;
    }
}
