using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The number type of a random program, what it is made of, and its dice.</summary>
internal sealed class ProgramStyle(Random random, bool isSingle, IReadOnlySet<Family> families)
{
    public Random Random => random;

    public bool IsSingle => isSingle;

    public IReadOnlySet<Family> Families => families;

    public string Real => isSingle ? "float" : "double";

    public string Math => isSingle ? "MathF" : "Math";

    /// <summary>There is a static array of three numbers.</summary>
    public bool HasTable { get; } = random.Next(6) == 0;

    public bool Has(Family family) => families.Contains(family);

    public string TypeOf(SequenceForm form) => form == SequenceForm.Array ? Real + "[]" : $"{form}<{Real}>";

    public bool OneIn(int count) => random.Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public string Literal(double value) => value.ToString("0.0##", CultureInfo.InvariantCulture) + (isSingle ? "f" : "");

    public SourceExpression Constant(double low, double high)
    {
        double value = System.Math.Round(low + ((high - low) * random.NextDouble()), 2);
        return new SourceExpression(ExpressionType.Real, Literal(value)) { Bound = System.Math.Abs(value) };
    }
}
