using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Writes the source of a method's <see cref="Adapter"/>.</summary>
internal static class AdapterWriter
{
    public const string Namespace = "CorpusAdapters";

    private const string Rows = "global::AutoDiff.Generator.Tests.Corpus.RowsOfFlat";

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
            text.AppendLine($"        var in_{parameter.Identifier} = {Input("reader", parameter)};");
        }

        foreach (CorpusOwner owner in method.Shape.Owners)
        {
            text.AppendLine($"        var in_{owner.Name} = {owner.Make("in_")};");
        }

        string derivatives = suffix == "Jvp" ? "tangents" : "gradients";
        if (suffix.Length > 0)
        {
            text.AppendLine($"        var derivativeReader = new global::AutoDiff.Generator.Tests.Corpus.FlatReader({derivatives}, integers, RealLengths(lengths));");
            foreach (CorpusParameter parameter in parameters.Where(p => p.IsReal))
            {
                text.AppendLine($"        var d_{parameter.Identifier} = {(parameter.IsMember ? Input("derivativeReader", parameter) : Read("derivativeReader", parameter))};");
            }

            foreach (CorpusOwner owner in method.Shape.Owners)
            {
                text.AppendLine($"        var d_{owner.Name} = {owner.Make("d_")};");
            }
        }

        string callee = method.Shape.Owners.Any(o => o.IsThis) ? $"in_this.@{method.MethodName}{suffix}{method.TypeArguments}" : method.Callee(suffix);
        string call = $"{callee}({string.Join(", ", Arguments(method.Shape, suffix))})";
        bool hasReturned = parameters.Any(p => p.IsReturned) || method.Shape.Owners.Any(o => o.IsReturned);
        text.AppendLine(method.Shape.HasUpstream || hasReturned ? $"        var result = {call};" : $"        {call};");
        foreach (CorpusParameter part in parameters.Where(p => p.IsReturned))
        {
            text.AppendLine($"        in_{part.Identifier} = {Part(suffix == "Jvp" ? "result.Value" : "result", part)};");
            text.AppendLine(suffix == "Jvp" && part.IsReal ? $"        d_{part.Identifier} = {Part("result.Tangent", part)};" : "");
        }

        if (method.Shape.Owners.Any(o => o.IsReturned))
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
        bool isReturned = shape.Parameters.Any(p => p.IsReturned) || shape.Owners.Any(o => o.IsReturned);
        IEnumerable<string> upstream = suffix != "Backward" ? [] : shape.HasUpstream ? [Upstream(shape)] : shape.ResultUpstream is { } made ? [made] : isReturned ? ["d_return"] : [];
        string[] inputs = [.. shape.Order.Where(name => name != "this")];
        return inputs.Where(name => !IsTrailing(shape, name)).Select(name => Input(shape, name))
            .Concat(upstream)
            .Concat(suffix.Length == 0 ? [] : shape.Order.Select(name => Derivative(shape, name, suffix)).OfType<string>())
            .Concat(inputs.Where(name => IsTrailing(shape, name)).Select(name => Input(shape, name)));
    }

    private static bool IsTrailing(MethodShape shape, string name) =>
        shape.Owners.FirstOrDefault(o => o.Name == name)?.IsTrailing ?? shape.Parameters.First(p => p.Name == name).IsTrailing;

    public static string Input(MethodShape shape, string name)
    {
        RefKind refKind = shape.Owners.FirstOrDefault(o => o.Name == name)?.RefKind ?? shape.Parameters.First(p => p.Name == name).RefKind;
        string modifier = refKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In or RefKind.RefReadOnlyParameter => "in ",
            _ => "",
        };
        return modifier + "in_" + name;
    }

    /// <summary>The gradient or tangent argument of a parameter, or null where it has none.</summary>
    private static string? Derivative(MethodShape shape, string name, string suffix)
    {
        if (shape.Owners.FirstOrDefault(o => o.Name == name) is { } owner)
        {
            bool isInOut = shape.Parameters.Any(p => p.IsMember && p.IsInOut && p.Name.StartsWith(name + ".", StringComparison.Ordinal));
            string modifier = owner.IsValue ? Modifier(suffix, isInOut ? RefKind.Ref : owner.RefKind) : "";
            return owner.IsDifferentiated ? modifier + "d_" + name : null;
        }

        CorpusParameter parameter = shape.Parameters.First(p => p.Name == name);
        return parameter.IsDifferentiated ? (parameter.IsSequence ? "" : Modifier(suffix, parameter.RefKind)) + "d_" + name : null;
    }

    private static string Part(string result, CorpusParameter part) => result + part.Access;

    private static string Upstream(MethodShape shape) => shape.IsSingle ? "(float)upstream" : "upstream";

    private static string Modifier(string suffix, RefKind refKind) => (suffix, refKind) switch
    {
        ("Gradient", _) => "out ",
        ("Backward", RefKind.Out) => "",
        ("Backward", _) => "ref ",
        (_, RefKind.Out) => "out ",
        (_, RefKind.Ref) => "ref ",
        _ => "",
    };

    private static string Input(string reader, CorpusParameter parameter) => parameter.IsList
        ? $"new global::System.Collections.Generic.List<{parameter.Element}>({Read(reader, parameter)})"
        : Read(reader, parameter);

    public static string Read(string reader, CorpusParameter parameter)
    {
        string plural = parameter.IsSequence ? "s" : "";
        if (parameter.Columns is { } columns)
        {
            return $"global::AutoDiff.Generator.Tests.Corpus.Rows.Fold({Read(reader, parameter with { Columns = null })}, {columns})";
        }

        string flat = parameter.Kind switch
        {
            ElementKind.Real => $"{reader}.Real{plural}<{parameter.Element}>()",
            ElementKind.Integer => $"{reader}.Integer{plural}<{parameter.Element}>()",
            ElementKind.Boolean => $"{reader}.Flag{plural}()",
            _ => $"({parameter.Element}){reader}.Integer<int>()",
        };
        return parameter.Rows is null ? flat : $"{Rows}.Of({flat}, {parameter.Rows})";
    }

    public static string Write(string writer, CorpusParameter parameter, string prefix)
    {
        string name = prefix + (parameter.IsReturned ? parameter.Identifier : parameter.Name);
        string plural = parameter.IsSequence ? "s" : "";
        string value = parameter.Array is { } array ? $"global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select({prefix}{array}, e => e{parameter.Step}))"
            : parameter.Rows is not null ? $"{Rows}.Joined({name})"
            : parameter.IsList && (parameter.IsMember || prefix == "in_") ? $"[.. {name}]"
            : parameter.Columns is null ? name
            : $"global::AutoDiff.Generator.Tests.Corpus.Rows.Flatten({name})";
        return parameter.Kind switch
        {
            ElementKind.Real => $"{writer}.Real{plural}({value})",
            ElementKind.Integer => $"{writer}.Integer{plural}({value})",
            ElementKind.Boolean => $"{writer}.Flag{plural}({value})",
            _ => $"{writer}.Integer((int){name})",
        };
    }
}
