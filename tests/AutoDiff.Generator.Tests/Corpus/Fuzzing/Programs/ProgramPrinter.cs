using System.Text;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Prints a random program as C#.</summary>
internal static class ProgramPrinter
{
    public static string Print(SourceProgram program, ProgramForm form)
    {
        StringBuilder text = new();
        text.AppendLine($"public static partial class {program.NameOf(form)}");
        text.AppendLine("{");
        if (form != ProgramForm.Dual)
        {
            PrintAttributes(text, program, isPlain: form == ProgramForm.Plain);
        }

        Print(text, program.Main, "public");
        foreach (SourceMethod helper in program.Helpers)
        {
            text.AppendLine();
            Print(text, helper, "private");
        }

        if (program.Types.Length > 0)
        {
            text.AppendLine().AppendLine(program.Types);
        }

        text.AppendLine("}");
        return form == ProgramForm.Dual ? DualText.Of(text.ToString()) : text.ToString();
    }

    private static void PrintAttributes(StringBuilder text, SourceProgram program, bool isPlain)
    {
        IEnumerable<string> names = program.Main.Parameters.Where(p => program.Named.Contains(p.Name)).Select(p => $"nameof({p.Name})");
        string[] arguments = [.. names, .. isPlain ? ["Optimize = false"] : Array.Empty<string>()];
        text.AppendLine(arguments.Length == 0 ? "    [Differentiable]" : $"    [Differentiable({string.Join(", ", arguments)})]");
        foreach (string sample in Samples(program))
        {
            text.AppendLine($"    [Sample(\"{sample}\")]");
        }
    }

    private static IEnumerable<string> Samples(SourceProgram program)
    {
        IReadOnlyList<string> written = program.Main.Written(program.Helpers);
        int count = program.Main.Parameters.Select(p => p.Samples.Count).DefaultIfEmpty(1).Max();
        return Enumerable.Range(0, count)
            .Select(i => string.Join(" ", program.Main.Parameters
                .Where(p => p.Samples.Count > 0)
                .Select(p => (written.Contains(p.Name) ? "&" : "") + p.Name + p.Samples[i % p.Samples.Count])))
            .Distinct();
    }

    private static void Print(StringBuilder text, SourceMethod method, string access)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{p.Declaration} {p.Name}"));
        text.AppendLine($"    {access} static {method.ReturnType} {method.Name}({parameters})");
        Print(text, method.Body, null, null, 1);
    }

    private static void Print(StringBuilder text, IReadOnlyList<SourceStatement> body, string? first, string? last, int depth)
    {
        string indent = new(' ', 4 * depth);
        text.AppendLine(indent + "{");
        if (first is not null)
        {
            text.AppendLine(indent + "    " + first);
        }

        foreach (SourceClause clause in body.SelectMany(s => s.Clauses))
        {
            text.AppendLine(indent + "    " + clause.HeaderText);
            if (clause.Body is not null)
            {
                Print(text, clause.Body, clause.First, clause.Last, depth + 1);
            }
        }

        if (last is not null)
        {
            text.AppendLine(indent + "    " + last);
        }

        text.AppendLine(indent + "}");
    }
}
