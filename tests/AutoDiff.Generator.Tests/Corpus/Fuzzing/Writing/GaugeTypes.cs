namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A struct whose methods and getters change it, what holds it, and methods that take it in every way.</summary>
internal static class GaugeTypes
{
    public static IEnumerable<string> Of(ProgramStyle style)
    {
        string real = style.Real;
        yield return $$"""
                public struct Gauge
                {
                    public {{real}} Level;
                    public {{real}} Rate;

                    public Gauge({{real}} level, {{real}} rate)
                    {
                        Level = level;
                        Rate = rate;
                    }

                    public {{real}} Next => Level = {{style.Literal(0.5)}} * Level + Rate;

                    public {{real}} Push({{real}} by)
                    {
                        Level = {{style.Literal(0.7)}} * Level + by * Rate;
                        Rate *= {{style.Literal(0.9)}};
                        return Level;
                    }

                    public Gauge Self({{real}} by)
                    {
                        Level = {{style.Literal(0.6)}} * Level + by;
                        return this;
                    }

                    public void Reset({{real}} level) => this = new Gauge(level, {{style.Literal(0.8)}} * Rate);

                    public readonly {{real}} Peek({{real}} by) => Push(by) - Level;

                    public void Deconstruct(out {{real}} level, out {{real}} rate)
                    {
                        level = Level;
                        Level *= {{style.Literal(0.5)}};
                        rate = Rate + Level;
                    }
                }
            """;
        yield return Holder("struct Panel");
        yield return Holder("sealed class Board");
        yield return $$"""
                private static {{real}} Tap(in Gauge gauge, {{real}} by) => gauge.Push(by) + gauge.Level;
            """;
        yield return $$"""
                private static {{real}} Press(ref Gauge gauge, {{real}} by)
                {
                    gauge.Level *= {{style.Literal(0.9)}};
                    return gauge.Push(by) + gauge.Level;
                }
            """;
        yield return """
                private static Gauge Moved(Gauge gauge, §real§ by)
                {
                    gauge.Push(by);
                    return gauge;
                }
            """.Replace("§real§", real, StringComparison.Ordinal);
    }

    private static string Holder(string type) => $$"""
            public {{type}}
            {
                public Gauge Open;
                public readonly Gauge Closed;

                public {{type.Split(' ')[^1]}}(Gauge open, Gauge closed)
                {
                    Open = open;
                    Closed = closed;
                    Shown = open;
                }

                public Gauge Shown { get; set; }
            }
        """;
}
