using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>
/// Expressions as C#, with the parentheses that keep the tree as it is (also where mathematics would not need them:
/// floating-point sums and products are not associative) and no others.
/// </summary>
internal static class ExpressionPrinter
{
    public static string Print(Expr expression) => Format(expression, OverflowContext.Project).Text;

    /// <summary>An expression where C# converts it to a type by itself: <c>double s = 0;</c>, <c>mean = n;</c>.</summary>
    public static string PrintValue(Expr expression, IrType target) => expression switch
    {
        RealConstant constant when constant.Type.Equals(target) => ConstantText.Short(constant),
        IntegerConstant constant when constant.Type.Equals(target) => ConstantText.Short(constant),
        Convert convert when IsImplicit(convert) && convert.Type.Equals(target) => Print(convert.Operand),
        Conditional choice when IsChoiceOfLiterals(choice) && choice.Type.Equals(target) =>
            Operand(choice.Condition, Precedence.OrElse, OverflowContext.Project)
            + " ? " + Wrapped(choice.WhenTrue, PrintValue(choice.WhenTrue, target)) + " : " + PrintValue(choice.WhenFalse, target),
        _ => Print(expression),
    };

    private static string Operand(Expr expression, Precedence minimum, OverflowContext context)
    {
        (string text, Precedence precedence) = Format(expression, context);
        return precedence < minimum ? "(" + text + ")" : text;
    }

    /// <summary>An operand beside another: where one of the two has its real type for certain, the other converts by itself.</summary>
    private static string Operand(Expr expression, Expr neighbour, bool isFirst, Precedence minimum, OverflowContext context) => expression switch
    {
        RealConstant constant when HasOwnType(neighbour) => ConstantText.Short(constant),
        Convert convert when IsImplicit(convert) && (HasOwnType(neighbour) || neighbour is RealConstant || !isFirst) =>
            Operand(convert.Operand, minimum, context),
        _ => Operand(expression, minimum, context),
    };

    private static (string Text, Precedence Precedence) Format(Expr expression, OverflowContext context)
    {
        OverflowContext wanted = Overflow.Wanted(expression, context);
        if (wanted != context)
        {
            string keyword = wanted == OverflowContext.Checked ? "checked(" : "unchecked(";
            return (keyword + Plain(expression, wanted).Text + ")", Precedence.Primary);
        }

        return Plain(expression, context);
    }

    private static (string Text, Precedence Precedence) Plain(Expr expression, OverflowContext context) => expression switch
    {
        RealConstant e => Constant(ConstantText.Of(e)),
        IntegerConstant e => Constant(ConstantText.Of(e)),
        BoolConstant e => (e.Value ? "true" : "false", Precedence.Primary),
        Literal e => (e.Text, LiteralPrecedence(e.Text)),
        Read e => (Identifier.Of(e.Variable), Precedence.Primary),
        Element e => (Identifier.Of(e.Sequence) + "[" + Format(e.Index, context).Text + "]", Precedence.Primary),
        Length e => (Identifier.Of(e.Sequence) + ".Length", Precedence.Primary),
        Unary e => (Negated(e, context), Precedence.Unary),
        Binary e => (OfBinary(e, context), Operators.Binding(e.Operator)),
        Convert e => OfConvert(e, context),
        Conditional e => (OfConditional(e, context), Precedence.Conditional),
        Call e => OfCall(e, context),
        External e => (OfExternal(e, context), Precedence.Primary),
        Allocate e => ((e.OnStack ? "stackalloc " : "new ") + e.Element.Text + "[" + Format(e.Length, context).Text + "]", Precedence.Primary),
        View e => (OfView(e, context), Precedence.Primary),
        ReturnedArray { Struct: { } name, Sequence: Read { Variable: var numbers } } =>
            ("global::AutoDiff.FlatArray.ToStructs<" + ((SequenceType)numbers.Type).Element.Text + ", " + name + ">(" + Identifier.Of(numbers) + ")", Precedence.Primary),
        ReturnedArray { Lengths.Count: > 0 } e => ("global::AutoDiff.FlatArray.Copy<" + ((SequenceType)e.Sequence.Type).Element.Text + ">(" + Arguments([e.Sequence, .. e.Lengths], context) + ")", Precedence.Primary),
        ReturnedArray { Sequence: Read { Variable: { Type: SequenceType { Kind: SequenceKind.Array } } array } } => (Identifier.Of(array), Precedence.Primary),
        ReturnedArray e => (Operand(e.Sequence, Precedence.Primary, context) + ".ToArray()", Precedence.Primary),
        Pop e => (Identifier.Of(e.Tape) + ".Pop()", Precedence.Primary),
        Take e => (Identifier.Of(e.Scratch) + ".Take(" + Format(e.Length, context).Text + ")", Precedence.Primary),
        TakeStart e => (Identifier.Of(e.Arena) + ".Take(" + Format(e.Length, context).Text + ")", Precedence.Primary),
        TakeBack e => (Identifier.Of(e.Scratch) + ".TakeBack(" + Format(e.Length, context).Text + ")", Precedence.Primary),
        Composite e => (OfComposite(e, context), Precedence.Primary),
        Pair e => ("(" + Arguments([e.First, e.Second], context) + ")", Precedence.Primary),
        ZeroSafeProduct e => ("global::AutoDiff.ChainRule.Multiply(" + Arguments([e.Left, e.Right], context) + ")", Precedence.Primary),
        Operand e => ("operand" + ConstantText.Of(IntegerConstant.Of(e.Index)), Precedence.Primary),
        Result => ("result", Precedence.Primary),
        _ => throw new System.NotSupportedException("No C# for " + expression.GetType().Name),
    };

