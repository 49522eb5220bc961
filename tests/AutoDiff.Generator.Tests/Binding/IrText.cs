using System.Globalization;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Binding;

/// <summary>The intermediate representation as short text, for comparison in tests.</summary>
internal static class IrText
{
    public static string Of(EquatableArray<Statement> block) => string.Join("\n", block.SelectMany(s => Lines(s, string.Empty)));

    public static string Of(Expr? expression) => expression switch
    {
        null => string.Empty,
        RealConstant e => e.Value.ToString("R", CultureInfo.InvariantCulture) + (e.Type == IrType.Double ? "d" : e.Type == IrType.Float ? "f" : e.Type.Text),
        IntegerConstant e => e.Value.ToString(CultureInfo.InvariantCulture),
        BoolConstant e => e.Value ? "true" : "false",
        Literal e => e.Text,
        Read e => e.Variable.Name,
        Element e => e.Sequence.Name + "[" + Of(e.Index) + "]",
        Length e => e.Sequence.Name + ".Length",
        Unary e => Symbol(e.Operator) + Of(e.Operand),
        Binary e => "(" + Of(e.Left) + " " + Symbol(e.Operator) + " " + Of(e.Right) + ")",
        Convert e => "(" + e.Type.Text + ")" + Of(e.Operand),
        Conditional e => "(" + Of(e.Condition) + " ? " + Of(e.WhenTrue) + " : " + Of(e.WhenFalse) + ")",
        Call e => e.Function + "(" + string.Join(", ", e.Arguments.Select(Of)) + ")",
        External e => "`" + string.Concat(e.Pieces.Select((piece, i) => piece + (i < e.Arguments.Count ? Of(e.Arguments[i]).Replace("`", string.Empty, StringComparison.Ordinal) : string.Empty))) + "`",
        Allocate e => (e.OnStack ? "stack " : "new ") + e.Element.Text + "[" + Of(e.Length) + "]",
        View e => e.Source.Name + ".view(" + Of(e.Start) + ", " + Of(e.Count) + ")",
        _ => expression.ToString(),
    };

    private static IEnumerable<string> Lines(Statement statement, string indent)
    {
        switch (statement)
        {
            case Declare s:
                return [indent + s.Variable.Type.Text + " " + s.Variable.Name + (s.Value is null ? string.Empty : " = " + Of(s.Value))];
            case Assign s:
                return [indent + s.Variable.Name + " = " + Of(s.Value)];
            case Store s:
                return [indent + s.Sequence.Name + "[" + Of(s.Index) + "] = " + Of(s.Value)];
            case If s:
                string[] then = [indent + "if " + Of(s.Condition), .. Nested(s.Then, indent)];
                return s.Else.Count == 0 ? then : [.. then, indent + "else", .. Nested(s.Else, indent)];
            case CountedLoop s:
                return [indent + "for " + s.Index.Name + " from " + Of(s.Start) + " to " + Of(s.Bound) + " by " + s.Step, .. Nested(s.Body, indent)];
            case WhileLoop s:
                return [indent + "while " + Of(s.Condition), .. Nested(s.Body, indent)];
            case Throw s:
                return [indent + "throw " + Of(s.Value)];
            case Evaluate s:
                return [indent + "do " + Of(s.Value)];
            case Return s:
                return [indent + ("return " + Of(s.Value)).TrimEnd()];
            default:
                return [indent + statement.GetType().Name.ToLowerInvariant()];
        }
    }

    private static IEnumerable<string> Nested(EquatableArray<Statement> block, string indent) => block.SelectMany(s => Lines(s, indent + "  "));

    private static string Symbol(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Not => "!",
        _ => "~",
    };

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
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        _ => ">>>",
    };
}
