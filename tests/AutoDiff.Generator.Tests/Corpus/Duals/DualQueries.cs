namespace AutoDiff.Generator.Tests.Corpus.DualNumbers;

/// <summary>The queries of <see cref="Enumerable"/> that know <c>double</c>, on <see cref="Dual"/> numbers.</summary>
public static class DualQueries
{
    public static Dual Sum(this IEnumerable<Dual> values) => values.Aggregate((Dual)0, (a, b) => a + b);

    public static Dual Sum<T>(this IEnumerable<T> values, Func<T, Dual> selector) => values.Select(selector).Sum();

    public static Dual Average(this IEnumerable<Dual> values)
    {
        // Once: what a query calls may change something.
        Dual[] all = [.. values];
        return all.Sum() / all.Length;
    }

    public static Dual Average<T>(this IEnumerable<T> values, Func<T, Dual> selector) => values.Select(selector).Average();

    public static Dual Max(this IEnumerable<Dual> values) => values.Aggregate(DualMath.Max);

    public static Dual Max<T>(this IEnumerable<T> values, Func<T, Dual> selector) => values.Select(selector).Max();

    public static Dual Min(this IEnumerable<Dual> values) => values.Aggregate(DualMath.Min);

    public static Dual Min<T>(this IEnumerable<T> values, Func<T, Dual> selector) => values.Select(selector).Min();
}
