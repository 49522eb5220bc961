namespace Corpus;

/// <summary>Calls through interfaces, base classes and type parameters of objects whose type is known: it is the object's own member that runs.</summary>
public static partial class KnownTargets
{
    private interface IKernel
    {
        double Eval(double x);

        double Twice(double x) => Eval(Eval(x));
    }

    private sealed class Gaussian(double sigma) : IKernel
    {
        public double Eval(double x) => Math.Exp(-x * x / (2 * sigma * sigma));
    }

    private class Quadratic(double a, double b) : IKernel
    {
        private double b = b;

        public virtual double Eval(double x) => a * x + b * x * x;

        public void Grow(double amount) => b += amount;
    }

    /// <summary>What implements the interface stands in the base class, and is overridden here.</summary>
    private class Cubic(double a, double b, double c) : Quadratic(a, b)
    {
        public override double Eval(double x) => base.Eval(x) + c * x * x * x;
    }

    /// <summary>Implements the interface a second time.</summary>
    private sealed class Again(double a) : Quadratic(a, 1), IKernel
    {
        public new double Eval(double x) => 7 * x;

        double IKernel.Eval(double x) => 3 * x * x;
    }

    private class Scaled(double factor) : IKernel
    {
        public virtual double Factor => factor;

        public double Eval(double x) => Factor * x * factor;
    }

    private sealed class ScaledByFive(double factor) : Scaled(factor)
    {
        public override double Factor => 5;
    }

    private readonly struct Laplace(double width) : IKernel
    {
        public double Eval(double x) => Math.Exp(-Math.Abs(x) / width);
    }

    private interface IShape
    {
        double Area { get; }

        double Perimeter { get; }
    }

    private abstract class Round(double radius) : IShape
    {
        public abstract double Area { get; }

        public virtual double Perimeter => radius;

        protected double Radius => radius;
    }

    private sealed class Circle(double radius) : Round(radius)
    {
        public override double Area => Math.PI * Radius * Radius;

        public override double Perimeter => 2 * Math.PI * Radius;
    }

    private record struct Rectangle(double Width, double Height) : IShape
    {
        public readonly double Area => Width * Height;

        public readonly double Perimeter => 2 * (Width + Height);
    }

    private static double OfType<TKernel>(TKernel kernel, double x)
        where TKernel : IKernel => kernel.Eval(x) + kernel.Eval(2 * x);

    private static double OfInterface(IKernel kernel, double x) => kernel.Eval(x) * kernel.Eval(x + 1);

    private static double OfBase(Quadratic kernel, double x) => kernel.Eval(x) + OfInterface(kernel, x);

    private static double Ratio<TShape>(TShape shape)
        where TShape : IShape => shape.Area / shape.Perimeter;

    private static double Product(IShape shape) => shape.Area * shape.Perimeter;

    [Differentiable]
    [Sample("x s")]
    public static double LocalOfInterfaceType(double x, double s)
    {
        IKernel kernel = new Gaussian(s);
        return kernel.Eval(x);
    }

    [Differentiable]
    [Sample("x s")]
    public static double Arguments(double x, double s) => OfInterface(new Gaussian(s), x) + OfInterface(new Cubic(s, x, s), x);

    [Differentiable]
    [Sample("x s")]
    public static double LocalAsArgument(double x, double s)
    {
        IKernel kernel = new Cubic(s, x, 2);
        return OfInterface(kernel, x) + kernel.Eval(s);
    }

    [Differentiable]
    [Sample("x s")]
    public static double DefaultImplementation(double x, double s)
    {
        IKernel kernel = new Gaussian(s);
        return kernel.Twice(x);
    }

    [Differentiable]
    [Sample("x s")]
    public static double TypeParameters(double x, double s) =>
        OfType(new Laplace(s), x) + OfType(new Gaussian(x), s) + OfType<IKernel>(new Quadratic(x, s), 2) + OfType(new Cubic(x, s, s), x);

    [Differentiable]
    [Sample("x s")]
    public static double LocalOfBaseType(double x, double s)
    {
        Quadratic kernel = new Cubic(x, s, x * s);
        kernel.Grow(x);
        return kernel.Eval(s);
    }

    [Differentiable]
    [Sample("x s")]
    public static double ChangedUnderItsOtherName(double x, double s)
    {
        var quadratic = new Quadratic(x, s);
        IKernel kernel = quadratic;
        quadratic.Grow(x * x);
        return kernel.Eval(s);
    }

    [Differentiable]
    [Sample("x s")]
    public static double ImplementedAnew(double x, double s)
    {
        IKernel kernel = new Again(s);
        return kernel.Eval(x) + OfBase(new Again(x), s) + new Again(s).Eval(x);
    }

    [Differentiable]
    [Sample("x s")]
    public static double OverriddenGetter(double x, double s)
    {
        Scaled scaled = new ScaledByFive(s);
        IKernel kernel = scaled;
        return kernel.Eval(x) + scaled.Factor * scaled.Eval(s);
    }

    [Differentiable]
    [Sample("x s")]
    public static double AbstractProperties(double x, double s)
    {
        IShape circle = new Circle(x);
        return Ratio(new Circle(s)) + Product(new Circle(x * s)) + Product(circle) + circle.Perimeter;
    }

    [Differentiable]
    [Sample("x s")]
    public static double ConstrainedStruct(double x, double s) => Ratio(new Rectangle(x, s)) + Ratio<Rectangle>(new(s, x * x));

    [Differentiable]
    [Sample("x s")]
    [Refused("ADIFF011")]
    public static double EitherOfTwoTypes(double x, double s)
    {
        IKernel kernel = x > s ? new Gaussian(s) : new Quadratic(x, s);
        return kernel.Eval(x);
    }
}
