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
    private const string NotOnStack = "new(default)";

    public void PrintBlock(IReadOnlyList<Statement> block)
    {
        Statement? previous = null;
        foreach (Statement statement in block)
        {
            string? comment = Comment(statement, previous);
            if (previous is not null && Layout.HasBlankLineBetween(previous, statement, comment is not null))
            {
                writer.Blank();
            }

            if (comment is not null)
            {
                writer.Line(CommentText.Of(comment));
            }

            Print(statement);
            previous = statement;
        }
    }

    /// <summary>The source that a statement comes from, unless the line above says it already.</summary>
    private string? Comment(Statement statement, Statement? previous)
    {
        bool isSaid = previous is not null
            && ((previous.Source == statement.Source && !Layout.IsBlock(previous)) || writer.LastLine == statement.Source);
        return isSaid ? null : statement.Source;
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                PrintDeclaration(s);
                break;
            case Assign s:
                writer.Code(Assignment.Of(new Read(s.Variable), s.Value));
                break;
            case Store s:
                writer.Code(Assignment.Of(new Element(s.Sequence, s.Index), s.Value));
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
                writer.Code("throw " + ExpressionPrinter.Print(s.Value) + ";");
                break;
            case Evaluate s:
                // A discard, because not every expression is a statement.
                writer.Code((s.Value.Type.Equals(IrType.Void) ? "" : "_ = ") + ExpressionPrinter.Print(s.Value) + ";");
                break;
            case Return s:
                writer.Code(s.Value is null ? "return;" : "return " + ExpressionPrinter.PrintValue(s.Value, s.Value.Type) + ";");
                break;
            case Break:
                writer.Code("break;");
                break;
            case Continue:
                writer.Code("continue;");
                break;
            case Push s:
                writer.Code(Identifier.Of(s.Tape) + ".Push(" + ExpressionPrinter.PrintValue(s.Value, ((TapeType)s.Tape.Type).Element) + ");");
                break;
            case Clear s:
                writer.Code(IsArray(s.Sequence)
                    ? "global::System.Array.Clear(" + Identifier.Of(s.Sequence) + ");"
                    : Identifier.Of(s.Sequence) + ".Clear();");
                break;
            case CopyTo s:
                writer.Code((IsArray(s.From) ? "global::System.MemoryExtensions.AsSpan(" + Identifier.Of(s.From) + ")" : Identifier.Of(s.From))
                    + ".CopyTo(" + Identifier.Of(s.To) + ");");
                break;
            case Release s:
                writer.Code(Identifier.Of(s.Variable) + ".Dispose();");
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
            (_, NewArena arena) => " = " + NewOnStack(arena.Element, ScratchOnStack),
            (_, null) => "",
            _ => " = " + ExpressionPrinter.PrintValue(s.Value, s.Variable.Type),
        };
        // The compiler wants what goes into one call to live equally long, and what lies on the stack lives no longer than the method.
        string scope = skipsLocalsInit && value.EndsWith(NotOnStack, System.StringComparison.Ordinal) ? "scoped " : "";
        writer.Code(scope + s.Variable.Type.Text + " " + name + value + ";");

        // The source's stackalloc is zeroed, and may count on it.
        if (s.Value is Allocate { OnStack: true } && skipsLocalsInit)
        {
            writer.Code(name + ".Clear();");
        }
    }

    /// <summary>
    /// Zeroing the stack costs more than renting, most of all beside calls to Math; then no stack is used. Nor is it where a type
    /// parameter might stand for something that cannot lie there.
    /// </summary>
    private string NewOnStack(IrType element, int length) => skipsLocalsInit && element is not RealType { IsGeneric: true }
        ? "new(stackalloc " + element.Text + "[" + length.ToString(CultureInfo.InvariantCulture) + "])"
        : NotOnStack;

    private void PrintIf(If s, string keyword)
    {
        writer.Code(keyword + " (" + ExpressionPrinter.Print(s.Condition) + ")");
        PrintBraced(s.Then);
        if (s.Else.Count == 1 && s.Else[0] is If { Source: null } next)
        {
            PrintIf(next, "else if");
        }
        else if (s.Else.Count > 0)
        {
            writer.Code("else");
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
        writer.Code(header);
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
