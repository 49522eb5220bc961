using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Writes the source of a method's <see cref="DualAdapter"/>.</summary>
/// <param name="type">The type of the method, with <c>global::</c>.</param>
/// <param name="twin">The type that takes its place, on dual numbers.</param>
internal sealed partial class DualAdapterWriter(MethodShape shape, string type, string twin)
{
    private const string Home = "global::AutoDiff.Generator.Tests.Corpus";

    public string Write(string method, string className)
    {
        StringBuilder text = new();
        text.AppendLine($"namespace {AdapterWriter.Namespace};");
        text.AppendLine($"public sealed class {className} : {Home}.DualAdapter");
        text.AppendLine("{");
        text.AppendLine($"    public override {Home}.Dual Run(double[] reals, double[] tangents, long[] integers, int[] lengths)");
        text.AppendLine("    {");
        text.AppendLine($"        var reader = new {Home}.DualReader(reals, tangents, RealLengths(lengths));");
        text.AppendLine($"        var others = new {Home}.FlatReader(reals, integers, OtherLengths(lengths));");
        foreach (CorpusParameter parameter in shape.Parameters)
        {
            text.AppendLine($"        var in_{parameter.Identifier} = {(parameter.IsReal ? Real(parameter) : Renamed(AdapterWriter.Read("others", parameter)))};");
        }

        foreach (CorpusOwner owner in shape.Owners)
        {
            text.AppendLine($"        var in_{owner.Name} = {Renamed(owner.Make("in_"))};");
        }

        string callee = shape.Owners.Any(o => o.IsThis) ? $"in_this.{method}" : $"{twin}.{method}";
        string call = $"{callee}({string.Join(", ", shape.Order.Where(name => name != "this").Select(name => AdapterWriter.Input(shape, name)))})";
        bool isMade = shape.Parameters.Any(p => p.IsReturned) || shape.Owners.Any(o => o.IsReturned);
        text.AppendLine(shape.HasUpstream ? $"        {Home}.Dual result = {call};" : $"        {Home}.Dual result = 0; {(isMade ? "var made = " : "")}{call};");
        foreach (CorpusParameter part in shape.Parameters.Where(p => p.IsReturned))
        {
            text.AppendLine($"        in_{part.Identifier} = made{part.Access};");
        }

        if (shape.Owners.Any(o => o.IsReturned))
        {
            text.AppendLine("        in_return = made;");
        }

        text.AppendLine($"        var writer = new {Home}.DualWriter(reals, tangents);");
        foreach (CorpusParameter parameter in shape.Parameters.Where(p => p.IsReal))
        {
            text.AppendLine($"        {AdapterWriter.Write("writer", parameter, "in_")};");
        }

        text.AppendLine("        return result;");
        text.AppendLine("    }");
        text.AppendLine(Lengths("RealLengths", real: true));
        text.AppendLine(Lengths("OtherLengths", real: false));
        text.AppendLine("}");
        return text.ToString();
    }

    private static string Real(CorpusParameter parameter)
    {
        string flat = parameter.IsSequence ? "reader.Reals()" : "reader.Real()";
        return parameter.Columns is { } columns ? $"{Home}.Rows.Fold({flat}, {columns})"
            : parameter.Rows is { } rows ? $"{Home}.RowsOfFlat.Of({flat}, {rows})"
            : parameter.IsList ? $"new global::System.Collections.Generic.List<{Home}.Dual>({flat})"
            : flat;
    }

    /// <summary>Types that are declared inside the program have their twins, too.</summary>
    private string Renamed(string text) => Names().Replace(text, m => m.Value == type ? twin : m.Value);

    private string Lengths(string name, bool real)
    {
        IEnumerable<string> lengths = shape.Parameters
            .Where(p => p.IsSequence)
            .Select((p, i) => (p.IsReal, Text: $"lengths[{i}]"))
            .Where(p => p.IsReal == real)
            .Select(p => p.Text);
        return $"    private static int[] {name}(int[] lengths) => [{string.Join(", ", lengths)}];";
    }

    [GeneratedRegex(@"global::\w+")]
    private static partial Regex Names();
}