    private static (string Text, Precedence Precedence) Constant(string text) =>
        (text, ConstantText.IsUnary(text) ? Precedence.Unary : Precedence.Primary);

    /// <summary>A literal's text comes from the binder: a cast or a sign binds like one, anything with spaces is wrapped to be safe.</summary>
    private static Precedence LiteralPrecedence(string text) =>
        ConstantText.IsUnary(text) ? Precedence.Unary
        : text.IndexOf(' ') >= 0 && text.IndexOfAny(['"', '\'']) < 0 ? Precedence.Any
        : Precedence.Primary;

    /// <summary>Two signs in a row would be a decrement.</summary>
    private static string Negated(Unary unary, OverflowContext context)
    {
        string operand = Operand(unary.Operand, Precedence.Unary, context);
        return Operators.Symbol(unary.Operator) + (operand[0] == '-' ? "(" + operand + ")" : operand);
    }

    private static string OfBinary(Binary binary, OverflowContext context)
    {
        Precedence precedence = Operators.Binding(binary.Operator);
        bool logical = precedence is Precedence.AndAlso or Precedence.OrElse;
        string left = Operand(binary.Left, binary.Right, isFirst: true, precedence, context);
        string right = Operand(binary.Right, binary.Left, isFirst: false, logical ? precedence : precedence + 1, context);
        return left + " " + Operators.Symbol(binary.Operator) + " " + (MayDivideByLiteralZero(binary) ? Disguised(right) : right);
    }

    /// <summary>The compiler refuses to divide an integer by a constant zero; at run time it throws, as the source does.</summary>
    private static bool MayDivideByLiteralZero(Binary binary) =>
        binary is { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: IntegerType, Right: not IntegerConstant { Value: not 0 } }
        && IntegerRange.IsConstant(binary.Right);

    /// <summary>The same value, but no constant to the compiler.</summary>
    private static string Disguised(string constant) => "global::System.Math.Max(" + constant + ", " + constant + ")";

    private static string OfConditional(Conditional e, OverflowContext context) =>
        Operand(e.Condition, Precedence.OrElse, context)
        + " ? " + Arm(e.WhenTrue, e.WhenFalse, Precedence.OrElse, context)
        + " : " + Arm(e.WhenFalse, e.WhenTrue, Precedence.Conditional, context);

    private static string Arm(Expr arm, Expr other, Precedence minimum, OverflowContext context) =>
        arm is RealConstant constant && HasOwnType(other) && !IsChoiceOfLiterals(other)
            ? ConstantText.Short(constant)
            : Operand(arm, minimum, context);

    /// <summary>A choice within the first arm of a choice is easily misread.</summary>
    private static string Wrapped(Expr arm, string text) => arm is Conditional ? "(" + text + ")" : text;

    private static (string Text, Precedence Precedence) OfConvert(Convert e, OverflowContext context)
    {
        if (e.Type is RealType { IsGeneric: true } || e.Operand.Type is RealType { IsGeneric: true })
        {
            string create = e.Type.IsReal || e.Checked ? ".CreateChecked(" : ".CreateSaturating(";
            return (e.Type.Text + create + Format(e.Operand, context).Text + ")", Precedence.Primary);
        }

        // After a type that is no keyword, a sign would be taken for a subtraction from it.
        string operand = Operand(e.Operand, Precedence.Unary, context);
        bool ambiguous = operand[0] == '-' && e.Type is OpaqueType or IntegerType { Name: "nint" or "nuint" };
        return ("(" + e.Type.Text + ")" + (ambiguous ? "(" + operand + ")" : operand), Precedence.Unary);
    }

