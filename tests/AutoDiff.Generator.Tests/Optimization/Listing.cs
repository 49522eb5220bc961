using System.Globalization;
using System.Text;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>A body as short text, for expectations and failure messages.</summary>
internal static class Listing
{
    public static string Of(EquatableArray<Statement> body)
    {
        StringBuilder text = new();
        Append(body, "", text);
        return text.ToString();
    }

    public static string Of(Expr expression) => expression switch
    {
        RealConstant e => e.Value.ToString("R", CultureInfo.InvariantCulture) + (e.Type == IrType.Float ? "f" : e.Value == Math.Floor(e.Value) ? ".0" : ""),
        IntegerConstant e => e.Value.ToString(CultureInfo.InvariantCulture),
        BoolConstant e => e.Value ? "true" : "false",
        Literal e => e.Text,
        Read e => e.Variable.Name,
        Element e => e.Sequence.Name + "[" + Of(e.Index) + "]",
        Length e => e.Sequence.Name + ".Length",
        Unary { Operator: UnaryOperator.Not } e => "!" + Inner(e.Operand),
        Unary e => "-" + Inner(e.Operand),
        Binary e => Inner(e.Left) + " " + Symbol(e.Operator) + " " + Inner(e.Right),
        Convert e => "(" + e.Type.Text + ")" + Inner(e.Operand),
        Conditional e => Inner(e.Condition) + " ? " + Inner(e.WhenTrue) + " : " + Inner(e.WhenFalse),
        Call e => e.Function + "(" + string.Join(", ", e.Arguments.Select(Of)) + ")",
        External e => string.Concat(e.Pieces.Select((piece, i) => piece + (i < e.Arguments.Count ? Of(e.Arguments[i]) : ""))),
        ZeroSafeProduct e => "Multiply(" + Of(e.Left) + ", " + Of(e.Right) + ")",
        Allocate e => "new[" + Of(e.Length) + "]",
        View e => e.Source.Name + ".Slice(" + (e.Start is null ? "0" : Of(e.Start)) + ", " + (e.Count is null ? "…" : Of(e.Count)) + ")",
        Pop e => e.Tape.Name + ".Pop()",
        Take e => e.Scratch.Name + ".Take(" + Of(e.Length) + ")",
        TakeBack e => e.Scratch.Name + ".TakeBack(" + Of(e.Length) + ")",
        Pair e => "(" + Of(e.First) + ", " + Of(e.Second) + ")",
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static string Inner(Expr expression) =>
        expression is Binary or Conditional ? "(" + Of(expression) + ")" : Of(expression);

    private static void Append(EquatableArray<Statement> block, string indent, StringBuilder text)
    {
        foreach (Statement statement in block)
        {
            if (statement.Source is not null)
            {
                text.Append(indent).Append("// ").Append(statement.Source).Append('\n');
            }

            text.Append(indent).Append(Head(statement)).Append('\n');
            string deeper = indent + "    ";
            switch (statement)
            {
                case If s:
                    Append(s.Then, deeper, text);
                    if (s.Else.Count > 0)
                    {
                        text.Append(indent).Append("else\n");
                        Append(s.Else, deeper, text);
                    }

                    break;
                case CountedLoop s:
                    Append(s.Body, deeper, text);
                    break;
                case WhileLoop s:
                    Append(s.Body, deeper, text);
                    break;
            }
        }
    }

    private static string Head(Statement statement) => statement switch
    {
        Declare { Value: null } s => "var " + s.Variable.Name,
        Declare s => "var " + s.Variable.Name + " = " + Of(s.Value!),
        Assign s => s.Variable.Name + " = " + Of(s.Value),
        Store s => s.Sequence.Name + "[" + Of(s.Index) + "] = " + Of(s.Value),
        If s => "if " + Of(s.Condition),
        CountedLoop { Step: 1 } s => "for " + s.Index.Name + " = " + Of(s.Start) + " .. " + Of(s.Bound) + ExitOf(s.Exit),
        CountedLoop s => "for " + s.Index.Name + " = " + Of(s.Start) + " .. " + Of(s.Bound) + " step " + s.Step.ToString(CultureInfo.InvariantCulture) + ExitOf(s.Exit),
        WhileLoop s => "while " + Of(s.Condition) + ExitOf(s.Exit),
        Throw => "throw",
        Evaluate s => Of(s.Value),
        Return s => "return " + (s.Value is null ? "" : Of(s.Value)),
        Push s => s.Tape.Name + ".Push(" + Of(s.Value) + ")",
        Clear s => s.Sequence.Name + ".Clear()",
        CopyTo s => s.From.Name + ".CopyTo(" + s.To.Name + ")",
        Release s => s.Variable.Name + ".Dispose()",
        Comment s => "// " + s.Text,
        _ => throw new NotSupportedException(statement.GetType().Name),
    };

    private static string ExitOf(Variable? exit) => exit is null ? "" : " until " + exit.Name;

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        _ => op.ToString(),
    };
}
