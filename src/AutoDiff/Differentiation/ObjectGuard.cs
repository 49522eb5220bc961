using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>The checks that generated methods make on parameter objects and their gradients before they write anything.</summary>
public static class ObjectGuard
{
    /// <summary>An object whose members are needed is there.</summary>
    /// <param name="part">The parameter or gradient object, or one that it holds.</param>
    /// <param name="name">How it is written; filled in by the compiler.</param>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static void Present([NotNull] object? part, [CallerArgumentExpression(nameof(part))] string name = "")
    {
        if (part is null)
        {
            throw new ArgumentException($"'{name}' is null.", name);
        }
    }

    /// <summary>An object that is written is none of the others (up to eight).</summary>
    /// <exception cref="ArgumentException">Two are the same.</exception>
    public static void Distinct(
        object? written,
        object? first,
        object? second = null,
        object? third = null,
        object? fourth = null,
        object? fifth = null,
        object? sixth = null,
        object? seventh = null,
        object? eighth = null,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "",
        [CallerArgumentExpression(nameof(seventh))] string seventhName = "",
        [CallerArgumentExpression(nameof(eighth))] string eighthName = "")
    {
        Distinct(written, first, writtenName, firstName);
        Distinct(written, second, writtenName, secondName);
        Distinct(written, third, writtenName, thirdName);
        Distinct(written, fourth, writtenName, fourthName);
        Distinct(written, fifth, writtenName, fifthName);
        Distinct(written, sixth, writtenName, sixthName);
        Distinct(written, seventh, writtenName, seventhName);
        Distinct(written, eighth, writtenName, eighthName);
    }

    private static void Distinct(object? written, object? other, string writtenName, string otherName)
    {
        if (written is not null && ReferenceEquals(written, other))
        {
            throw new ArgumentException($"'{writtenName}' is written and must not be the same object as '{otherName}'.", writtenName);
        }
    }
}
