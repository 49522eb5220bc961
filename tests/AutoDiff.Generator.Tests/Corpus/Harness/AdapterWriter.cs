using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Writes the source of a method's <see cref="Adapter"/>.</summary>
internal static class AdapterWriter
{
    public const string Namespace = "CorpusAdapters";

    public static string Write(CorpusMethod method, string className)
    {
        StringBuilder text = new();
        text.AppendLine($"namespace {Namespace};");
        text.AppendLine($"public sealed class {className} : global::AutoDiff.Generator.Tests.Corpus.Adapter");
        text.AppendLine("{");
        WriteMember(text, method, "");
        WriteMember(text, method, "Backward");
        if (method.Shape.HasGradient)
        {
            WriteMember(text, method, "Gradient");
        }
        else
        {
            text.AppendLine(Header("Gradient") + " => throw new global::System.NotSupportedException();");
        }

        WriteMember(text, method, "Jvp");
        text.AppendLine("}");
        return text.ToString();
    }

    private static string Header(string suffix)
    {
        const string Inputs = "double[] reals, long[] integers, int[] lengths";
        return suffix switch
        {
            "" => $"    public override double Value({Inputs})",
            "Backward" => $"    public override double Backward({Inputs}, double upstream, double[] gradients)",
            "Gradient" => $"    public override double Gradient({Inputs}, double[] gradients)",
            _ => $"    public override (double Value, double Tangent) Jvp({Inputs}, double[] tangents)",
        };
    }

    private static void WriteMember(StringBuilder text, CorpusMethod method, string suffix)
    {
        text.AppendLine(Header(suffix));
        text.AppendLine("    {");
        IReadOnlyList<CorpusParameter> parameters = method.Shape.Parameters;
        text.AppendLine("        var reader = new global::AutoDiff.Generator.Tests.Corpus.FlatReader(reals, integers, lengths);");
        foreach (CorpusParameter parameter in parameters)
        {
            text.AppendLine($"        var in_{parameter.Name} = {Read("reader", parameter)};");
        }

        string derivatives = suffix == "Jvp" ? "tangents" : "gradients";
        if (suffix.Length > 0)
        {
            text.AppendLine($"        var derivativeReader = new global::AutoDiff.Generator.Tests.Corpus.FlatReader({derivatives}, integers, RealLengths(lengths));");
            foreach (CorpusParameter parameter in parameters.Where(p => p.IsReal))
            {
                text.AppendLine($"        var d_{parameter.Name} = {Read("derivativeReader", parameter)};");
            }
        }

        string call = $"{method.Callee(suffix)}({string.Join(", ", Arguments(method.Shape, suffix))})";
        bool hasReturned = parameters.Any(p => p.IsReturned);
        text.AppendLine(method.Shape.HasUpstream || hasReturned ? $"        var result = {call};" : $"        {call};");
        if (hasReturned)
        {
            text.AppendLine($"        in_return = {(suffix == "Jvp" ? "result.Value" : "result")};");
            text.AppendLine(suffix == "Jvp" ? "        d_return = result.Tangent;" : "");
        }

        text.AppendLine("        var writer = new global::AutoDiff.Generator.Tests.Corpus.FlatWriter(reals, integers);");
        foreach (CorpusParameter parameter in parameters)
        {
            text.AppendLine($"        {Write("writer", parameter, "in_")};");
        }

        if (suffix.Length > 0)
        {
            text.AppendLine($"        var derivativeWriter = new global::AutoDiff.Generator.Tests.Corpus.FlatWriter({derivatives}, integers);");
            foreach (CorpusParameter parameter in parameters.Where(p => p.IsReal))
            {
                text.AppendLine($"        {Write("derivativeWriter", parameter, "d_")};");
            }
        }

        text.AppendLine((method.Shape.HasUpstream, suffix) switch
        {
            (true, "Jvp") => "        return (result.Value, result.Tangent);",
            (true, _) => "        return result;",
            (false, "Jvp") => "        return (0, 0);",
            _ => "        return 0;",
        });
        text.AppendLine("    }");
        if (suffix == "Jvp")
        {
            WriteRealLengths(text, parameters);
        }
    }

