using System.Reflection;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>
/// Computes what an expression means, with C#'s types: double, float, int, long and bool values, arrays for sequences. Functions of
/// the table are called under the name that the table spells.
/// </summary>
internal sealed class IrEvaluator
{
    public Func<Variable, object> Variables { get; init; } = variable => throw new InvalidOperationException(variable.Name);

    public Func<External, object[], object> Externals { get; init; } = (e, _) => throw new InvalidOperationException(e.Pieces[0]);

    public IReadOnlyList<object> Operands { get; init; } = [];

    public object? ResultValue { get; init; }

    public double Real(Expr expression) => System.Convert.ToDouble(Evaluate(expression));

    public object Evaluate(Expr expression) => expression switch
    {
        RealConstant { Type: RealType { Name: "float" } } e => (float)e.Value,
        RealConstant e => e.Value,
        IntegerConstant { Type: IntegerType { Name: "long" } } e => e.Value,
        IntegerConstant e => (int)e.Value,
        BoolConstant e => e.Value,
        Read e => Variables(e.Variable),
        Element e => ((Array)Variables(e.Sequence)).GetValue((int)Evaluate(e.Index))!,
        Length e => ((Array)Variables(e.Sequence)).Length,
        Unary e => Unary(e.Operator, Evaluate(e.Operand)),
        Binary { Operator: BinaryOperator.AndAlso } e => (bool)Evaluate(e.Left) && (bool)Evaluate(e.Right),
        Binary { Operator: BinaryOperator.OrElse } e => (bool)Evaluate(e.Left) || (bool)Evaluate(e.Right),
        Binary e => Binary(e, Evaluate(e.Left), Evaluate(e.Right)),
        Convert e => Converted(Evaluate(e.Operand), e.Type.Text, e.Checked),
        Conditional e => Evaluate((bool)Evaluate(e.Condition) ? e.WhenTrue : e.WhenFalse),
        Call e => Call(e),
        External e => Externals(e, [.. e.Arguments.Select(Evaluate)]),
        Operand e => Operands[e.Index],
        Result => ResultValue!,
        ZeroSafeProduct e => Real(e.Left) == 0 || Real(e.Right) == 0 ? 0 : Real(e.Left) * Real(e.Right),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static object Unary(UnaryOperator op, object value) => (op, value) switch
    {
        (UnaryOperator.Not, bool x) => (object)!x,
        (UnaryOperator.Complement, int x) => ~x,
        (UnaryOperator.Complement, long x) => ~x,
        (UnaryOperator.Negate, double x) => -x,
        (UnaryOperator.Negate, float x) => -x,
        (UnaryOperator.Negate, int x) => unchecked(-x),
        (UnaryOperator.Negate, long x) => unchecked(-x),
        _ => throw new NotSupportedException(op + " " + value.GetType()),
    };

    private static object Binary(Binary e, object left, object right) => (left, right) switch
    {
        (double a, double b) => Arithmetic.Of(e.Operator, a, b),
        (float a, float b) => Arithmetic.Of(e.Operator, a, b),
        (int a, int b) => Arithmetic.OfIntegers(e.Operator, a, b, e.Checked, b),
        (long a, long b) => Arithmetic.OfIntegers(e.Operator, a, b, e.Checked, unchecked((int)b)),
        (long a, int b) => Arithmetic.OfIntegers(e.Operator, a, b, e.Checked, b),
        (bool a, bool b) => Arithmetic.OfBooleans(e.Operator, a, b),
        _ => throw new NotSupportedException(left.GetType() + " " + right.GetType()),
    };

    private static object Converted(object value, string type, bool isChecked) => (type, value) switch
    {
        ("double", double x) => (object)x,
        ("double", float x) => (double)x,
        ("double", int x) => (double)x,
        ("double", long x) => (double)x,
        ("float", double x) => (float)x,
        ("float", float x) => x,
        ("float", int x) => (float)x,
        ("float", long x) => (float)x,
        ("int", double x) => isChecked ? checked((int)x) : unchecked((int)x),
        ("int", float x) => isChecked ? checked((int)x) : unchecked((int)x),
        ("int", int x) => x,
        ("int", long x) => isChecked ? checked((int)x) : unchecked((int)x),
        ("long", double x) => isChecked ? checked((long)x) : unchecked((long)x),
        ("long", float x) => isChecked ? checked((long)x) : unchecked((long)x),
        ("long", int x) => (long)x,
        ("long", long x) => x,
        _ => throw new NotSupportedException(value.GetType() + " to " + type),
    };

    private object Call(Call call)
    {
        DerivativeRow row = DerivativeTable.Get(call.Function, call.Arguments.Count);
        object[] arguments = [.. call.Arguments.Select(Evaluate)];
        if (row.IsIdentity)
        {
            return arguments[0];
        }

        MethodInfo method = SpelledMethod.Find(row.Spell(call.Arguments[0].Type), [.. arguments.Select(a => a.GetType())])
            ?? throw new MissingMethodException(row.Spell(call.Arguments[0].Type));
        try
        {
            return method.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }
}