    private static (string Text, Precedence Precedence) OfCall(Call call, OverflowContext context)
    {
        DerivativeRow row = DerivativeTable.Get(call.Function, call.Arguments.Count);
        if (row.IsIdentity)
        {
            return Format(call.Arguments[0], context);
        }

        // An argument that has its real type for certain decides which overload is called; then the others convert by themselves.
        bool isDecided = call.Arguments.Any(HasOwnType);
        IEnumerable<string> arguments = call.Arguments.Select(argument => argument switch
        {
            RealConstant constant when isDecided => ConstantText.Short(constant),
            Convert convert when IsImplicit(convert) && (isDecided || call.Arguments.Any(a => a is RealConstant)) => Format(convert.Operand, context).Text,
            _ => Format(argument, context).Text,
        });
        return (row.Spell(call.Arguments[0].Type) + "(" + string.Join(", ", arguments) + ")", Precedence.Primary);
    }

    private static string OfExternal(External e, OverflowContext context)
    {
        string text = e.Pieces[0];
        for (int i = 0; i < e.Arguments.Count; i++)
        {
            (string argument, Precedence precedence) = Format(e.Arguments[i], context);
            text += (e is LocalCall || IsWhole(text, e.Pieces[i + 1], precedence) ? argument : "(" + argument + ")") + e.Pieces[i + 1];
        }

        return text;
    }

    private static string OfComposite(Composite e, OverflowContext context)
    {
        string text = e.Pieces[0];
        for (int i = 0; i < e.Parts.Count; i++)
        {
            (string part, Precedence precedence) = Format(e.Parts[i], context);
            bool isOperand = text.EndsWith(")", System.StringComparison.Ordinal) || e.Pieces[i + 1].StartsWith(" ?", System.StringComparison.Ordinal);
            text += (isOperand && precedence < Precedence.Primary ? "(" + part + ")" : part) + e.Pieces[i + 1];
        }

        return text;
    }

    /// <summary>Whether an argument stands alone between commas and brackets; in an interpolated string its colons must be wrapped.</summary>
    private static bool IsWhole(string before, string after, Precedence precedence)
    {
        bool interpolated = before.EndsWith("{", System.StringComparison.Ordinal);
        bool alone = (before.EndsWith("(", System.StringComparison.Ordinal) && after.StartsWith(")", System.StringComparison.Ordinal))
            || (before.EndsWith("[", System.StringComparison.Ordinal) && after.StartsWith("]", System.StringComparison.Ordinal));
        return !interpolated && (alone || precedence == Precedence.Primary);
    }

    private static string OfView(View e, OverflowContext context)
    {
        string source = Identifier.Of(e.Source);
        if (e.Start is null && e.Count is null)
        {
            return source;
        }

        List<Expr> bounds = e.Count is null ? [e.Start!] : [e.Start ?? IntegerConstant.Of(0), e.Count];
        string arguments = Arguments(bounds, context);
        return e.Source.Type is SequenceType { Kind: SequenceKind.Array }
            ? "global::System.MemoryExtensions.AsSpan(" + source + ", " + arguments + ")"
            : source + ".Slice(" + arguments + ")";
    }

    /// <summary>Comparisons are wrapped: <c>(a &lt; b, c &gt; (d))</c> would be read as a generic call.</summary>
    private static string Arguments(IEnumerable<Expr> arguments, OverflowContext context) =>
        string.Join(", ", arguments.Select(a => Operand(a, a.Type is BoolType ? Precedence.Primary : Precedence.Any, context)));

    /// <summary>Whether the printed expression has its real type by itself, whatever stands beside it.</summary>
    private static bool HasOwnType(Expr expression) =>
        expression.Type.IsReal && expression is not RealConstant && !(expression is Convert convert && IsImplicit(convert));

    private static bool IsChoiceOfLiterals(Expr expression) =>
        expression is Conditional choice && choice.Type.IsReal && IsLiteral(choice.WhenTrue) && IsLiteral(choice.WhenFalse);

    private static bool IsLiteral(Expr expression) => expression is RealConstant || IsChoiceOfLiterals(expression);

    /// <summary>A conversion that C# makes unasked, of something simple enough that a reader sees it too.</summary>
    private static bool IsImplicit(Convert convert) =>
        convert.Type is RealType { IsGeneric: false }
        && convert.Operand is (Read or Element or Length)
        && (convert.Operand.Type is IntegerType
            || (convert.Operand.Type.Equals(IrType.Float) && convert.Type.Equals(IrType.Double)));
}
