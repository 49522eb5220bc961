namespace CurveFitting.Models;

/// <summary>The curves of the NIST reference problems, by the name of the problem.</summary>
internal static class Catalogue
{
    private static readonly Curve Saturation = new("b1 (1 − exp(−b2 x))", Exponentials.Saturation, Exponentials.SaturationGradient);

    private static readonly Curve TwoPeaks = new(
        "b1 exp(−b2 x) + b3 exp(−(x − b4)²/b5²) + b6 exp(−(x − b7)²/b8²)", Exponentials.TwoPeaks, Exponentials.TwoPeaksGradient);

    private static readonly Curve ThreeDecays = new(
        "b1 exp(−b2 x) + b3 exp(−b4 x) + b5 exp(−b6 x)", Exponentials.ThreeDecays, Exponentials.ThreeDecaysGradient);

    private static readonly Curve Cubics = new(
        "(b1 + b2 x + b3 x² + b4 x³) / (1 + b5 x + b6 x² + b7 x³)", Rationals.Cubics, Rationals.CubicsGradient);

    private static readonly Curve DampedQuotient = new(
        "exp(−b1 x) / (b2 + b3 x)", Exponentials.DampedQuotient, Exponentials.DampedQuotientGradient);

    public static IReadOnlyDictionary<string, Curve> Curves { get; } = new Dictionary<string, Curve>(StringComparer.OrdinalIgnoreCase)
    {
        ["BoxBOD"] = Saturation,
        ["Misra1a"] = Saturation,
        ["Chwirut1"] = DampedQuotient,
        ["Chwirut2"] = DampedQuotient,
        ["DanWood"] = new("b1 x^b2", Rationals.PowerLaw, Rationals.PowerLawGradient),
        ["Eckerle4"] = new("b1/b2 exp(−((x − b3)/b2)²/2)", Exponentials.Bell, Exponentials.BellGradient),
        ["Gauss1"] = TwoPeaks,
        ["Gauss2"] = TwoPeaks,
        ["Gauss3"] = TwoPeaks,
        ["Hahn1"] = Cubics,
        ["Thurber"] = Cubics,
        ["Lanczos1"] = ThreeDecays,
        ["Lanczos2"] = ThreeDecays,
        ["Lanczos3"] = ThreeDecays,
        ["MGH09"] = new("b1 (x² + b2 x) / (x² + b3 x + b4)", Rationals.Quadratics, Rationals.QuadraticsGradient),
        ["MGH17"] = new("b1 + b2 exp(−b4 x) + b3 exp(−b5 x)", Exponentials.OffsetDecays, Exponentials.OffsetDecaysGradient),
        ["Misra1b"] = new("b1 (1 − (1 + b2 x/2)⁻²)", Rationals.InverseSquare, Rationals.InverseSquareGradient),
        ["Nelson"] = new("log y = b1 − b2 x1 exp(−b3 x2)", Exponentials.Degradation, Exponentials.DegradationGradient, FitsLogarithm: true),
        ["Rat42"] = new("b1 / (1 + exp(b2 − b3 x))", Exponentials.Logistic, Exponentials.LogisticGradient),
        ["Roszman1"] = new("b1 − b2 x − atan(b3/(x − b4))/π", Rationals.QuantumDefect, Rationals.QuantumDefectGradient),
    };
}
