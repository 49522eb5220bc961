using System.Collections.Generic;
using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Statements as C#, laid out as a person would.</summary>
/// <param name="skipsLocalsInit">The method has <c>[SkipLocalsInit]</c>: a stackalloc costs nothing, and holds garbage.</param>
internal sealed class StatementPrinter(IndentedWriter writer, bool skipsLocalsInit)
{
    private const int TapeOnStack = 64;
    private const int ScratchOnStack = 128;

    public void PrintBlock(IReadOnlyList<Statement> block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (i > 0 && Layout.HasBlankLineBetween(block[i - 1], block[i]))
            {
                writer.Blank();
            }

            Print(block[i]);
        }
    }

    private void Print(Statement statement)
    {
        if (statement.Source is not null)
        {
            writer.Line(CommentText.Of(statement.Source));
        }

        switch (statement)
        {
            case Declare s:
                PrintDeclaration(s);
                break;
            case Assign s:
                writer.Line(Assignment.Of(new Read(s.Variable), s.Value));
                break;
            case Store s:
                writer.Line(Assignment.Of(new Element(s.Sequence, s.Index), s.Value));
                break;
            case If s:
                PrintIf(s, "if");
                break;
            case CountedLoop s:
                PrintLoop(Header(s), s.Body, s.Exit);
                break;
            case WhileLoop s:
                PrintLoop("while (" + ExpressionPrinter.Print(s.Condition) + ")", s.Body, s.Exit);
                break;
            case Throw s:
                writer.Line("throw " + ExpressionPrinter.Print(s.Value) + ";");
                break;
            case Evaluate s:
                // A discard, because not every expression is a statement.
                writer.Line((s.Value.Type.Equals(IrType.Void) ? "" : "_ = ") + ExpressionPrinter.Print(s.Value) + ";");
                break;
            case Return s:
                writer.Line(s.Value is null ? "return;" : "return " + ExpressionPrinter.PrintValue(s.Value, s.Value.Type) + ";");
                break;
            case Break:
                writer.Line("break;");
                break;
            case Continue:
                writer.Line("continue;");
                break;
            case Push s:
                writer.Line(Identifier.Of(s.Tape) + ".Push(" + ExpressionPrinter.PrintValue(s.Value, ((TapeType)s.Tape.Type).Element) + ");");
                break;
            case Clear s:
                writer.Line(IsArray(s.Sequence)
                    ? "global::System.Array.Clear(" + Identifier.Of(s.Sequence) + ");"
                    : Identifier.Of(s.Sequence) + ".Clear();");
                break;
            case CopyTo s:
                writer.Line((IsArray(s.From) ? "global::System.MemoryExtensions.AsSpan(" + Identifier.Of(s.From) + ")" : Identifier.Of(s.From))
                    + ".CopyTo(" + Identifier.Of(s.To) + ");");
                break;
            case Release s:
                writer.Line(Identifier.Of(s.Variable) + ".Dispose();");
                break;
            case Comment s:
                writer.Line(CommentText.Of(s.Text));
                break;
            default:
                throw new System.NotSupportedException("No C# for " + statement.GetType().Name);
        }
    }

    private void PrintDeclaration(Declare s)
    {
        string name = Identifier.Of(s.Variable);
        string value = (s.Variable.Type, s.Value) switch
        {
            (TapeType type, null) => " = " + NewOnStack(type.Element, TapeOnStack),
            (ScratchType type, null) => " = " + NewOnStack(type.Element, ScratchOnStack),
            (_, null) => "",
            _ => " = " + ExpressionPrinter.PrintValue(s.Value, s.Variable.Type),
        };
        writer.Line(s.Variable.Type.Text + " " + name + value + ";");

        // The source's stackalloc is zeroed, and may count on it.
        if (s.Value is Allocate { OnStack: true } && skipsLocalsInit)
        {
            writer.Line(name + ".Clear();");
        }
    }

    /// <summary>Zeroing the stack costs more than renting, most of all beside calls to Math; then no stack is used.</summary>
    private string NewOnStack(IrType element, int length) => skipsLocalsInit
        ? "new(stackalloc " + element.Text + "[" + length.ToString(CultureInfo.InvariantCulture) + "])"
        : "new(default)";

    private void PrintIf(If s, string keyword)
    {
        writer.Line(keyword + " (" + ExpressionPrinter.Print(s.Condition) + ")");
        PrintBraced(s.Then);
        if (s.Else.Count == 1 && s.Else[0] is If { Source: null } next)
        {
            PrintIf(next, "else if");
        }
        else if (s.Else.Count > 0)
        {
            writer.Line("else");
            PrintBraced(s.Else);
        }
    }

    private static string Header(CountedLoop s)
    {
        string index = Identifier.Of(s.Index);
        string step = s.Step switch
        {
            1 => "++",
            -1 => "--",
            > 0 => " += " + s.Step.ToString(CultureInfo.InvariantCulture),
            _ => " -= " + (-(long)s.Step).ToString(CultureInfo.InvariantCulture),
        };
        Binary condition = new(s.Step > 0 ? BinaryOperator.Less : BinaryOperator.GreaterOrEqual, new Read(s.Index), s.Bound, IrType.Bool);
        return "for (" + s.Index.Type.Text + " " + index + " = " + ExpressionPrinter.PrintValue(s.Start, s.Index.Type) + "; "
            + ExpressionPrinter.Print(condition) + "; " + index + step + ")";
    }

    private void PrintLoop(string header, EquatableArray<Statement> body, Variable? exit)
    {
        writer.Line(header);
        writer.Open();
        PrintBlock(body);
        if (exit is not null)
        {
            if (body.Count > 0)
            {
                writer.Blank();
            }

            PrintBlock([new If(new Read(exit), EquatableArrays.Of<Statement>(new Break()), EquatableArray<Statement>.Empty)]);
        }

        writer.Close();
    }

    private void PrintBraced(EquatableArray<Statement> block)
    {
        writer.Open();
        PrintBlock(block);
        writer.Close();
    }

    private static bool IsArray(Variable sequence) => sequence.Type is SequenceType { Kind: SequenceKind.Array };
}
