using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The XML comment of a derivative method.</summary>
internal static class XmlDocumentation
{
    public static void Print(IndentedWriter writer, MethodSignature signature, DerivativeMethod method)
    {
        string primal = "<see cref=\"" + Escape(signature.DocumentationId) + "\"/>";
        writer.Line("/// <summary>" + Summary(method.Kind, primal) + "</summary>");
        if (method.Kind == DerivativeKind.Backward && signature is { ReturnType.IsReal: true, Written: { } written })
        {
            writer.Line("/// <remarks>" + WithoutGradient(signature.Name, Escape(NameOf(written))) + "</remarks>");
        }

        foreach (DerivativeParameter parameter in method.Parameters.Where(p => p.Documentation is not null))
        {
            writer.Line("/// <param name=\"" + parameter.Name + "\">" + Escape(parameter.Documentation!) + "</param>");
        }

        if (!method.ReturnType.Equals(IrType.Void))
        {
            writer.Line("/// <returns>" + Returns(method.Kind, signature.Name) + "</returns>");
        }
    }

    private static string Summary(DerivativeKind kind, string primal) => kind switch
    {
        DerivativeKind.Gradient => "Computes " + primal + " and sets its gradient.",
        DerivativeKind.Backward => "Computes " + primal + " and adds the upstream derivative times its own to the gradients.",
        _ => "Computes " + primal + " and its derivative along the tangents.",
    };

    private static string WithoutGradient(string name, string written) =>
        "There is no <c>" + name + "Gradient</c>, because <c>" + name + "</c> may write <c>" + written + "</c>, whose gradient is an upstream on entry.";

    private static string NameOf(ParameterModel parameter) =>
        parameter.Part is { } part ? part.Owner.Name + part.Path : parameter.Variable.Name;

    private static string Returns(DerivativeKind kind, string name) =>
        "The value of <c>" + name + (kind == DerivativeKind.Jvp ? "</c> and its tangent." : "</c>.");

    private static string Escape(string text) =>
        CommentText.OneLine(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
