using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Writes the source of a method's <see cref="DualAdapter"/>.</summary>
internal static class DualAdapterWriter
{
    public static string Write(MethodShape shape, string callee, string className)
    {
        const string Home = "global::AutoDiff.Generator.Tests.Corpus";
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
            string plural = parameter.IsSequence ? "s" : "";
            string value = parameter.IsReal ? $"reader.Real{plural}()" : $"others.Integer{plural}<{parameter.Element}>()";
            text.AppendLine($"        var in_{parameter.Name} = {value};");
        }

        string call = $"{callee}({string.Join(", ", shape.Parameters.Select(Argument))})";
        text.AppendLine(shape.HasUpstream ? $"        {Home}.Dual result = {call};" : $"        {Home}.Dual result = 0; {call};");
        text.AppendLine($"        var writer = new {Home}.DualWriter(reals, tangents);");
        foreach (CorpusParameter parameter in shape.Parameters.Where(p => p.IsReal))
        {
            text.AppendLine($"        writer.Real{(parameter.IsSequence ? "s" : "")}(in_{parameter.Name});");
        }

        text.AppendLine("        return result;");
        text.AppendLine("    }");
        text.AppendLine(Lengths("RealLengths", shape, real: true));
        text.AppendLine(Lengths("OtherLengths", shape, real: false));
        text.AppendLine("}");
        return text.ToString();
    }

    private static string Lengths(string name, MethodShape shape, bool real)
    {
        IEnumerable<string> lengths = shape.Parameters
            .Where(p => p.IsSequence)
            .Select((p, i) => (p.IsReal, Text: $"lengths[{i}]"))
            .Where(p => p.IsReal == real)
            .Select(p => p.Text);
        return $"    private static int[] {name}(int[] lengths) => [{string.Join(", ", lengths)}];";
    }

    private static string Argument(CorpusParameter parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + "in_" + parameter.Name;
}
