namespace Corpus;

public class Layer
{
    public double[] Weights = [];

    public double Bias;

    public double Apply(ReadOnlySpan<double> x)
    {
        double sum = Bias;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * x[i];
        }

        return Math.Tanh(sum);
    }

    public double SquaredNorm
    {
        get
        {
            double sum = Bias * Bias;
            foreach (double w in Weights)
            {
                sum += w * w;
            }

            return sum;
        }
    }
}

public sealed class Network
{
    public Layer First { get; set; } = new();

    public Layer Second { get; set; } = new();

    public double Scale { get; set; } = 1;

    public int Rate = 1;

    public int[] Order = [];

    public string Name = "network";

    public readonly double Temperature = 2;

    public Layer Last => Second;

    public double Penalty => Scale * (First.SquaredNorm + Second.SquaredNorm);
}

public class Named
{
    public double Offset;
}

public class Polynomial : Named
{
    public double[] Coefficients { get; init; } = [];

    public double this[int i] => Coefficients[i] + Offset;

    public int Degree => Coefficients.Length - 1;
}

public sealed record Line(double[] Direction, double[] Origin);

public class Chain
{
    public double Value;

    public Chain? Next;
}

public static partial class ObjectParameters
{
    [Differentiable]
    [Sample("network.First.Weights[3] network.Second.Weights[1] network.Rate=2 network.Order[2]=1,0 x[3]")]
    public static double Forward(Network network, ReadOnlySpan<double> x)
    {
        Span<double> hidden = stackalloc double[1];
        hidden[0] = network.First.Apply(x);
        return network.Scale * network.Second.Apply(hidden) * network.Rate + x[network.Order[0]];
    }

    [Differentiable(nameof(network))]
    [Sample("network.First.Weights[2] network.Second.Weights[3] network.Rate=3 network.Order[1]=0 x[2]")]
    public static double Penalized(Network network, double[] x)
    {
        Layer last = network.Last;
        double[] w = last.Weights;
        double loss = network.Penalty;
        for (int i = 0; i < w.Length; i++)
        {
            loss += Math.Exp(w[i]) * last.Bias;
        }

        return loss + network.First.Apply(x) / StopGradient.Of(network.Temperature);
    }

    [Differentiable]
    [Sample("p.Coefficients[4]")]
    public static double Horner(Polynomial p, double x)
    {
        double value = 0;
        for (int i = p.Degree; i >= 0; i--)
        {
            value = value * x + p[i];
        }

        return value;
    }

    [Differentiable]
    [Sample("line.Direction[3] line.Origin[3] point[3]")]
    public static double Distance(Line line, ReadOnlySpan<double> point)
    {
        double t = 0;
        double norm = 0;
        for (int i = 0; i < point.Length; i++)
        {
            t += (point[i] - line.Origin[i]) * line.Direction[i];
            norm += line.Direction[i] * line.Direction[i];
        }

        t /= norm;
        double sum = 0;
        for (int i = 0; i < point.Length; i++)
        {
            double d = point[i] - line.Origin[i] - t * line.Direction[i];
            sum += d * d;
        }

        return Math.Sqrt(sum);
    }

    [Differentiable]
    [Sample("chain.Value=0.5")]
    public static double FirstLink(Chain chain, double x) => chain.Value * x * x;

    [Differentiable]
    [Refused("ADIFF030")]
    [Sample("chain.Value=0.5")]
    public static double NextLink(Chain chain, double x) => chain.Next is null ? x : chain.Next.Value * x;

    // An array of the object is written: it goes in and out.
    [Differentiable]
    [Sample("&layer.Weights[4]")]
    public static void Normalize(Layer layer)
    {
        double sum = layer.Bias;
        for (int i = 0; i < layer.Weights.Length; i++)
        {
            sum += layer.Weights[i] * layer.Weights[i];
        }

        double norm = Math.Sqrt(sum);
        for (int i = 0; i < layer.Weights.Length; i++)
        {
            layer.Weights[i] /= norm;
        }
    }

    [Differentiable]
    [Sample("a.Weights[3] b.Weights[3]")]
    public static double Blend(Layer a, Layer b, double mix)
    {
        double sum = 0;
        for (int i = 0; i < a.Weights.Length; i++)
        {
            double w = mix * a.Weights[i] + (1 - mix) * b.Weights[i];
            sum += w * w;
        }

        return Math.Log(sum) + Twist(a, b.Bias) - Twist(b, a.Bias);
    }

    [Differentiable(nameof(layer))]
    [Sample("layer.Weights[3] step=0.1..0.2 count=3")]
    public static double Descend(Layer layer, double step, int count)
    {
        double x = layer.Bias;
        for (int k = 0; k < count; k++)
        {
            double slope = 0;
            for (int i = layer.Weights.Length - 1; i >= 0; i--)
            {
                slope = slope * x + (i + 1) * layer.Weights[i];
            }

            x -= step * slope;
            if (x > 10)
            {
                break;
            }
        }

        return x;
    }

    private static double Twist(Layer layer, double angle) => Math.Sin(layer.Bias * angle) * layer.Weights[0];
}
