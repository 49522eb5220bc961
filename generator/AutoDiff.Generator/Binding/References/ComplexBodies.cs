namespace AutoDiff.Generator.Binding;

/// <summary>
/// What <c>System.Numerics.Complex</c> computes, as source that is followed in its place; operators and properties by the names of their
/// methods. The formulas are those of the library, so that values differ in the last bits at most; where the library's special cases would
/// cut a derivative off (a square root on the real axis, a power of 0), the general formula stands instead.
/// </summary>
internal static class ComplexBodies
{
    public const string Source = """
        public static Complex get_Zero() => new Complex(0, 0);
        public static Complex get_One() => new Complex(1, 0);
        public static Complex get_ImaginaryOne() => new Complex(0, 1);
        public static double get_Magnitude(Complex value) => double.Hypot(value.Real, value.Imaginary);
        public static double get_Phase(Complex value) => Math.Atan2(value.Imaginary, value.Real);
        public static double Abs(Complex value) => double.Hypot(value.Real, value.Imaginary);
        public static Complex op_UnaryNegation(Complex value) => new Complex(-value.Real, -value.Imaginary);
        public static Complex op_UnaryPlus(Complex value) => value;
        public static Complex Negate(Complex value) => new Complex(-value.Real, -value.Imaginary);
        public static Complex Conjugate(Complex value) => new Complex(value.Real, -value.Imaginary);
        public static bool op_Equality(Complex left, Complex right) => left.Real == right.Real && left.Imaginary == right.Imaginary;
        public static bool op_Inequality(Complex left, Complex right) => left.Real != right.Real || left.Imaginary != right.Imaginary;
        public static bool IsNaN(Complex value) => !IsInfinity(value) && !IsFinite(value);
        public static bool IsFinite(Complex value) => double.IsFinite(value.Real) && double.IsFinite(value.Imaginary);
        public static bool IsInfinity(Complex value) => double.IsInfinity(value.Real) || double.IsInfinity(value.Imaginary);

        public static Complex op_Addition(Complex left, Complex right) => new Complex(left.Real + right.Real, left.Imaginary + right.Imaginary);
        public static Complex op_Addition(Complex left, double right) => new Complex(left.Real + right, left.Imaginary);
        public static Complex op_Addition(double left, Complex right) => new Complex(left + right.Real, right.Imaginary);
        public static Complex op_Subtraction(Complex left, Complex right) => new Complex(left.Real - right.Real, left.Imaginary - right.Imaginary);
        public static Complex op_Subtraction(Complex left, double right) => new Complex(left.Real - right, left.Imaginary);
        public static Complex op_Subtraction(double left, Complex right) => new Complex(left - right.Real, -right.Imaginary);
        public static Complex op_Multiply(Complex left, Complex right) =>
            new Complex(left.Real * right.Real - left.Imaginary * right.Imaginary, left.Imaginary * right.Real + left.Real * right.Imaginary);
        public static Complex op_Multiply(Complex left, double right) => new Complex(left.Real * right, left.Imaginary * right);
        public static Complex op_Multiply(double left, Complex right) => new Complex(left * right.Real, left * right.Imaginary);
        public static Complex op_Division(Complex left, double right) => new Complex(left.Real / right, left.Imaginary / right);
        public static Complex op_Division(double left, Complex right) => new Complex(left, 0) / right;
        public static Complex op_Division(Complex left, Complex right)
        {
            if (Math.Abs(right.Imaginary) < Math.Abs(right.Real))
            {
                double ratio = right.Imaginary / right.Real;
                double scale = right.Real + right.Imaginary * ratio;
                return new Complex((left.Real + left.Imaginary * ratio) / scale, (left.Imaginary - left.Real * ratio) / scale);
            }
            else
            {
                double ratio = right.Real / right.Imaginary;
                double scale = right.Imaginary + right.Real * ratio;
                return new Complex((left.Imaginary + left.Real * ratio) / scale, (left.Imaginary * ratio - left.Real) / scale);
            }
        }

        public static Complex Add(Complex left, Complex right) => left + right;
        public static Complex Add(Complex left, double right) => left + right;
        public static Complex Add(double left, Complex right) => left + right;
        public static Complex Subtract(Complex left, Complex right) => left - right;
        public static Complex Subtract(Complex left, double right) => left - right;
        public static Complex Subtract(double left, Complex right) => left - right;
        public static Complex Multiply(Complex left, Complex right) => left * right;
        public static Complex Multiply(Complex left, double right) => left * right;
        public static Complex Multiply(double left, Complex right) => left * right;
        public static Complex Divide(Complex left, Complex right) => left / right;
        public static Complex Divide(Complex left, double right) => left / right;
        public static Complex Divide(double left, Complex right) => left / right;
        public static Complex Reciprocal(Complex value) => value.Real == 0 && value.Imaginary == 0 ? new Complex(0, 0) : new Complex(1, 0) / value;

        public static Complex FromPolarCoordinates(double magnitude, double phase) => new Complex(magnitude * Math.Cos(phase), magnitude * Math.Sin(phase));
        public static Complex Exp(Complex value)
        {
            double growth = Math.Exp(value.Real);
            return new Complex(growth * Math.Cos(value.Imaginary), growth * Math.Sin(value.Imaginary));
        }

        public static Complex Log(Complex value) => new Complex(Math.Log(double.Hypot(value.Real, value.Imaginary)), Math.Atan2(value.Imaginary, value.Real));
        public static Complex Log(Complex value, double baseValue) => Log(value) / Math.Log(baseValue);
        public static Complex Log10(Complex value) => Log(value) * 0.43429448190325;
        public static Complex Sqrt(Complex value)
        {
            double x = value.Real;
            double y = value.Imaginary;
            if (x == 0 && y == 0)
            {
                return new Complex(0, 0);
            }

            if (x >= 0)
            {
                double right = Math.Sqrt((double.Hypot(x, y) + x) * 0.5);
                return new Complex(right, y / (2 * right));
            }

            double root = Math.Sqrt((double.Hypot(x, y) - x) * 0.5);
            return y < 0 ? new Complex(-y / (2 * root), -root) : new Complex(y / (2 * root), root);
        }

        public static Complex Pow(Complex value, double power) => Pow(value, new Complex(power, 0));
        public static Complex Pow(Complex value, Complex power)
        {
            if (value.Real == 0 && value.Imaginary == 0)
            {
                if (power.Imaginary == 0 && power.Real == 1)
                {
                    return value;
                }

                return power.Real == 0 && power.Imaginary == 0 ? new Complex(1, 0) : new Complex(0, 0);
            }

            double magnitude = double.Hypot(value.Real, value.Imaginary);
            double phase = Math.Atan2(value.Imaginary, value.Real);
            double turn = power.Real * phase + power.Imaginary * Math.Log(magnitude);
            double growth = Math.Pow(magnitude, power.Real) * Math.Exp(-power.Imaginary * phase);
            return new Complex(growth * Math.Cos(turn), growth * Math.Sin(turn));
        }

        public static Complex Sin(Complex value)
        {
            double p = Math.Exp(value.Imaginary);
            double q = 1 / p;
            return new Complex(Math.Sin(value.Real) * ((p + q) * 0.5), Math.Cos(value.Real) * ((p - q) * 0.5));
        }

        public static Complex Cos(Complex value)
        {
            double p = Math.Exp(value.Imaginary);
            double q = 1 / p;
            return new Complex(Math.Cos(value.Real) * ((p + q) * 0.5), -Math.Sin(value.Real) * ((p - q) * 0.5));
        }

        public static Complex Tan(Complex value)
        {
            double x2 = 2 * value.Real;
            double y2 = 2 * value.Imaginary;
            double cosh = Math.Cosh(y2);
            if (Math.Abs(value.Imaginary) <= 4)
            {
                double scale = Math.Cos(x2) + cosh;
                return new Complex(Math.Sin(x2) / scale, Math.Sinh(y2) / scale);
            }

            double far = 1 + Math.Cos(x2) / cosh;
            return new Complex(Math.Sin(x2) / cosh / far, Math.Tanh(y2) / far);
        }

        public static Complex Sinh(Complex value)
        {
            Complex turned = Sin(new Complex(-value.Imaginary, value.Real));
            return new Complex(turned.Imaginary, -turned.Real);
        }

        public static Complex Cosh(Complex value) => Cos(new Complex(-value.Imaginary, value.Real));
        public static Complex Tanh(Complex value)
        {
            Complex turned = Tan(new Complex(-value.Imaginary, value.Real));
            return new Complex(turned.Imaginary, -turned.Real);
        }

        public static Complex Asin(Complex value) => value.Imaginary < 0 ? Conjugate(AsinAbove(Conjugate(value))) : AsinAbove(value);
        public static Complex Acos(Complex value) => value.Imaginary > 0 ? AcosAbove(value) : Conjugate(AcosAbove(Conjugate(value)));
        public static Complex Atan(Complex value)
        {
            Complex turned = new Complex(-value.Imaginary, value.Real);
            Complex difference = Log(1 - turned) - Log(1 + turned);
            return new Complex(-0.5 * difference.Imaginary, 0.5 * difference.Real);
        }

        private static Complex AsinAbove(Complex value)
        {
            Complex low = SqrtBelow(1 - value.Real, -value.Imaginary);
            Complex high = Sqrt(new Complex(1 + value.Real, value.Imaginary));
            return new Complex(
                Math.Atan2(value.Real, low.Real * high.Real - low.Imaginary * high.Imaginary), Math.Asinh(low.Real * high.Imaginary - low.Imaginary * high.Real));
        }

        private static Complex AcosAbove(Complex value)
        {
            Complex low = SqrtBelow(1 - value.Real, -value.Imaginary);
            Complex high = Sqrt(new Complex(1 + value.Real, value.Imaginary));
            return new Complex(2 * Math.Atan2(low.Real, high.Real), Math.Asinh(high.Real * low.Imaginary - high.Imaginary * low.Real));
        }

        private static Complex SqrtBelow(double x, double y)
        {
            if (x == 0 && y == 0)
            {
                return new Complex(0, 0);
            }

            if (x >= 0)
            {
                double right = Math.Sqrt((double.Hypot(x, y) + x) * 0.5);
                return new Complex(right, y / (2 * right));
            }

            double root = Math.Sqrt((double.Hypot(x, y) - x) * 0.5);
            return new Complex(-y / (2 * root), -root);
        }
        """;
}
