namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the random program of a seed.</summary>
internal static class ProgramWriter
{
    private static readonly Family[] families = [.. Enum.GetValues<Family>().Where(f => f != Family.MixedPrecision)];

    /// <param name="wanted">Families that the program has in any case.</param>
    public static SourceProgram Write(int seed, IReadOnlyList<Family> wanted)
    {
        Random random = new(seed);
        bool isSingle = random.Next(12) == 0;
        ProgramStyle style = new(random, isSingle, Families(random, isSingle, wanted));

        // The optimizer takes a second for a large program, and most mistakes show in small ones.
        bool isLarge = random.Next(12) == 0;
        HelperWriter helpers = new(style, isLarge ? 9 : 4);
        int count = Math.Max(style.Random.Next(isLarge ? 4 : 3), style.Has(Family.LargeHelpers) ? 1 : 0);
        for (int i = 0; i < count; i++)
        {
            helpers.Write();
        }

        SourceMethod main = new MainWriter(style, helpers.Helpers, seed, isLarge).Write();
        string table = $"    private static readonly {style.Real}[] table = [{style.Literal(0.5)}, {style.Literal(-0.3)}, {style.Literal(1.1)}];";
        return new SourceProgram(seed, Named(style, main), main, helpers.Methods)
        {
            Types = [.. Types(style)],
            Declarations = [.. DeclarationWriter.Of(style)],
            Table = style.HasTable ? table : null,
            IsStrict = style.OneIn(10),
            Families = [.. style.Families],
            Fields = style.Has(Family.Instance) ? new ModelTypes(style).Fields(" = []") : null,
        };
    }

    private static HashSet<Family> Families(Random random, bool isSingle, IReadOnlyList<Family> wanted)
    {
        int count = random.Next(10) switch
        {
            0 => 0,
            < 4 => 1,
            < 7 => 2,
            < 9 => 3,
            _ => 5,
        };
        HashSet<Family> result = [.. wanted];
        for (int i = 0; i < count; i++)
        {
            result.Add(families[random.Next(families.Length)]);
        }

        if (isSingle && random.Next(3) == 0)
        {
            result.Add(Family.MixedPrecision);
        }

        return result;
    }

    private static IEnumerable<SourceType> Types(ProgramStyle style)
    {
        if (new[] { Family.Structs, Family.NestedStructs, Family.Records, Family.StructParameters, Family.StructResults, Family.StructArrays }.Any(style.Has))
        {
            yield return StructWriter.Declaration(style);
        }

        if (style.Has(Family.Records))
        {
            yield return StructWriter.Record(style);
        }

        if (style.Has(Family.NestedStructs))
        {
            yield return StructWriter.Outer(style);
        }

        if (style.Has(Family.Objects) || style.Has(Family.LocalObjects) || style.Has(Family.Instance))
        {
            foreach (SourceType type in new ModelTypes(style).Declarations())
            {
                yield return type;
            }
        }

        if (style.Has(Family.Enums) || style.Has(Family.Patterns))
        {
            yield return new SourceType("    public enum Mode\n    {\n        Linear,\n        Square,\n        Wave,\n", []);
        }
    }

    private static IReadOnlyList<string> Named(ProgramStyle style, SourceMethod main)
    {
        SourceParameter[] candidates = [.. main.Parameters.Where(p => p.IsDifferentiable)];
        if (candidates.Any(p => p.IsThis))
        {
            return [.. candidates.Where(p => p.IsThis || !style.OneIn(4)).Select(p => p.Name)];
        }

        return style.OneIn(5) ? [.. candidates.Where(_ => style.OneIn(2)).Select(p => p.Name)] : [];
    }
}
