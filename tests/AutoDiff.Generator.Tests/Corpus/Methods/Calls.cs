namespace Corpus;

public static partial class Calls
{
    private const double Half = 0.5;

    private static readonly double Offset = 0.75;

    private static readonly double[] Table = [0.5, 1.5, -2, 0.25];

    [Differentiable]
    [Sample]
    public static double ExpressionBodied(double x, double y) => Square(x) * Square(y) + Square(x + y);

    [Differentiable]
    [Sample]
    public static double CallOfACall(double x) => Square(Sigmoid(Square(x)));

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double CalleeWithBranches(double x, double y) => Huber(x) * Huber(y * 2) + Huber(x * y);

    [Differentiable]
    [Sample("x[5]")]
    public static double CalleeWithLoop(double[] x) => Mean(x) * Mean(x) + x[0] * Power(x[1], 3);

    [Differentiable]
    [Sample("x[5]")]
    public static double CalleeInLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Sigmoid(x[i] * sum) * Power(x[i], i);
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double NamedAndDefaultArguments(double x, double y) =>
        Affine(slope: y, x: x) * Affine(x, 2, offset: y) + Affine(y);

    [Differentiable]
    [Sample("x[4]")]
    public static double CalleeWritesScratch(double[] x)
    {
        double[] y = new double[x.Length];
        SquareInto(x, y);
        SquareInto(y, y);
        double sum = 0;
        foreach (double v in y)
        {
            sum += v;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] &y[4]")]
    public static void CalleeWritesResult(ReadOnlySpan<double> x, Span<double> y) => Negate(x, y);

    [Differentiable]
    [Sample]
    public static double RefArgument(double x, double y)
    {
        double a = x;
        Bump(ref a, y);
        Bump(ref a, a);
        return a * y;
    }

    [Differentiable]
    [Sample]
    public static double OutArguments(double r, double phi)
    {
        Polar(r, phi, out double x, out double y);
        return x * x * y + x;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double RefToElement(double[] x)
    {
        double[] y = new double[2];
        y[0] = x[0];
        y[1] = x[1];
        Bump(ref y[1], y[0]);
        Bump(ref y[0], y[1] * x[2]);
        return y[0] * y[1] * x[3];
    }

    [Differentiable]
    [Sample]
    public static double ConstantsAndTables(double x)
    {
        double sum = 0;
        for (int i = 0; i < Table.Length; i++)
        {
            sum = sum * x + Table[i];
        }

        return sum * Half + Offset * x;
    }

    [Differentiable]
    [Sample]
    public static double SameNamesInCallee(double x, double y)
    {
        double t = x * y;
        double u = Shadow(y, x);
        return t * u;
    }

    [Differentiable]
    [Sample]
    public static double LocalFunction(double x, double y)
    {
        return Blend(x, y) * Blend(y, 2);

        static double Blend(double a, double b) => a * Math.Exp(-b);
    }

    [Differentiable]
    [Sample("x=0.2..0.6")]
    [Sample("x=1.4..2")]
    public static double CalleeReturnsEarlyInLoop(double x, double y) => FirstAbove(x, 1.1) * FirstAbove(y * 0.4, 1) + y;

    [Differentiable]
    [Sample("x[4] k=2")]
    public static double PassiveCallee(double[] x, int k)
    {
        int n = Factorial(k) % x.Length;
        return x[n] * x[0] * Factorial(k);
    }

    [Differentiable]
    [Sample]
    public static double ArgumentsEvaluatedInOrder(double x)
    {
        int i = 1;
        return Affine(x * i++, x + i++, i * x);
    }

    [Differentiable]
    [Sample]
    public static double ExtensionCall(double x, double y) => x.Cubed() + y.Cubed() * x;

    [Differentiable]
    [Sample("x=0.3..1.5")]
    public static double CalleeModifiesItsParameter(double x) => Consume(x) * x;

    [Differentiable]
    [Sample("x=0.4..1 y=0.4..1 z=0.4..1")]
    public static double DeepChain(double x, double y, double z) => Level3(x, Level3(y, z));

    private static double Cubed(this double x) => x * x * x;

    private static double Square(double x) => x * x;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Huber(double x)
    {
        if (Math.Abs(x) <= 1)
        {
            return 0.5 * x * x;
        }

        return Math.Abs(x) - 0.5;
    }

    private static double Mean(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum / x.Length;
    }

    private static double Power(double x, int n)
    {
        double result = 1;
        for (int i = 0; i < n; i++)
        {
            result *= x;
        }

        return result;
    }

    private static double Affine(double x, double slope = 3, double offset = 1) => slope * x * x + offset;

    private static void SquareInto(double[] from, double[] to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = from[i] * from[i];
        }
    }

    private static void Negate(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = -x[i] * y[i];
        }
    }

    private static void Bump(ref double value, double by)
    {
        value = value * value + by;
    }

    private static void Polar(double r, double phi, out double x, out double y)
    {
        x = r * Math.Cos(phi);
        y = r * Math.Sin(phi);
    }

    private static double Shadow(double x, double y)
    {
        double t = x - y * y;
        double u = t * x;
        return u;
    }

    private static double FirstAbove(double x, double limit)
    {
        double y = x;
        for (int i = 0; i < 20; i++)
        {
            y = y * 1.2 + 0.01 * i;
            if (y > limit)
            {
                return y * x;
            }
        }

        return 0;
    }

    private static int Factorial(int n)
    {
        int result = 1;
        for (int i = 2; i <= n; i++)
        {
            result *= i;
        }

        return result;
    }

    private static double Consume(double x)
    {
        x *= x;
        x += Math.Sin(x);
        return x;
    }

    private static double Level1(double a, double b) => Math.Sin(a) * b;

    private static double Level2(double a, double b)
    {
        double c = Level1(a, b);
        return Level1(c, a) + Level1(b, c);
    }

    private static double Level3(double a, double b)
    {
        double c = Level2(b, a);
        return Level2(c, Level1(a, c));
    }
}
