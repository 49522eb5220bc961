namespace Corpus;

public static partial class Names
{
    [Differentiable]
    [Sample]
    public static double @class(double @double, double @return) => @double * @return * @return;

    [Differentiable]
    [Sample("upstream=0.5..1")]
    public static double ParameterCalledUpstream(double upstream, double x) => upstream * x * x;

    [Differentiable]
    [Sample]
    public static double LocalsCalledLikeGradients(double x)
    {
        double xGradient = x * x;
        double upstream = xGradient * 2;
        double resultGradient = upstream + x;
        double xTangent = resultGradient * x;
        double value = xTangent * upstream;
        return value;
    }

    [Differentiable]
    [Sample("n=3")]
    public static double LocalsCalledLikeMachinery(double x, int n)
    {
        double tape = x;
        for (int i = 0; i < n; i++)
        {
            double count = tape * x;
            double i0 = count + i;
            tape = Math.Sin(i0);
        }

        double result = tape;
        return result * x;
    }

    [Differentiable]
    [Sample]
    public static double GermanUmlaut(double größe, double π) => größe * π * Math.Sin(größe);

    [Differentiable]
    [Sample]
    public static double Overloaded(double x) => x * x;

    [Differentiable]
    [Sample]
    public static double Overloaded(double x, double y) => x * y * y;

    [Differentiable]
    [Sample("n=3")]
    public static double Overloaded(double x, int n) => x * n;

    [Differentiable]
    [Sample("x[3]")]
    public static double Overloaded(double[] x) => x[0] * x[1] * x[2];

    [Differentiable]
    [Sample]
    public static double SameLocalInSiblingScopes(double x)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            double t = x * (i + 1);
            sum += t * t;
        }

        for (int i = 0; i < 3; i++)
        {
            double t = Math.Sin(x + i);
            sum *= t;
        }

        if (sum > 100)
        {
            double t = 2;
            sum *= t;
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double Discards(double x, double _)
    {
        double __ = x * _;
        return __ * __;
    }

    public static partial class Inner
    {
        [Differentiable]
        [Sample]
        public static double InNestedType(double x) => x * Factor * x;

        private const double Factor = 1.5;
    }
}
