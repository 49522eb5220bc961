namespace CurveFitting.Fitting;

/// <summary>How many decimal digits agree.</summary>
internal static class Agreement
{
    /// <summary>The certified values are given to eleven.</summary>
    public const double Most = 11;

    /// <summary>The fewest digits over all parameters: −log₁₀ |found − certified| / |certified|, from 0 to <see cref="Most"/>.</summary>
    public static double Digits(double[] found, double[] certified) =>
        found.Zip(certified, (f, c) =>
        {
            double error = c == 0 ? Math.Abs(f) : Math.Abs((f - c) / c);
            return error == 0 ? Most : Math.Clamp(-Math.Log10(error), 0, Most);
        }).Select(digits => double.IsNaN(digits) ? 0 : digits).Min();
}
