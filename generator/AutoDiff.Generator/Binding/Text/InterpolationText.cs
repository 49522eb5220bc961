using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Interpolated strings, as regular ones whatever form the source uses.</summary>
internal sealed class InterpolationText(BodyBinder body)
{
    public External Bind(IInterpolatedStringOperation operation)
    {
        List<Part> parts = [.. operation.Parts.Select(Read)];
        Expr[] values = body.BindInOrder([.. parts.Where(p => p.Hole is not null).Select(p => Strip(p.Hole!))]);
        CodeText text = new CodeText().Append("$\"");
        int next = 0;
        foreach (Part part in parts)
        {
            text.Append(Escape(part.Text));
            if (part.Hole is not null)
            {
                text.Append("{(").Hole(values[next++]).Append(")" + part.Alignment + Escape(part.Format) + "}");
            }
        }

        int site = body.Externals.Site(operation, RefusalId.ValueLeaves);
        return text.Append("\"").ToExternal(new OpaqueType("string"), site, body.Frame.IsPassive ? string.Empty : RefusalId.ValueLeaves);
    }

    private static Part Read(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } } => new Part(text, null, string.Empty, string.Empty),
        IInterpolationOperation hole => new Part(string.Empty, hole.Expression, AlignmentOf(hole.Alignment), FormatOf(hole.FormatString)),

        // Where a handler builds the string, the parts are its Append calls.
        IInterpolatedStringAppendOperation { Kind: OperationKind.InterpolatedStringAppendLiteral, AppendCall: IInvocationOperation call }
            when call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } => new Part(text, null, string.Empty, string.Empty),
        IInterpolatedStringAppendOperation { Kind: OperationKind.InterpolatedStringAppendFormatted, AppendCall: IInvocationOperation call } => new Part(
            string.Empty, call.Arguments[0].Value, AlignmentOf(Argument(call, "alignment")), FormatOf(Argument(call, "format"))),
        _ => throw LanguageFence.Refuse(part),
    };

    private static IOperation? Argument(IInvocationOperation call, string name) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;

    private static string AlignmentOf(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: int and not 0 and var alignment }
        ? "," + ((int)alignment).ToString(CultureInfo.InvariantCulture)
        : string.Empty;

    private static string FormatOf(IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: string format } ? ":" + format : string.Empty;

    /// <summary>A hole boxes its value; the string does not need that.</summary>
    private static IOperation Strip(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } conversion ? conversion.Operand : operation;

    private static string Escape(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    private sealed record Part(string Text, IOperation? Hole, string Alignment, string Format);
}
