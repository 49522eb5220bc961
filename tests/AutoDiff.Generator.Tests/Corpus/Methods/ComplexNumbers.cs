using System.Numerics;

namespace Corpus;

public static partial class ComplexNumbers
{
    [Differentiable]
    [Sample]
    public static double PolynomialAt(double re, double im, double a)
    {
        Complex z = new(re, im);
        Complex value = z * z * z + a * z * z - 2.5 * z + Complex.ImaginaryOne;
        return value.Magnitude + value.Phase;
    }

    [Differentiable]
    [Sample("n=6 x=0.1..0.3 y=0.1..0.4")]
    [Sample("n=20 x=0.5..0.6 y=0.6..0.7")]
    public static double SmoothEscapeTime(double x, double y, int n)
    {
        Complex c = new(x, y);
        Complex z = Complex.Zero;
        for (int i = 0; i < n; i++)
        {
            z = z * z + c;
            if (z.Magnitude > 4)
            {
                return i + 1 - Math.Log(Math.Log(Complex.Abs(z))) / Math.Log(2);
            }
        }

        return z.Real * z.Real + z.Imaginary;
    }

    [Differentiable]
    [Sample]
    public static double LowPassGain(double r, double c, double frequency)
    {
        Complex s = new(0, 2 * Math.PI * frequency);
        Complex transfer = 1 / (1 + s * r * c);
        return 20 * Math.Log10(transfer.Magnitude) + transfer.Phase;
    }

    [Differentiable]
    [Sample("a=-1.5..1.5 b=0.3..1.2")]
    [Sample("a=-1.5..-0.3 b=-1.2..-0.3")]
    public static double ElementaryFunctions(double a, double b)
    {
        Complex z = new(a, b);
        Complex w = Complex.Exp(z) + Complex.Log(z) * Complex.Sqrt(z) - Complex.Sin(z) / Complex.Cosh(z);
        w += Complex.Tan(z) * Complex.Conjugate(w);
        w /= Complex.Pow(z, 1.5) + 3;
        Complex v = Complex.Pow(z, w * 0.1) - Complex.Tanh(z) * Complex.FromPolarCoordinates(a * b, b);
        return v.Real - 2 * v.Imaginary + Complex.Reciprocal(v).Real;
    }

    [Differentiable]
    [Sample("a=0.3..1.2")]
    public static double OnTheRealAxis(double a, double y)
    {
        Complex z = new(a, y - y);
        return Complex.Sqrt(z * new Complex(1, y - y + 0)).Real + Complex.Pow(z, 2).Real;
    }

    [Differentiable]
    [Sample("x[8] y[8]")]
    public static double SpectralEnergy(double[] x, double[] y)
    {
        double energy = 0;
        for (int k = 0; k < x.Length; k++)
        {
            Complex sum = 0;
            for (int j = 0; j < x.Length; j++)
            {
                sum += new Complex(x[j], y[j]) * Complex.Exp(new Complex(0, -2 * Math.PI * k * j / x.Length));
            }

            energy += k * (sum * Complex.Conjugate(sum)).Real;
        }

        return energy;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double NewtonRoot(double re, double im, int n)
    {
        var z = new Complex(re, im);
        for (int i = 0; i < n; i++)
        {
            Complex f = z * z * z - 1;
            if (f == Complex.Zero)
            {
                break;
            }

            z -= f / (3 * z * z + 0.5);
        }

        return Complex.Abs(z - Complex.One);
    }

    [Differentiable]
    [Sample("kx=0.4..0.9 d=0.5..1")]
    public static double ReflectionAtLayer(double kx, double d, double loss)
    {
        (Complex r, Complex t) = Fresnel(1.5, new Complex(2, loss));
        Complex phase = Complex.Exp(Complex.ImaginaryOne * kx * d);
        Complex total = r + t * t * phase / (1 - r * r * phase);
        return total.Real * total.Real + total.Imaginary * total.Imaginary;
    }

    private static (Complex R, Complex T) Fresnel(Complex n1, Complex n2) => ((n1 - n2) / (n1 + n2), 2 * n1 / (n1 + n2));

    [Differentiable]
    [Sample("x=0.2..0.7 y=0.1..0.9")]
    [Sample("x=-0.7..-0.2 y=-0.9..-0.1")]
    [Sample("x=1.5..2 y=0.1..0.9")]
    [Sample("x=-3..-2 y=-0.9..-0.1")]
    [Sample("x=0.3..0.6 y=0")]
    [Sample("x=0 y=0.3..0.6")]
    [Sample("x=0 y=0")]
    public static Complex ArcSine(double x, double y) => Complex.Asin(new Complex(x, y));

    [Differentiable]
    [Sample("x=0.2..0.7 y=0.1..0.9")]
    [Sample("x=-0.7..-0.2 y=-0.9..-0.1")]
    [Sample("x=1.5..2 y=-0.9..-0.1")]
    [Sample("x=-3..-2 y=0.1..0.9")]
    [Sample("x=0.3..0.6 y=0")]
    [Sample("x=0 y=0")]
    public static Complex ArcCosine(Complex shift, double x, double y) => Complex.Acos(new Complex(x, y)) + shift;

    [Differentiable]
    [Sample("x=0.2..0.7 y=0.1..0.9")]
    [Sample("x=-3..-2 y=-0.9..-0.1")]
    [Sample("x=0.5 y=0")]
    [Sample("x=0 y=0.5")]
    public static Complex ArcTangent(double x, double y) => Complex.Atan(new Complex(x, y));

    [Differentiable]
    [Sample("z.Real=0 z.Imaginary=0.5..2")]
    [Sample("z.Real=0 z.Imaginary=-2..-0.5")]
    [Sample("z.Real=0.5..2 z.Imaginary=0")]
    public static Complex RootOnTheAxes(Complex z) => Complex.Sqrt(z) * Complex.Tanh(z);
}
