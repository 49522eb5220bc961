using System.Numerics;
using System.Reflection;
using AutoDiff.Generator.Derivatives;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Derivatives;

public sealed class DerivativeTableTests
{
    public static TheoryData<string, int> Functions =>
        [.. DerivativeTable.Rows.Where(row => !IsOperator(row) && !row.IsIdentity).Select(row => (row.Name, row.Arity))];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_spelling_exists(string name, int arity)
    {
        DerivativeRow row = DerivativeTable.Get(name, arity);
        foreach ((IrType type, Type real) in new (IrType, Type)[] { (IrType.Double, typeof(double)), (IrType.Float, typeof(float)) })
        {
            Type[] parameters = [.. row.Operands.Select(operand => ParameterType(operand, real))];
            MethodInfo? method = SpelledMethod.Find(row.Spell(type), parameters);
            Assert.NotNull(method);
            Assert.Equal(row.ResultKind switch { ResultKind.Boolean => typeof(bool), ResultKind.Integer => typeof(int), _ => real }, method.ReturnType);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_generic_spelling_exists(string name, int arity)
    {
        string spelling = DerivativeTable.Get(name, arity).Spell(new RealType("TReal"));
        Assert.StartsWith("TReal.", spelling, StringComparison.Ordinal);
        IEnumerable<Type> interfaces = [typeof(IBinaryFloatingPointIeee754<>), .. typeof(IBinaryFloatingPointIeee754<>).GetInterfaces()];
        Assert.Contains(
            interfaces.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)),
            method => method.Name == spelling["TReal.".Length..] && method.GetParameters().Length == arity);
    }

    [Theory]
    [InlineData("Max", 2)]
    [InlineData("Min", 2)]
    [InlineData("Abs", 1)]
    [InlineData("Sign", 1)]
    [InlineData("Clamp", 3)]
    public void Integer_functions_are_those_of_Math(string name, int arity)
    {
        string spelling = DerivativeTable.Get(name, arity).Spell(IrType.Int);
        Assert.NotNull(SpelledMethod.Find(spelling, [.. Enumerable.Repeat(typeof(int), arity)]));
    }

    [Fact]
    public void The_table_knows_every_function_of_Math()
    {
        string[] returnsSeveralOrIntegers = ["BigMul", "DivRem", "SinCos"];
        IEnumerable<string> missing = typeof(Math).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(double)))
            .Where(method => !returnsSeveralOrIntegers.Contains(method.Name))
            .Where(method => DerivativeTable.Find(method.Name, method.GetParameters().Length) is null)
            .Select(method => method.ToString()!);
        Assert.Empty(missing);
    }

    [Fact]
    public void The_table_knows_every_function_of_double()
    {
        string[] noFunctions = ["Parse", "TryParse", "ConvertToInteger", "ConvertToIntegerNative", "SinCos", "SinCosPi"];
        IEnumerable<string> missing = typeof(double).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => !method.Name.StartsWith("op_", StringComparison.Ordinal) && !noFunctions.Contains(method.Name))
            .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(double))
            .Where(method => DerivativeTable.Find(method.Name, method.GetParameters().Length) is null)
            .Select(method => method.ToString()!);
        Assert.Empty(missing);
    }

    [Fact]
    public void Operators_have_rows_and_logic_has_none()
    {
        Assert.Equal("Divide", DerivativeTable.ForOperator(BinaryOperator.Divide)!.Name);
        Assert.Equal("Negate", DerivativeTable.ForOperator(UnaryOperator.Negate)!.Name);
        Assert.True(DerivativeTable.ForOperator(BinaryOperator.Less)!.IsPiecewiseConstant);
        Assert.Null(DerivativeTable.ForOperator(BinaryOperator.AndAlso));
        Assert.Null(DerivativeTable.ForOperator(BinaryOperator.ShiftLeft));
        Assert.Null(DerivativeTable.ForOperator(UnaryOperator.Not));
    }

    [Fact]
    public void Aliases_lead_to_the_same_row()
    {
        Assert.Same(DerivativeTable.Get("Log", 2), DerivativeTable.Get("LogBase", 2));
        Assert.Same(DerivativeTable.Get("IEEERemainder", 2), DerivativeTable.Get("Ieee754Remainder", 2));
        Assert.Null(DerivativeTable.Find("Frobnicate", 1));
        Assert.Throws<ArgumentException>(() => DerivativeTable.Get("Frobnicate", 1));
    }

    [Fact]
    public void Templates_say_what_they_use_and_take_what_they_are_given()
    {
        Expr tanh = DerivativeTable.Get("Tanh", 1).Partial(0, [true], IrType.Double)!;
        Assert.True(Template.UsesResult(tanh));
        Assert.False(Template.UsesOperand(tanh, 0));

        Expr sin = DerivativeTable.Get("Sin", 1).Partial(0, [true], IrType.Double)!;
        Assert.False(Template.UsesResult(sin));
        Assert.True(Template.UsesOperand(sin, 0));
        Expr three = RealConstant.Of(3, IrType.Double);
        Assert.Equal(new Call("Cos", EquatableArrays.Of(three), IrType.Double), Template.Substitute(sin, [three], null));
    }

    [Fact]
    public void Templates_for_a_type_parameter_hold_nothing_of_double()
    {
        RealType type = new("T");
        foreach (DerivativeRow row in DerivativeTable.Rows)
        {
            bool[] active = [.. Enumerable.Repeat(true, row.Arity)];
            foreach (Expr partial in Enumerable.Range(0, row.Arity).Select(i => row.Partial(i, active, type)).OfType<Expr>())
            {
                Assert.DoesNotContain(Walk.All(partial), e => e.Type.Equals(IrType.Double));
            }
        }
    }

    private static bool IsOperator(DerivativeRow row) =>
        (row.Arity == 2 && Enum.TryParse(row.Name, out BinaryOperator _)) || (row.Arity == 1 && Enum.TryParse(row.Name, out UnaryOperator _));

    private static Type ParameterType(RowOperand operand, Type real) =>
        operand.IsReal ? real : operand.Type.Equals(IrType.Int) ? typeof(int) : typeof(MidpointRounding);
}
