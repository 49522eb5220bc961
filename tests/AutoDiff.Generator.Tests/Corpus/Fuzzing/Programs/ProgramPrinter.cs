using System.Text;
using System.Text.RegularExpressions;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Prints a random program as C#.</summary>
internal static partial class ProgramPrinter
{
    public static string Print(SourceProgram program, ProgramForm form)
    {
        StringBuilder text = new();
        if (form == ProgramForm.Dual)
        {
            text.AppendLine("using AutoDiff.Generator.Tests.Corpus.DualNumbers;");
        }

        string modifier = program.Fields is null ? "static " : "";
        text.AppendLine($"public {modifier}partial class {program.NameOf(form)}");
        text.AppendLine("{");
        if (program.Fields is not null)
        {
            text.AppendLine(program.Fields);
        }

        if (program.Table is not null)
        {
            text.AppendLine(program.Table);
        }

        if (form != ProgramForm.Dual)
        {
            PrintAttributes(text, program, isPlain: form == ProgramForm.Plain);
        }

        Print(text, program.Main, "public " + modifier);
        foreach (SourceMethod helper in program.Helpers)
        {
            text.AppendLine();
            Print(text, helper, "private " + modifier);
        }

        foreach (string declaration in program.Declarations)
        {
            text.AppendLine().AppendLine(declaration);
        }

        foreach (SourceType type in program.Types)
        {
            text.AppendLine().AppendLine(type.Head);
            foreach (SourceMethod method in type.Methods)
            {
                Print(text, method, "public ");
            }

            text.AppendLine("    }");
        }

        text.AppendLine("}");
        string both = text.ToString();
        return form == ProgramForm.Dual ? DualText.Of(Alternatives().Replace(both, "$2")) : Alternatives().Replace(both, "$1");
    }

    private static void PrintAttributes(StringBuilder text, SourceProgram program, bool isPlain)
    {
        IEnumerable<string> names = program.Main.Parameters.Where(p => program.Named.Contains(p.Name)).Select(p => p.IsThis ? "\"this\"" : $"nameof({p.Name})");
        string[] arguments = [.. names, .. program.IsStrict ? ["Strict = true"] : Array.Empty<string>(), .. isPlain ? ["Optimize = false"] : Array.Empty<string>()];
        text.AppendLine(arguments.Length == 0 ? "    [Differentiable]" : $"    [Differentiable({string.Join(", ", arguments)})]");
        foreach (string sample in Samples(program))
        {
            text.AppendLine($"    [Sample(\"{sample}\")]");
        }
    }

    private static IEnumerable<string> Samples(SourceProgram program)
    {
        IReadOnlyList<string> written = program.Main.Written(program.Helpers);
        SourceParameter[] leaves = [.. program.Main.Parameters.SelectMany(p => p.Leaves)];
        int count = leaves.Select(p => p.Samples.Count).DefaultIfEmpty(1).Max();
        return Enumerable.Range(0, Math.Max(1, count))
            .Select(i => string.Join(" ", leaves
                .Where(p => p.Samples.Count > 0 || written.Contains(p.Name))
                .Select(p => (written.Contains(p.Name) ? "&" : "") + p.Name + (p.Samples.Count == 0 ? "" : p.Samples[i % p.Samples.Count]))))
            .Distinct();
    }

    private static void Print(StringBuilder text, SourceMethod method, string access)
    {
        string parameters = string.Join(", ", method.Parameters.Where(p => p.IsDeclared).Select(p => $"{p.Declaration} {p.Name}"));
        text.AppendLine($"    {access}{method.ReturnType} {method.Name}({parameters})");
        Print(text, method.Body, new SourceClause("", []), 1);
    }

    private static void Print(StringBuilder text, IReadOnlyList<SourceStatement> body, SourceClause around, int depth)
    {
        string indent = new(' ', 4 * depth);
        text.AppendLine(indent + "{");
        if (around.First is { } first)
        {
            text.AppendLine(indent + "    " + first);
        }

        foreach (SourceClause clause in body.SelectMany(s => s.Clauses))
        {
            text.AppendLine(indent + "    " + clause.HeaderText);
            if (clause.Body is not null)
            {
                Print(text, clause.Body, clause, depth + 1);
            }
        }

        if (around.Last is { } last)
        {
            text.AppendLine(indent + "    " + last);
        }

        text.AppendLine(indent + "}" + around.End);
    }

    /// <summary>What is written otherwise on dual numbers.</summary>
    [GeneratedRegex("⟦([^⟦¦⟧]*)¦([^⟦¦⟧]*)⟧")]
    private static partial Regex Alternatives();
}
