using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>
/// Checks a gradient along random directions that move every component at once, so that the cost does not grow with
/// their number. Where a direction disagrees, halving it finds one component that does.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="point">Where it is checked.</param>
/// <param name="gradient">The gradient under test, finite.</param>
/// <param name="precision">What to expect of the number type.</param>
/// <param name="judge">Compares slopes.</param>
internal sealed class DirectionSweep<T>(
    ScalarFunction<T> function, T[] point, double[] gradient, CheckPrecision precision, SlopeJudge<T> judge)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>Compares along directions, up to the first that is wrong; then comes the component found to be wrong.</summary>
    /// <param name="directions">How many directions.</param>
    /// <param name="seed">Seeds their signs.</param>
    public IEnumerable<GradientComparison> All(int directions, int seed)
    {
        Random random = new(seed);
        for (int number = 0; number < directions; number++)
        {
            double[] signs = RandomSigns(random);
            GradientComparison comparison = Along(0, signs, number);
            yield return comparison;
            if (comparison.Verdict == GradientVerdict.Wrong)
            {
                int component = FindWrongComponent(signs, comparison.Analytic - comparison.Numeric);
                yield return new ComponentSweep<T>(function, point, gradient, precision, judge).One(component, gradient[component]);
                yield break;
            }
        }
    }

    private double[] RandomSigns(Random random)
    {
        double[] direction = new double[point.Length];
        for (int i = 0; i < direction.Length; i++)
        {
            double scale = ComponentSweep<T>.PowerOfTwo(Math.Max(1, Math.Abs(double.CreateTruncating(point[i]))));
            direction[i] = random.Next(2) == 0 ? scale : -scale;
        }

        return direction;
    }

    private GradientComparison Along(int start, double[] direction, int number)
    {
        Line<T> line = new(function, point, gradient, start, direction);
        // Sums over n components grow like √n, and so does the distance gone.
        double near = ComponentSweep<T>.PowerOfTwo(1 / Math.Sqrt(direction.Length));
        double finer = near * ComponentSweep<T>.PowerOfTwo(Math.Cbrt(precision.Epsilon));
        return judge.Compare(line, number, true, line.AnalyticSlope(), line.TypicalSlope(), near, 1, finer);
    }

    /// <summary>Goes into the half that is further off, until one component is left.</summary>
    private int FindWrongComponent(double[] direction, double disagreement)
    {
        int start = 0;
        while (direction.Length > 1)
        {
            int half = direction.Length / 2;
            GradientComparison lower = Along(start, direction[..half], 0);
            // Slopes add up, so that the upper half need not be measured.
            double below = lower.Analytic - lower.Numeric;
            double above = disagreement - below;
            bool goDown = Math.Abs(below) >= Math.Abs(above);
            disagreement = goDown ? below : above;
            start += goDown ? 0 : half;
            direction = goDown ? direction[..half] : direction[half..];
        }

        return start;
    }
}