    /// <summary>The lengths of the real sequences only: derivatives have no integers among them.</summary>
    private static void WriteRealLengths(StringBuilder text, IReadOnlyList<CorpusParameter> parameters)
    {
        IEnumerable<string> lengths = parameters
            .Where(p => p.IsSequence)
            .Select((p, i) => (p.IsReal, Text: $"lengths[{i}]"))
            .Where(p => p.IsReal)
            .Select(p => p.Text);
        text.AppendLine($"    private static int[] RealLengths(int[] lengths) => [{string.Join(", ", lengths)}];");
    }

    /// <summary>The order that the contract fixes: inputs, upstream, derivative arguments, then optional inputs.</summary>
    private static IEnumerable<string> Arguments(MethodShape shape, string suffix)
    {
        IEnumerable<CorpusParameter> required = shape.Parameters.Where(p => !p.IsTrailing && !p.IsReturned);
        IEnumerable<string> upstream = suffix != "Backward" ? [] : shape.HasUpstream ? [Upstream(shape)] : shape.Parameters.Any(p => p.IsReturned) ? ["d_return"] : [];
        IEnumerable<string> derivatives = suffix.Length == 0
            ? []
            : shape.Parameters.Where(p => p.IsDifferentiated && !p.IsReturned).Select(p => Modifier(p, suffix) + "d_" + p.Name);
        return required.Select(Input)
            .Concat(upstream)
            .Concat(derivatives)
            .Concat(shape.Parameters.Where(p => p.IsTrailing).Select(Input));
    }

    private static string Upstream(MethodShape shape) => shape.IsSingle ? "(float)upstream" : "upstream";

    private static string Input(CorpusParameter parameter)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In or RefKind.RefReadOnlyParameter => "in ",
            _ => "",
        };
        return modifier + "in_" + parameter.Name;
    }

    private static string Modifier(CorpusParameter parameter, string suffix) => (suffix, parameter) switch
    {
        (_, { IsSequence: true }) => "",
        ("Gradient", _) => "out ",
        ("Backward", { RefKind: RefKind.Out }) => "",
        ("Backward", _) => "ref ",
        (_, { RefKind: RefKind.Out }) => "out ",
        (_, { RefKind: RefKind.Ref }) => "ref ",
        _ => "",
    };

    private static string Read(string reader, CorpusParameter parameter)
    {
        string plural = parameter.IsSequence ? "s" : "";
        if (parameter.Columns is { } columns)
        {
            return $"global::AutoDiff.Generator.Tests.Corpus.Rows.Fold({Read(reader, parameter with { Columns = null })}, {columns})";
        }

        return parameter.Kind switch
        {
            ElementKind.Real => $"{reader}.Real{plural}<{parameter.Element}>()",
            ElementKind.Integer => $"{reader}.Integer{plural}<{parameter.Element}>()",
            ElementKind.Boolean => $"{reader}.Flag{plural}()",
            _ => $"({parameter.Element}){reader}.Integer<int>()",
        };
    }

    private static string Write(string writer, CorpusParameter parameter, string prefix)
    {
        string plural = parameter.IsSequence ? "s" : "";
        string value = parameter.Columns is null ? prefix + parameter.Name : $"global::AutoDiff.Generator.Tests.Corpus.Rows.Flatten({prefix}{parameter.Name})";
        return parameter.Kind switch
        {
            ElementKind.Real => $"{writer}.Real{plural}({value})",
            ElementKind.Integer => $"{writer}.Integer{plural}({value})",
            ElementKind.Boolean => $"{writer}.Flag{plural}({value})",
            _ => $"{writer}.Integer((int){prefix}{parameter.Name})",
        };
    }
}
