namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An expression of x and y with its partial derivatives, as text: what a person would write by hand.</summary>
internal sealed record Slope(string Value, string ByX, string ByY)
{
    /// <summary>A random one, made by the rules of the schoolbook.</summary>
    public static Slope Of(ProgramStyle style, int depth)
    {
        if (depth == 0)
        {
            return style.Random.Next(3) switch
            {
                0 => new Slope("x", "1", "0"),
                1 => new Slope("y", "0", "1"),
                _ => new Slope($"({style.Literal(0.4)} * x * y)", $"({style.Literal(0.4)} * y)", $"({style.Literal(0.4)} * x)"),
            };
        }

        Slope f = Of(style, depth - 1);
        Slope g = Of(style, style.OneIn(2) ? 0 : depth - 1);
        string m = style.Math + ".";
        return style.Random.Next(7) switch
        {
            0 => new Slope($"({f.Value} + {g.Value})", $"({f.ByX} + {g.ByX})", $"({f.ByY} + {g.ByY})"),
            1 or 2 => new Slope($"({f.Value} * {g.Value})", $"({f.ByX} * {g.Value} + {f.Value} * {g.ByX})", $"({f.ByY} * {g.Value} + {f.Value} * {g.ByY})"),
            3 => f.Through($"{m}Sin({f.Value})", $"{m}Cos({f.Value})"),
            4 => f.Through($"{m}Exp({style.Literal(0.3)} * {m}Sin({f.Value}))", $"{style.Literal(0.3)} * {m}Cos({f.Value}) * {m}Exp({style.Literal(0.3)} * {m}Sin({f.Value}))"),
            5 => f.Through($"{m}Log(2 + {m}Cos({f.Value}))", $"(-{m}Sin({f.Value}) / (2 + {m}Cos({f.Value})))"),
            _ => f.Through($"{m}Atan({f.Value})", $"(1 / (1 + {f.Value} * {f.Value}))"),
        };
    }

    private Slope Through(string value, string slope) => new(value, $"({slope} * {ByX})", $"({slope} * {ByY})");
}
