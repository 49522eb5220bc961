namespace Corpus;

public static partial class ReturnedGrids
{
    [Differentiable]
    [Sample("x[3] y[2] return[3,2]")]
    public static double[,] Outer(double[] x, double[] y)
    {
        var result = new double[x.Length, y.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                result[i, j] = x[i] * y[j];
            }
        }

        return result;
    }

    [Differentiable]
    [Sample("return[3,3]")]
    public static double[,] RotationMatrix(double roll, double pitch, double yaw)
    {
        (double sr, double cr) = Math.SinCos(roll);
        (double sp, double cp) = Math.SinCos(pitch);
        (double sy, double cy) = Math.SinCos(yaw);
        return new double[,]
        {
            { cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr },
            { sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr },
            { -sp, cp * sr, cp * cr },
        };
    }

    [Differentiable]
    [Sample("a[2,3] b[3,2] scale=0.5..1 return[2,2]")]
    [Sample("a[2,3] b[3,2] scale=-1..-0.5 return[2,2]")]
    public static double[,] Product(double[,] a, double[,] b, double scale)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        if (scale < 0)
        {
            return c;
        }

        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
            {
                for (int k = 0; k < b.GetLength(0); k++)
                {
                    c[i, j] += a[i, k] * b[k, j] * scale;
                }
            }
        }

        return Squared(c);
    }

    private static double[,] Squared(double[,] m)
    {
        var s = (double[,])m.Clone();
        for (int i = 0; i < s.GetLength(0); i++)
        {
            s[i, i] *= m[i, i];
        }

        return s;
    }

    [Differentiable]
    [Sample("&x[2] return[1,2]")]
    public static float[,] Beside(Span<float> x, float k)
    {
        x[0] *= k;
        var row = new float[1, 2];
        row[0, 0] = x[0] * x[1];
        row[0, 1] = k;
        x[1] += row[0, 0];
        return row;
    }
}
