using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>The checks that generated methods make on their buffers before they write anything.</summary>
public static class BufferGuard
{
    /// <summary>A gradient or tangent has as many elements as what it belongs to.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength(
        int length,
        int expected,
        [CallerArgumentExpression(nameof(length))] string lengthText = "",
        [CallerArgumentExpression(nameof(expected))] string expectedText = "")
    {
        if (length != expected)
        {
            ThrowLength(length, expected, lengthText, expectedText);
        }
    }

    /// <summary>A gradient or tangent that is a member has as many elements as what it belongs to; a missing array has none.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength<T>(
        ReadOnlySpan<T> buffer,
        ReadOnlySpan<T> expected,
        [CallerArgumentExpression(nameof(buffer))] string bufferText = "",
        [CallerArgumentExpression(nameof(expected))] string expectedText = "") =>
        SameLength(buffer.Length, expected.Length, bufferText, expectedText);

    /// <summary>A gradient or tangent has the shape of what it belongs to; a missing array has none.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SameShape(
        Array? array,
        Array? expected,
        [CallerArgumentExpression(nameof(array))] string name = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "")
    {
        bool isSame = array is null ? expected is null : expected is not null && array.Rank == expected.Rank;
        for (int d = 0; isSame && d < (array?.Rank ?? 0); d++)
        {
            isSame = array!.GetLength(d) == expected!.GetLength(d);
        }

        if (!isSame)
        {
            throw new ArgumentException(
                array is null ? $"'{name}' is null, but '{expectedName}' is not."
                : expected is null ? $"'{expectedName}' is null, but '{name}' is not."
                : $"'{name}' has the shape {ShapeOf(array)}, but '{expectedName}' has {ShapeOf(expected)}.",
                name);
        }
    }

    /// <summary>A buffer that is written shares no memory with the others (up to eight).</summary>
    /// <exception cref="ArgumentException">Two overlap, wholly or in part.</exception>
    public static void Disjoint<T>(
        ReadOnlySpan<T> written,
        ReadOnlySpan<T> first,
        ReadOnlySpan<T> second = default,
        ReadOnlySpan<T> third = default,
        ReadOnlySpan<T> fourth = default,
        ReadOnlySpan<T> fifth = default,
        ReadOnlySpan<T> sixth = default,
        ReadOnlySpan<T> seventh = default,
        ReadOnlySpan<T> eighth = default,
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
        Disjoint(written, first, writtenName, firstName);
        Disjoint(written, second, writtenName, secondName);
        Disjoint(written, third, writtenName, thirdName);
        Disjoint(written, fourth, writtenName, fourthName);
        Disjoint(written, fifth, writtenName, fifthName);
        Disjoint(written, sixth, writtenName, sixthName);
        Disjoint(written, seventh, writtenName, seventhName);
        Disjoint(written, eighth, writtenName, eighthName);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Disjoint<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> other, string writtenName, string otherName)
    {
        if (written.Overlaps(other))
        {
            ThrowOverlap(writtenName, otherName);
        }
    }

    private static string ShapeOf(Array array) => string.Join(" × ", Enumerable.Range(0, array.Rank).Select(array.GetLength));

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string lengthText, string expectedText)
    {
        string name = ArgumentText.Name(lengthText);
        throw new ArgumentException($"'{name}' has {length} {ArgumentText.Unit(lengthText)}, but '{ArgumentText.Name(expectedText)}' has {expected}.", name);
    }

    [DoesNotReturn]
    private static void ThrowOverlap(string writtenName, string otherName) =>
        throw new ArgumentException($"'{ArgumentText.Name(writtenName)}' is written and must not share memory with '{ArgumentText.Name(otherName)}'.", ArgumentText.Name(writtenName));
}
