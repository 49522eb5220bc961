using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>The local functions at the end of a generated method.</summary>
internal static class LocalFunctionPrinter
{
    public static void Print(IndentedWriter writer, LocalFunction function, bool skipsLocalsInit)
    {
        foreach (string comment in function.Comments)
        {
            writer.Line(CommentText.Of(comment));
        }

        string start = "static " + function.ReturnType.Text + " " + Identifier.Escape(function.Name) + "(";
        List<string> parameters = [.. function.Parameters.Select(p => Modifier(p, function) + p.Type.Text + " " + Identifier.Of(p))];
        string line = start + string.Join(", ", parameters) + ")";
        if (line.Length <= IndentedWriter.LineLength - 12)
        {
            writer.Line(line);
        }
        else
        {
            writer.Line(start);
            writer.Indent();
            for (int i = 0; i < parameters.Count; i++)
            {
                writer.Line(parameters[i] + (i < parameters.Count - 1 ? "," : ")"));
            }

            writer.Outdent();
        }

        writer.Open();
        new StatementPrinter(writer, skipsLocalsInit).PrintBlock(function.Body);
        writer.Close();
    }

    /// <summary>A span that is handed in never leaves the function, so that memory of the caller's stack may be handed in.</summary>
    private static string Modifier(Variable parameter, LocalFunction function) => parameter.Type switch
    {
        TapeType or ScratchType => "ref ",
        _ when function.Outs.Contains(parameter) => "out ",
        SequenceType => "scoped ",
        _ => "",
    };
}
