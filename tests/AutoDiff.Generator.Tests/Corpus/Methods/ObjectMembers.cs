using System.Collections.Generic;
using System.Linq;

namespace Corpus;

public class Dense
{
    public double[,] Weights = new double[0, 0];

    public double[] Biases = [];

    public bool IsLast;
}

public class Encoder
{
    public Dense Hidden { get; set; } = new();

    public Dense Output { get; set; } = new() { IsLast = true };

    public double Scale = 1;
}

public class Bands
{
    public double[][] Rows = [];

    public double[][][] Layers = [];

    public double Shift;
}

public class Series
{
    public List<double> Values { get; set; } = [];

    public List<double> Weights = [];

    public double Offset;
}

public class Table
{
    public double[,] Cells = new double[0, 0];

    public int[,] Kinds = new int[2, 2] { { 0, 1 }, { 1, 0 } };

    public int[][] Neighbours = [[1], [0, 1]];

    public double[][] Points = [];

    public double this[int i, int j] => Cells[i, j];

    public int Count => Cells.GetLength(0);
}

public partial class Regressor
{
    private readonly double[,] coefficients = { { 0.5, -0.25 }, { 0.75, 1.5 } };

    public double[,] Kernel { get; set; } = new double[0, 0];

    public List<double> Knots { get; set; } = [];

    [Differentiable("this", nameof(x))]
    [Sample("this.Kernel[2,2] this.Knots[3] x[2]")]
    public double Score(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < Kernel.GetLength(0); i++)
        {
            for (int j = 0; j < Kernel.GetLength(1); j++)
            {
                sum += x[i] * Kernel[i, j] * x[j] * StopGradient.Of(coefficients[i, j]);
            }
        }

        foreach (double knot in Knots)
        {
            sum += Math.Exp(-(sum - knot) * (sum - knot));
        }

        return sum;
    }
}

/// <summary>Members of parameters that are rectangular arrays, arrays of arrays and lists.</summary>
public static partial class ObjectMembers
{
    [Differentiable]
    [Sample("layer.Weights[2,3] layer.Biases[2] layer.IsLast=0 x[3]")]
    [Sample("layer.Weights[2,3] layer.Biases[2] layer.IsLast=1 x[3]")]
    public static double OneLayer(Dense layer, double[] x)
    {
        double sum = 0;
        foreach (double y in Apply(layer, x))
        {
            sum += y * y;
        }

        return sum;
    }

    private static double[] Apply(Dense layer, double[] x)
    {
        double[] y = new double[layer.Biases.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = layer.Biases[i];
            for (int j = 0; j < x.Length; j++)
            {
                sum += layer.Weights[i, j] * x[j];
            }

            y[i] = layer.IsLast ? sum : Math.Tanh(sum);
        }

        return y;
    }

    [Differentiable(nameof(net))]
    [Sample("net.Hidden.Weights[3,2] net.Hidden.Biases[3] net.Output.Weights[1,3] net.Output.Biases[1] net.Hidden.IsLast=0 net.Output.IsLast=1 x[2] y=0.3")]
    public static double TwoLayers(Encoder net, double[] x, double y)
    {
        double error = net.Scale * Apply(net.Output, Apply(net.Hidden, x))[0] - y;
        return error * error;
    }

    [Differentiable]
    [Sample("&layer.Weights[2,2] &layer.Biases[2] layer.IsLast=0")]
    public static void Decay(Dense layer, double rate)
    {
        for (int i = 0; i < layer.Weights.GetLength(0); i++)
        {
            for (int j = 0; j < layer.Weights.GetLength(1); j++)
            {
                layer.Weights[i, j] *= 1 - rate * layer.Biases[i];
            }

            layer.Biases[i] -= rate * layer.Weights[i, 0];
        }
    }

    [Differentiable]
    [Sample("layer.Weights[2,3] layer.Biases[0] layer.IsLast=0")]
    public static double Norm(Dense layer)
    {
        double sum = 0;
        double[,] w = layer.Weights;
        foreach (double v in w)
        {
            sum += v * v;
        }

        return Math.Sqrt(sum + w.Length) * layer.Weights[w.GetUpperBound(0), 0];
    }

    [Differentiable]
    [Sample("bands.Rows[2+3] bands.Layers[1+2|2]")]
    public static double SumOfRows(Bands bands)
    {
        double sum = bands.Shift;
        for (int i = 0; i < bands.Rows.Length; i++)
        {
            double product = 1;
            foreach (double v in bands.Rows[i])
            {
                product *= v + bands.Shift;
            }

            sum += product;
        }

        foreach (double[][] layer in bands.Layers)
        {
            for (int i = 0; i < layer.Length; i++)
            {
                sum += layer[i][0] * sum;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("&bands.Rows[2+2] bands.Layers[1|1]")]
    public static void Smooth(Bands bands, double t)
    {
        for (int i = 0; i < bands.Rows.Length; i++)
        {
            double[] row = bands.Rows[i];
            for (int j = 1; j < row.Length; j++)
            {
                row[j] = (1 - t) * row[j] + t * row[j - 1] * bands.Shift;
            }
        }
    }

    [Differentiable(nameof(bands))]
    [Sample("bands.Rows[2+1+2] bands.Layers[1|1] n=2")]
    public static double LongestRow(Bands bands, int n)
    {
        double[] best = bands.Rows[0];
        for (int i = 1; i <= n; i++)
        {
            if (bands.Rows[i].Length >= best.Length)
            {
                best = bands.Rows[i];
            }
        }

        return best[0] * best[^1];
    }

    [Differentiable]
    [Sample("s.Values[3] s.Weights[3]")]
    public static double WeightedMean(Series s)
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < s.Values.Count; i++)
        {
            double w = Math.Exp(s.Weights[i]);
            sum += w * (s.Values[i] - s.Offset);
            total += w;
        }

        return sum / total;
    }

    [Differentiable]
    [Sample("s.Values[3] s.Weights[2]")]
    public static double Queried(Series s) => s.Values.Select(v => v * v * s.Offset).Sum() + s.Weights.Max() * s.Values[^1];

    [Differentiable]
    [Sample("&s.Values[3] s.Weights[1]")]
    public static void Accumulate(Series s, double x)
    {
        for (int i = 1; i < s.Values.Count; i++)
        {
            s.Values[i] += s.Values[i - 1] * x;
        }
    }

    [Differentiable(nameof(x))]
    [Sample("t.Cells[2,2] t.Kinds[2,2]=0,1,1,0 t.Neighbours[1+2]=1,0,1 t.Points[2+1] x=0.2..0.9")]
    public static double DataOnly(Table t, double x)
    {
        double sum = 0;
        for (int i = 0; i < t.Count; i++)
        {
            for (int j = 0; j < t.Kinds.GetLength(1); j++)
            {
                sum += t.Kinds[i, j] == 1 ? t[i, j] * x : t.Cells[i, j] * x * x;
            }

            foreach (int n in t.Neighbours[i])
            {
                sum += t.Points[n][0] * Math.Pow(x, i + 1);
            }
        }

        return sum;
    }

    [Differentiable(nameof(x))]
    [Sample("t.Cells[2,2] t.Kinds[2,2]=0,1,1,0 t.Neighbours[1+2]=1,0,1 t.Points[2+1] x=0.2..0.9 &y[2]")]
    public static void DataBesideResult(Table t, double x, Span<double> y)
    {
        y[0] = t.Cells[0, 1] * x;
        y[1] = t.Points[0][1] * y[0] * x;
    }
}
