using System.Globalization;
using System.Text;

namespace ImageClassifier.CommandLine;

/// <summary>Reads the value of an option, and says what is wrong with it.</summary>
internal static class OptionValue
{
    public static T Choice<T>(string name, string value)
        where T : struct, Enum
    {
        foreach (T candidate in Enum.GetValues<T>())
        {
            if (string.Equals(Spelling(candidate), value, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        throw new UsageException($"{name} '{value}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Spelling))}");
    }

    /// <summary>As it is written on the command line: <c>leaky-relu</c>; names that are one word elsewhere stay one.</summary>
    public static string Spelling<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        if (name is "HistogramHog")
        {
            return "histogram+hog";
        }

        if (name is not "LeakyRelu")
        {
            return name.ToLowerInvariant();
        }

        StringBuilder text = new();
        foreach (char letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "-" : string.Empty).Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    public static int Integer(string name, string value, int smallest, int largest) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        && number >= smallest && number <= largest
            ? number
            : throw new UsageException($"{name} '{value}' is not a whole number from {smallest} to {largest}");

    public static double Positive(string name, string value) => Real(name, value, r => r > 0, "above 0");

    public static double NotNegative(string name, string value) => Real(name, value, r => r >= 0, "of at least 0");

    public static double Share(string name, string value) => Real(name, value, r => r is >= 0 and < 1, "of at least 0 and below 1");

    public static string File(string name, string value) =>
        value.Length > 0 ? value : throw new UsageException($"{name} needs the name of a file");

    private static double Real(string name, string value, Func<double, bool> allowed, string range) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) && allowed(number)
            ? number
            : throw new UsageException($"{name} '{value}' is not a number {range}");
}
