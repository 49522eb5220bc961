using System.Collections.Generic;
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
        List<IInterpolationOperation> holes = [.. operation.Parts.Select(Hole).OfType<IInterpolationOperation>()];
        Expr[] values = body.BindInOrder([.. holes.Select(hole => Strip(hole.Expression))]);
        CodeText text = new CodeText().Append("$\"");
        int next = 0;
        foreach (IInterpolatedStringContentOperation part in operation.Parts)
        {
            if (Hole(part) is { } hole)
            {
                text.Append("{(").Hole(values[next++]).Append(")");
                if (hole.Alignment?.ConstantValue is { HasValue: true, Value: int alignment })
                {
                    text.Append("," + alignment.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }

                if (hole.FormatString?.ConstantValue is { HasValue: true, Value: string format })
                {
                    text.Append(":" + Escape(format));
                }

                text.Append("}");
            }
            else
            {
                text.Append(Escape(Literal(part)));
            }
        }

        int site = body.Externals.Site(operation, RefusalId.ValueLeaves);
        return text.Append("\"").ToExternal(new OpaqueType("string"), site, body.Frame.IsPassive ? string.Empty : RefusalId.ValueLeaves);
    }

    private static IInterpolationOperation? Hole(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolationOperation hole => hole,
        _ => null,
    };

    private static string Literal(IInterpolatedStringContentOperation part)
    {
        IOperation? text = part is IInterpolatedStringTextOperation written ? written.Text : null;
        return text?.ConstantValue is { HasValue: true, Value: string value } ? value : throw LanguageFence.Refuse(part);
    }

    /// <summary>A hole boxes its value; the string does not need that.</summary>
    private static IOperation Strip(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } conversion ? conversion.Operand : operation;

    private static string Escape(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }
}
