namespace AutoDiff.Generator.Binding;

/// <summary>The methods of <c>TensorPrimitives</c> that are no formula for each element by itself, as members of a static class.</summary>
internal static class TensorReductions
{
    public const string Source = """
            public static T Sum<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i];
                }

                return sum;
            }

            public static T SumOfSquares<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i] * x[i];
                }

                return sum;
            }

            public static T SumOfMagnitudes<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += T.Abs(x[i]);
                }

                return sum;
            }

            public static T Norm<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i] * x[i];
                }

                return T.Sqrt(sum);
            }

            public static T Average<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                if (x.Length == 0)
                {
                    throw new System.ArgumentException("The span is empty.", nameof(x));
                }

                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i];
                }

                return sum / T.CreateChecked(x.Length);
            }

            public static T Product<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                T product = T.One;
                for (int i = 0; i < x.Length; i++)
                {
                    product *= x[i];
                }

                return product;
            }

            public static T Max<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                if (x.Length == 0)
                {
                    throw new System.ArgumentException("The span is empty.", nameof(x));
                }

                T max = x[0];
                for (int i = 1; i < x.Length; i++)
                {
                    max = T.Max(max, x[i]);
                }

                return max;
            }

            public static T Min<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
            {
                if (x.Length == 0)
                {
                    throw new System.ArgumentException("The span is empty.", nameof(x));
                }

                T min = x[0];
                for (int i = 1; i < x.Length; i++)
                {
                    min = T.Min(min, x[i]);
                }

                return min;
            }

            public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : IFloatingPointIeee754<T>
            {
                if (x.Length != y.Length)
                {
                    throw new System.ArgumentException("The spans have different lengths.", nameof(y));
                }

                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i] * y[i];
                }

                return sum;
            }

            public static T Distance<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : IFloatingPointIeee754<T>
            {
                if (x.Length != y.Length || x.Length == 0)
                {
                    throw new System.ArgumentException("The spans are empty or have different lengths.", nameof(y));
                }

                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    T difference = x[i] - y[i];
                    sum += difference * difference;
                }

                return T.Sqrt(sum);
            }

            public static T CosineSimilarity<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : IFloatingPointIeee754<T>
            {
                if (x.Length != y.Length || x.Length == 0)
                {
                    throw new System.ArgumentException("The spans are empty or have different lengths.", nameof(y));
                }

                T dot = T.Zero;
                T xSquares = T.Zero;
                T ySquares = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    dot += x[i] * y[i];
                    xSquares += x[i] * x[i];
                    ySquares += y[i] * y[i];
                }

                return dot / (T.Sqrt(xSquares) * T.Sqrt(ySquares));
            }

            public static T ProductOfSums<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : IFloatingPointIeee754<T>
            {
                if (x.Length != y.Length)
                {
                    throw new System.ArgumentException("The spans have different lengths.", nameof(y));
                }

                T product = T.One;
                for (int i = 0; i < x.Length; i++)
                {
                    product *= x[i] + y[i];
                }

                return product;
            }

            public static T ProductOfDifferences<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : IFloatingPointIeee754<T>
            {
                if (x.Length != y.Length)
                {
                    throw new System.ArgumentException("The spans have different lengths.", nameof(y));
                }

                T product = T.One;
                for (int i = 0; i < x.Length; i++)
                {
                    product *= x[i] - y[i];
                }

                return product;
            }

            public static void SoftMax<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IFloatingPointIeee754<T>
            {
                if (x.Length == 0)
                {
                    throw new System.ArgumentException("The span is empty.", nameof(x));
                }

                T max = StopGradient.Of(x[0]);
                for (int i = 1; i < x.Length; i++)
                {
                    max = StopGradient.Of(T.Max(max, x[i]));
                }

                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    destination[i] = T.Exp(x[i] - max);
                    sum += destination[i];
                }

                for (int i = 0; i < x.Length; i++)
                {
                    destination[i] /= sum;
                }
            }

            public static void SinCos<T>(ReadOnlySpan<T> x, Span<T> sinDestination, Span<T> cosDestination) where T : IFloatingPointIeee754<T>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    T angle = x[i];
                    sinDestination[i] = T.Sin(angle);
                    cosDestination[i] = T.Cos(angle);
                }
            }

        """;
}
